export { type FlatEvent, flattenEvent } from './flatten.ts';
