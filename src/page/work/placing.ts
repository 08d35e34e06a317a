import { locate, type Source, type Span } from '../../source/index.ts';
import type { Stretch } from './work.ts';

/** Where the spans of a source stand in the whole document. */
export type Placing = (span: Span) => Stretch;

/**
 * A query stands in its document letter by letter, or with escapes between (in JSON, in some texts of TOML). Then lines and columns tell the
 * place as well as can be told, and no stretch leaves the document.
 */
export function placingIn(document: string, text: Source): Placing {
  const starts = lineStarts(document);
  const base = (starts[text.line - 1] ?? document.length) + text.column - 1;
  if (document.startsWith(text.text, base))
    return ({ start, end }) => {
      const from = Math.min(base + start, document.length);
      return { from, to: Math.min(base + Math.max(start, end), document.length) };
    };
  const offsetOf = (offset: number): number => {
    const { line, column } = locate(text, offset);
    const lineStart = starts[line - 1] ?? document.length;
    const lineEnd = (starts[line] ?? document.length + 1) - 1;
    return Math.min(lineStart + column - 1, lineEnd);
  };
  return ({ start, end }) => {
    const from = offsetOf(start);
    return { from, to: Math.max(from, offsetOf(end)) };
  };
}

let last: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] };

/** Offsets at which lines begin. Those of the last text are remembered: each rule of it asks for them. */
function lineStarts(text: string): readonly number[] {
  if (last.text !== text)
    last = { text, starts: [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map(({ 0: { length }, index }) => index + length)] };
  return last.starts;
}

/** The longest stretch of a rule that is quoted. */
const QUOTED = 160;

/** What stands at a place, on one line. */
export function quoteAt(document: string, { from, to }: Stretch): string {
  const quoted = document.slice(from, to).replace(/\s+/g, ' ');
  return quoted.length <= QUOTED ? quoted : `${quoted.slice(0, QUOTED - 1)}\u2026`;
}
