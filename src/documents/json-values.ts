import type { Diagnostic } from '../source/index.ts';
import { diagnostic } from './codes.ts';
import type { LocatedValue } from './located.ts';
import { memberOf } from './requests/index.ts';
import { parseJson, scanned } from './requests/parse-json.ts';

/**
 * One JSON text, or one a line when the first line is a JSON text by itself. A broken line becomes a problem at its place;
 * the other lines go on.
 */
export function parseValues(text: string): {
  readonly values: readonly LocatedValue[];
  readonly problems: readonly Diagnostic[];
} {
  const whole = parseAt(text, 0, text.length);
  if (whole.ok) return { values: itemsOf(whole.value, text), problems: [] };
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

/** Keys under which pages of an API and exports keep a list of rules. */
const LISTS = ['data', 'rules'];

/** The items of a list, each with its own place, so that what is said of one is not looked for in all the others. */
function itemsOf(whole: LocatedValue, text: string): readonly LocatedValue[] {
  const { value } = whole;
  if (typeof value !== 'object' || value === null) return [whole];
  const key = Array.isArray(value) ? null : LISTS.find((name) => Array.isArray((value as Record<string, unknown>)[name]));
  const items: unknown = key === null ? value : key === undefined ? null : (value as Record<string, unknown>)[key];
  if (!Array.isArray(items) || items.length < 2) return [whole];
  const read = parseJson(scanned(text), 0);
  const node = !read.ok ? null : key === null || key === undefined ? read.node : (memberOf(read.node, key)?.value ?? null);
  if (node?.kind !== 'array' || node.items.length !== items.length) return [whole];
  return node.items.map(({ start, end }, index) => ({ value: items[index], start, end }));
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
