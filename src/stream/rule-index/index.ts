export { type Automaton, automatonOf } from './automata.ts';
export { type Conditions, conditionsOf } from './condition.ts';
export { createFieldSigns, type FieldSigns } from './field-signs.ts';
export { type FiledItem, type Filing, fileRules } from './file.ts';
export { type Files, fileUnder, refiled } from './files.ts';
export { foldedText } from './folded.ts';
export { leadOf } from './pieces.ts';
export type { Told } from './rest.ts';

export { createRuleIndex, indexOver, type RuleIndex } from './rule-index.ts';
export { ANY_UNIT, MOST_SEGMENTS, type Pieces, type Sign, type Stands, signFields } from './sign.ts';
