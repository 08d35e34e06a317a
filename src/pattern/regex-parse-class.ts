import { type Cursor, fail, peek, take, takeCodePoint, takeEscape } from './regex-cursor.ts';
import type { ClassMember, RegexNode } from './regex-node.ts';

/**
 * The rest of a class after its `[` (eql-semantics 7.3). The first member is taken whatever it is, even a `]`; a `-`
 * after any single member makes a range, whose end is taken as it stands.
 */
export function parseClass(cursor: Cursor): RegexNode | null {
  const open = cursor.at - 1;
  const negated = take(cursor, '^');
  const members: ClassMember[] = [];
  do {
    const member = parseMember(cursor);
    if (member === null) return null;
    members.push(member);
  } while (cursor.at < cursor.source.length && !peek(cursor, ']'));
  if (!take(cursor, ']'))
    return fail(cursor, "this '[' is never closed; a ']' as first member or after '-' is a character", open);
  return { kind: 'class', negated, members };
}

function parseMember(cursor: Cursor): ClassMember | null {
  const start = cursor.at;
  const first = takeEscape(cursor);
  if (first === null || first.kind === 'predefined') return first;
  // An escaped backslash cannot start a range: the `-` after it is the next member.
  if (first.escapedBackslash || !take(cursor, '-')) return { kind: 'member', code: first.code };
  // The end of a range drops a backslash without a look at what follows: [a-\d] is a to d.
  take(cursor, '\\');
  const to = takeCodePoint(cursor);
  if (to === null) return null;
  if (first.code > to) return fail(cursor, "the range is out of order; write '\\-' for the character", start);
  return { kind: 'range', from: first.code, to };
}
