import { locate, type Source, type Span } from '../source/index.ts';

/**
 * The part of a document as a source of its own whose places still name lines of the document. `part` must be a literal
 * slice of the text at or after `from`; when it is not (an escaped JSON string), places count from the part's own start
 * and the name says so.
 */
export function cutSource(document: Source, part: string, from = 0): Source {
  const at = document.text.indexOf(part, from);
  if (at < 0) return { name: `${document.name} (query)`, text: part, line: 1, column: 1 };
  const { line, column } = locate(document, at);
  return { name: document.name, text: part, line, column };
}

/** The span of the first occurrence of `needle`, or of the first line when it does not occur. */
export function spanOf(text: string, needle: string, from = 0): Span {
  const at = text.indexOf(needle, from);
  if (at >= 0) return { start: at, end: at + needle.length };
  const firstBreak = text.search(/[\r\n]/);
  return { start: 0, end: firstBreak < 0 ? text.length : firstBreak };
}
