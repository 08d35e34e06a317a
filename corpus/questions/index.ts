export type * from './constant.ts';
export type { FunctionName } from './functions.ts';
export type { LetterCase } from './node.ts';
export type * from './question.ts';
export type * from './rule.ts';
export { sameness } from './sameness.ts';
export { type AnyPart, fieldsIn, partsOf, questionsIn, walk } from './walk.ts';
