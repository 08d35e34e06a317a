export { CODES, type Code, type CodeRow } from './codes/index.ts';
export * from './diagnostic.ts';
export { printable } from './printable.ts';
export { locate, render } from './render.ts';
export { similar } from './similar.ts';
export * from './source.ts';
