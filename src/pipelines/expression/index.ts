import { programOf } from './program.ts';
import { readExpression } from './read.ts';
import type { Groups } from './syntax.ts';
import { firstMatch, type Marks } from './walk.ts';

/** A regular expression of Python that was read. Each search takes time that is linear in the text. */
export interface Expression {
  readonly groups: Groups;
  /** Whether it matches at the start of a text, as `re.match` does. */
  readonly matches: (text: string) => boolean;
  /** The text with what `replace` makes of each match, as `re.sub` does; null: it would take too long. */
  readonly substitute: (text: string, replace: Replace) => string | null;
}

/** What becomes of a match, which is handed over with its groups. */
type Replace = (match: readonly (string | undefined)[]) => string;

/** So many steps are taken for one value: the search for each of its matches may run to the end of the text. */
const MOST_WORK = 5_000_000;

/** Reads an expression; null: it cannot be taken over. */
export function pythonExpression(text: string): Expression | null {
  const read = readExpression(text);
  const program = read === null ? null : programOf(read.syntax);
  if (read === null || program === null) return null;
  const slots = 2 * (read.groups.count + 1);
  return {
    groups: read.groups,
    matches: (value) =>
      firstMatch(program, slots, codesOf(value), 0, {
        anchored: true,
        advance: false,
        work: { left: Number.POSITIVE_INFINITY },
      }) !== null,
    substitute: (value, replace) => {
      const codes = codesOf(value);
      const pieces: string[] = [];
      let at = 0;
      const work = { left: MOST_WORK };
      // Behind a match of nothing another may begin at the same place, and is more.
      for (let advance = false; ; ) {
        const marks = firstMatch(program, slots, codes, at, { anchored: false, advance, work });
        if (work.left < 0) return null;
        if (marks === null) break;
        const [start = 0, end = 0] = marks;
        pieces.push(textOf(codes, at, start), replace(groupsOf(marks, codes)));
        at = end;
        advance = start === end;
      }
      return pieces.join('') + textOf(codes, at, codes.length);
    },
  };
}

function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}

function textOf(codes: readonly number[], start: number, end: number): string {
  return codes
    .slice(start, end)
    .map((code) => String.fromCodePoint(code))
    .join('');
}

function groupsOf(marks: Marks, codes: readonly number[]): readonly (string | undefined)[] {
  return Array.from({ length: marks.length / 2 }, (_, group) => {
    const [start = -1, end = -1] = marks.slice(2 * group, 2 * group + 2);
    return start < 0 || end < 0 ? undefined : textOf(codes, start, end);
  });
}

/** The replacement of `re.sub` as a function of what matched; null: it names a group that is none. */
export function pythonReplacement(text: string, { groups: { count, names } }: Expression): Replace | null {
  const parts: (string | number)[] = [];
  for (const [piece] of text.matchAll(/\\g<[^>]*>|\\[0-9]{1,2}|\\.|[^\\]+|\\$/gs)) {
    const group = /^\\g<([^>]*)>$/.exec(piece)?.[1] ?? /^\\([0-9]{1,2})$/.exec(piece)?.[1];
    if (group === undefined) parts.push(ESCAPES.get(piece) ?? piece);
    else {
      const number = /^\d+$/.test(group) ? Number(group) : (names.get(group) ?? -1);
      if (number < 0 || number > count) return null;
      parts.push(number);
    }
  }
  return (match) => parts.map((part) => (typeof part === 'number' ? (match[part] ?? '') : part)).join('');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\\n', '\n'],
  ['\\t', '\t'],
  ['\\r', '\r'],
  ['\\\\', '\\'],
]);
