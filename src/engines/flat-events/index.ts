export { type FlatEvent, flattenEvent } from './flatten.ts';
export { holdsHalves } from './halves.ts';
export { jsonLine } from './json.ts';
export { momentOf } from './moment.ts';
export { type Branch, putBelow } from './nest.ts';
export { timeOf } from './time.ts';
