import type { NamedValue } from '../conditions/formula.ts';
import type { ConditionNearMiss } from '../near-misses/index.ts';

/** How many constants of a long list are tried, spread evenly over it. */
const CONSTANTS = 64;
/** How many values are tried at one leaf. */
const PROBES = 640;

/** At most `count` elements, evenly spread, the first and the last among them. */
export function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, place) => Math.round((place * (list.length - 1)) / (count - 1))).flatMap((place) =>
    list.slice(place, place + 1),
  );
}

/** Elements of the lists in turn: one of each, then another of each, until all are told. */
export function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const rounds: T[][] = [];
  for (const list of lists)
    for (const [round, element] of list.entries()) {
      const others = rounds[round];
      if (others === undefined) rounds.push([element]);
      else others.push(element);
    }
  return rounds.flat();
}

/**
 * Values on both sides of the edges of a list of texts or patterns, the most telling first: each constant as it is, in turn with
 * every kind of change, each kind tried on another constant until all kinds were tried on all constants or the budget is spent.
 * `acting` says that `*` and `?` are wildcards.
 */
export function textProbes(constants: readonly string[], acting: boolean): readonly NamedValue[] {
  const tried = spread(constants, CONSTANTS);
  const elements = tried.map((constant): NamedValue => ({ name: 'constant', value: written(constant, acting, 'w0', 'a') }));
  const changed = diagonal(tried.map((constant) => changesOf(constant, acting)));
  return inTurn([changed.filter((_, place) => place % 2 === 0), elements, changed.filter((_, place) => place % 2 === 1)]).slice(
    0,
    PROBES,
  );
}

/** Round r tries change k on constant r + k, so that early rounds meet every change and every constant. */
function diagonal(lists: readonly (readonly NamedValue[])[]): readonly NamedValue[] {
  const longest = lists.reduce((most, list) => Math.max(most, list.length), 0);
  const told: NamedValue[] = [];
  for (let round = 0; round < lists.length && told.length < PROBES; round++)
    for (let kind = 0; kind < longest; kind++) {
      const change = lists[(round + kind) % lists.length]?.[kind];
      if (change !== undefined) told.push(change);
    }
  return told;
}

/** A text of the pattern with its stars and marks filled; a function is told the place of the wildcard among its kind. */
function written(pattern: string, acting: boolean, star: string | Filler, mark: string | Filler): string {
  if (!acting) return pattern;
  let stars = 0;
  let marks = 0;
  return Array.from(pattern, (letter) => {
    if (letter === '*') return typeof star === 'string' ? star : star(stars++);
    if (letter === '?') return typeof mark === 'string' ? mark : mark(marks++);
    return letter;
  }).join('');
}

type Filler = (place: number) => string;

function changesOf(constant: string, acting: boolean): readonly NamedValue[] {
  const text = written(constant, acting, '', 'a');
  const full = written(constant, acting, 'w0', 'a');
  const middle = Math.floor(text.length / 2);
  const named = (name: ConditionNearMiss, value: string): NamedValue => ({ name, value });
  return inTurn([
    [
      named('one-letter-more', `${text}x`),
      named('one-letter-before', `x${text}`),
      ...otherCases(text),
      ...numerals(text),
      named('one-letter-less', text.slice(0, -1)),
      named('first-letter-less', text.slice(1)),
      named('middle-letter-less', text.slice(0, middle) + text.slice(middle + 1)),
      named('middle-letter-doubled', text.slice(0, middle) + text.slice(middle, middle + 1) + text.slice(middle)),
      named('trailing-newline', `${text}\n`),
      named('trailing-space', `${text} `),
      named('leading-space', ` ${text}`),
      named('leading-newline', `\n${text}`),
      named('embedded-newline', `${text.slice(0, middle)}\n${text.slice(middle)}`),
      named('trailing-backslash', `${text}\\`),
    ],
    [
      ...wildcards(constant, acting),
      ...backslashes(full),
      ...pieces(constant, acting),
      named('pattern-itself', constant),
      named(
        'slashes-swapped',
        full.replace(/[\\/]/g, (slash) => (slash === '/' ? '\\' : '/')),
      ),
      named(
        'slash-doubled',
        full.replace(/[\\/]/, (slash) => slash + slash),
      ),
      named('kelvin-sign', full.replace(/[kK]/, '\u212a')),
      named('long-s', full.replace(/[sS]/, '\u017f')),
      named('dotless-i', full.replace(/[iI]/, '\u0131')),
      named(
        'accent',
        full.replace(/[aeiou]/, (letter) => `${letter}\u0301`),
      ),
      named('astral', `${full}\u{1f480}`),
      named('dot-replaced', full.replace('.', 'x')),
      named('empty-text', ''),
    ],
  ]);
}

