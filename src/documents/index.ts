export { EMPTY_META } from '../ir/index.ts';
export type { DocumentForm, ReadOutcome, RuleDocument } from './document.ts';
export { looksLikeRule, looksLikeSpreadEvents } from './looks-like-rule.ts';
export { decodeDocument, formOf, readDocuments } from './read.ts';
