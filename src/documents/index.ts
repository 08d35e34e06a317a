export {
  type DocumentForm,
  EMPTY_META,
  type RuleDocument,
} from './document.ts';
export { decodeDocument, formOf, readDocuments } from './read.ts';
