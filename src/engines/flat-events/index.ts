export { type FlatEvent, flattenEvent } from './flatten.ts';
export { timeOf } from './time.ts';
