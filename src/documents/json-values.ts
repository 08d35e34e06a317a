import { type Diagnostic, diagnostic } from '../source/index.ts';
import type { LocatedValue } from './records.ts';

/**
 * One JSON text, or one a line when the first line is a JSON text by itself. A broken line becomes a problem at its place;
 * the other lines go on.
 */
export function parseValues(text: string): {
  readonly values: readonly LocatedValue[];
  readonly problems: readonly Diagnostic[];
} {
  const whole = parseAt(text, 0, text.length);
  if (whole.ok) return { values: [whole.value], problems: [] };
  const values: LocatedValue[] = [];
  const problems: Diagnostic[] = [];
  for (let start = 0; start < text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed < 0 ? text.length : lineFeed;
    const line = parseAt(text, start, end);
    if (line.ok) values.push(line.value);
    else if (line.problem !== null && values.length === 0) return { values: [], problems: [whole.problem ?? line.problem] };
    else if (line.problem !== null) problems.push(line.problem);
    start = end + 1;
  }
  return { values, problems };
}

type Parsed =
  | { readonly ok: true; readonly value: LocatedValue }
  /** The problem is null for a blank text. */
  | { readonly ok: false; readonly problem: Diagnostic | null };

function parseAt(text: string, start: number, end: number): Parsed {
  const part = text.slice(start, end);
  if (part.trim() === '') return { ok: false, problem: null };
  try {
    return { ok: true, value: { value: JSON.parse(part), start, end } };
  } catch (error) {
    const offset = Math.min(start + errorOffset(String(error), part), Math.max(start, end - 1));
    const cutOff = offset >= start + part.trimEnd().length - 1;
    const message = cutOff ? 'the JSON ends too early; it seems to be cut off' : 'the JSON does not parse here';
    return { ok: false, problem: diagnostic('document-syntax', message, { start: offset, end: offset + 1 }) };
  }
}

/** Engines tell the place only in words, and some not at all. */
function errorOffset(message: string, part: string): number {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  return /end of (JSON )?input|unterminated/i.test(message) ? part.trimEnd().length : 0;
}
