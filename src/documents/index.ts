export { EMPTY_META } from '../ir/index.ts';
export { reachingOut } from './beside.ts';
export { type DocumentCode, documentCodes } from './codes.ts';
export { transcriptEvents } from './console.ts';
export type { DocumentForm, ReadOutcome, RuleDocument } from './document.ts';
export { formOf } from './form.ts';
export { queryEndings, ruleInOne, titlesOf } from './known.ts';
export { looksLikeForeignRule, looksLikeRule, looksLikeSpreadEvents } from './looks-like-rule.ts';
export { decodeDocument, readDocuments } from './read.ts';
