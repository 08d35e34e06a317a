export { createFieldSigns, type FieldSigns } from './field-signs.ts';
export type { FiledItem, Filing } from './file.ts';
export { fileUnder, refiled } from './files.ts';
export { type Needs, needsOf } from './needs.ts';
export { createRuleIndex } from './rule-index.ts';
export { MOST_SEGMENTS, type Sign, type Stands, signFields } from './sign.ts';
