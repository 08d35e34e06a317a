export { actionOf, documentOf } from './bulk.ts';
export { textStart } from './encoding.ts';
export { FIRST_KEYS, guessByFirstKey, leadingLetters } from './first-key.ts';
export type { Hit } from './hit.ts';
export { type Input, linesBegin, openInput, openLines } from './open-input.ts';
export { createValueSplitter } from './values.ts';
export { type Within, withinOf } from './within.ts';
