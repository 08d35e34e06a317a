export * from './codes.ts';
export * from './diagnostic.ts';
export type * from './placeholders.ts';
export { printable, printableJson, printableLine } from './printable.ts';
export { memberSpans, rawMembers } from './raw-json.ts';
export { headline, locate, render } from './render.ts';
export { similar } from './similar.ts';
export * from './source.ts';
export { thrownMessage } from './thrown.ts';
