import type { Span } from './source.ts';

/**
 * Places in JSON text that was parsed before, so that a document can be passed on letter by letter: parsing and printing again would
 * change large numbers and the spelling of others. Texts must be valid JSON.
 */

/** The texts of an object's members, or of an array's elements under their places; empty for any other value. */
export function rawMembers(text: string): ReadonlyMap<string, string> {
  return new Map(memberSpans(text).map(({ key, value }) => [key, text.slice(value.start, value.end)]));
}

/** A member of an object, or an element of an array under its place. */
interface MemberSpan {
  readonly key: string;
  /** Of an element, where its value is. */
  readonly keyAt: Span;
  readonly value: Span;
}

/** Where the members stand of the object or array that begins at `from` or, behind white space, after it; a key may be twice there. */
export function memberSpans(text: string, from = 0): readonly MemberSpan[] {
  const members: MemberSpan[] = [];
  let at = skipSpace(text, from);
  const opening = text[at];
  if (opening !== '{' && opening !== '[') return members;
  at = skipSpace(text, at + 1);
  for (let place = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; place++) {
    let key = String(place);
    let keyAt: Span | null = null;
    if (opening === '{') {
      keyAt = { start: at, end: valueEnd(text, at) };
      key = JSON.parse(text.slice(keyAt.start, keyAt.end));
      at = skipSpace(text, skipSpace(text, keyAt.end) + 1);
    }
    const value = { start: at, end: valueEnd(text, at) };
    members.push({ key, keyAt: keyAt ?? value, value });
    at = skipSpace(text, value.end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return members;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '')) at++;
  return at;
}

/** Where the value that begins here ends. */
function valueEnd(text: string, from: number): number {
  const first = text[from];
  if (first === '"') return stringEnd(text, from);
  if (first !== '{' && first !== '[') {
    const scalar = /[^\s,\]}]*/y;
    scalar.lastIndex = from;
    return from + (scalar.exec(text)?.[0].length ?? 0);
  }
  const next = /["{}[\]]/g;
  next.lastIndex = from + 1;
  for (let depth = 1; depth > 0; ) {
    const found = next.exec(text);
    if (found === null) return text.length;
    if (found[0] === '"') next.lastIndex = stringEnd(text, found.index);
    else depth += found[0] === '{' || found[0] === '[' ? 1 : -1;
  }
  return next.lastIndex;
}

function stringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
