/** A place in the documentation that a fragment names. */
export interface Place {
  readonly kind: 'docs' | 'code';
  /** The key of a page, or a code; empty: the list of all. */
  readonly name: string;
  /** The number of a heading in the page. */
  readonly section?: number;
}

/** `#docs/language:3` or `#code/single-equals`; null: the fragment names none. */
export function placeIn(hash: string): Place | null {
  const [, kind, name = '', section] = /^#(docs|code)\/([\w/-]*)(?::(\d{1,4}))?$/.exec(hash) ?? [];
  if (kind !== 'docs' && kind !== 'code') return null;
  return { kind, name, ...(section === undefined ? {} : { section: Number(section) }) };
}
