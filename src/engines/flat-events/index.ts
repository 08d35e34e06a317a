export { type FlatEvent, flattenEvent } from './flatten.ts';
export { type Branch, putBelow } from './nest.ts';
export { timeOf } from './time.ts';
