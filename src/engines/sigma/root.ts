import type { SigmaDocument } from './document.ts';

/** Far more than a sequence has items; correlations of correlations nest as deep as there are documents. */
const MOST_DOCUMENTS = 1000;

/** The document that no other refers to, which is the rule; a text says why there is none. */
export function rootOf(documents: readonly SigmaDocument[]): SigmaDocument | string {
  if (documents.length > MOST_DOCUMENTS) return `more than ${MOST_DOCUMENTS} documents`;
  const referred = new Set(documents.flatMap((document) => (document.kind === 'correlation' ? document.rules : [])));
  const [root, ...others] = documents.filter(({ names }) => !names.some((name) => referred.has(name)));
  if (root !== undefined && others.length === 0) return root;
  return `expected one document that no other refers to, found ${root === undefined ? 0 : others.length + 1}`;
}

/** The document that has the name or the id; a text says why there is none. */
export function named(name: string, documents: readonly SigmaDocument[]): SigmaDocument | string {
  const [document, ...more] = documents.filter(({ names }) => names.includes(name));
  if (document !== undefined && more.length === 0) return document;
  return `${more.length === 0 ? 'no' : 'more than one'} document is called ${JSON.stringify(name)}`;
}
