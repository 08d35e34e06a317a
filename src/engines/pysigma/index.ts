export { type Bridge, bridgeOver } from './bridge.ts';
export { CONVERTERS, type Converter } from './converters.ts';
export { pysigma } from './inspector.ts';
export { sqliteOver } from './sqlite.ts';