/** Texts that a reader of numbers takes for the same number. */
function numerals(text: string): readonly NamedValue[] {
  if (!/^\d{1,15}$/.test(text)) return [];
  return [
    { name: 'leading-zero', value: `0${text}` },
    { name: 'with-a-sign', value: `+${text}` },
    { name: 'with-a-fraction', value: `${text}.0` },
  ];
}

function otherCases(text: string): readonly NamedValue[] {
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  const swap = (letter: string) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase());
  const first = text.search(/[a-z]/i);
  const one = first < 0 ? text : text.slice(0, first) + swap(text.charAt(first)) + text.slice(first + 1);
  const ways: readonly NamedValue[] = [
    { name: 'upper-case', value: upper },
    { name: 'lower-case', value: lower },
    { name: 'one-letter-of-other-case', value: one },
  ];
  return ways.filter(({ value }) => value !== text);
}

/** Wildcards at their work, one at a time; or, where `*` and `?` are letters, what they would let pass if they worked. */
function wildcards(constant: string, acting: boolean): readonly NamedValue[] {
  const stars = [...constant].filter((letter) => letter === '*').length;
  const marks = [...constant].filter((letter) => letter === '?').length;
  if (stars + marks === 0) return [];
  if (!acting) {
    const ways = [written(constant, true, 'xx', 'x'), written(constant, true, '', 'x'), written(constant, true, 'x', '')];
    return ways.map((value) => ({ name: 'as-if-wildcards-acted', value }));
  }
  const only =
    (place: number, put: string, else_: string): Filler =>
    (at) =>
      at === place ? put : else_;
  const found: NamedValue[] = [];
  for (let place = 0; place < Math.min(marks, 6); place++) {
    for (const [name, put] of [
      ['no-letter-for-a-mark', ''],
      ['two-letters-for-a-mark', 'ab'],
      ['astral-for-a-mark', '\u{1f480}'],
      ['newline-for-a-mark', '\n'],
      ['mark-for-a-mark', '?'],
    ] as const)
      found.push({ name, value: written(constant, true, 'w0', only(place, put, 'a')) });
  }
  if (stars > 0) found.push({ name: 'nothing-for-stars', value: written(constant, true, '', 'a') });
  for (let place = 0; place < Math.min(stars, 6); place++) {
    for (const [name, put] of [
      ['newline-for-a-star', 'a\nb'],
      ['long-run-for-a-star', 'a b\\c/d.e*f?g[h](i)^$|'],
      ['star-for-a-star', '*'],
      ['astral-for-a-star', '\u{1f480}'],
    ] as const)
      found.push({ name, value: written(constant, true, only(place, put, ''), 'a') });
  }
  return found;
}

/** Backslashes dropped and doubled, one at a time and all at once: what a layer of escaping too few or too many does. */
function backslashes(text: string): readonly NamedValue[] {
  const places = [...text.matchAll(/\\/g)].map((match) => match.index);
  if (places.length === 0) return [];
  const each = [...new Set([...places.slice(0, 3), ...places.slice(-1)])].flatMap((place): readonly NamedValue[] => [
    { name: 'backslash-dropped', value: text.slice(0, place) + text.slice(place + 1) },
    { name: 'backslash-doubled', value: `${text.slice(0, place)}\\${text.slice(place)}` },
  ]);
  return [
    { name: 'backslashes-dropped', value: text.replaceAll('\\', '') },
    { name: 'backslashes-doubled', value: text.replaceAll('\\', '\\\\') },
    ...each,
  ];
}

/** The literal pieces between stars in the wrong order, and sharing letters where one ends as the next begins. */
function pieces(constant: string, acting: boolean): readonly NamedValue[] {
  if (!acting) return [];
  const parts = constant.replaceAll('?', 'a').split(/\*+/);
  const inner = parts.filter((part) => part !== '');
  if (inner.length < 2) return [];
  const found: NamedValue[] = [{ name: 'pieces-reversed', value: [...inner].reverse().join('') }];
  for (const [place, part] of inner.entries()) {
    const next = inner[place + 1];
    if (next === undefined) break;
    const shared = overlap(part, next);
    if (shared > 0)
      found.push({
        name: 'pieces-overlapping',
        value: [...inner.slice(0, place), part + next.slice(shared), ...inner.slice(place + 2)].join(''),
      });
    found.push({ name: 'piece-left-out', value: inner.filter((_, other) => other !== place).join('') });
  }
  return found.slice(0, 8);
}

function overlap(left: string, right: string): number {
  for (let length = Math.min(left.length, right.length); length > 0; length--)
    if (left.endsWith(right.slice(0, length))) return length;
  return 0;
}
