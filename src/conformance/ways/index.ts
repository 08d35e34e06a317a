export { valuesOf, withField } from './event-fields.ts';
export { failedPort, judgePort, type PortCase, type PortVerdict } from './judge-port.ts';
export { judgePortOnTimelines } from './judge-timelines.ts';
export { inPlain } from './repair.ts';
export type { Runner } from './sides.ts';
export { messageOf } from './words.ts';
