export { type FlatEvent, flattenEvent } from './flatten.ts';
export { jsonLine } from './json.ts';
export { type Branch, putBelow } from './nest.ts';
export { timeOf } from './time.ts';
