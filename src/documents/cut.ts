import { locate, type Source, type Span } from '../source/index.ts';

/** Cuts queries out of one document, in the order in which they stand there. */
interface Cutter {
  /**
   * The part of the document as a source of its own whose places still name lines of the document. `part` is looked for at
   * or after `from` and after the parts cut before. When it does not stand there literally (an escaped JSON string),
   * places count from the part's own start and the name says whose query it is.
   */
  cut(part: string, from: number, owner: string | null): Source;
  /** The part that is known to stand at `at`; null: it does not stand there literally. */
  place(part: string, at: number | null, owner: string | null): Source;
}

/** So many parts are looked for in vain before looking stops: each search in vain reads the whole rest of the document. */
const PATIENCE = 50;

/** A cutter reads the document once, however many parts are cut. */
export function createCutter(document: Source): Cutter {
  let patience = PATIENCE;
  let searched = 0;
  let known = { offset: 0, line: document.line, column: document.column };

  function place(offset: number): { readonly line: number; readonly column: number } {
    const rest: Source = { ...document, text: document.text.slice(known.offset), line: known.line, column: known.column };
    known = { offset, ...locate(rest, offset - known.offset) };
    return known;
  }

  function located(part: string, at: number): Source {
    searched = at + part.length;
    const { line, column } = place(at);
    return { name: document.name, text: part, line, column };
  }

  function apart(part: string, owner: string | null): Source {
    const whose = owner === null ? 'query' : `query of ${owner}`;
    return { name: `${document.name} (${whose})`, text: part, line: 1, column: 1 };
  }

  return {
    cut(part, from, owner) {
      const at = patience > 0 ? document.text.indexOf(part, Math.max(from, searched)) : -1;
      if (at >= 0) return located(part, at);
      patience--;
      return apart(part, owner);
    },
    place(part, at, owner) {
      return at !== null && at >= searched && document.text.startsWith(part, at) ? located(part, at) : apart(part, owner);
    },
  };
}

/** The one part of a document that holds its query. */
export function cutSource(document: Source, part: string, from = 0): Source {
  return createCutter(document).cut(part, from, null);
}

/** The span of the first occurrence of `needle` between two places, or of the first line there when it does not occur. */
export function spanOf(text: string, needle: string, from = 0, to = text.length): Span {
  const part = text.slice(from, to);
  const at = part.indexOf(needle);
  if (at >= 0) return { start: from + at, end: from + at + needle.length };
  const firstBreak = part.search(/[\r\n]/);
  return { start: from, end: firstBreak < 0 ? to : from + firstBreak };
}
