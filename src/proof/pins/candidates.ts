import type { Json, Scalar } from '../../event/index.ts';
import type { Field } from '../../ir/index.ts';
import type { TextPattern, WildcardPart } from '../../pattern/index.ts';
import type { Leaf, SetLeaf } from '../condition.ts';
import { lengthTexts } from '../values/lengths.ts';
import type { Line } from '../values/line.ts';
import type { Stretches } from '../values/stretches.ts';
import type { ValueSet } from '../values/value-set.ts';

/** A value that tells something of a leaf, in it or just outside. */
export interface Candidate {
  /** What the event carries; undefined: nothing. */
  readonly value: Json | undefined;
  /** What is special about it, in plain words; empty: that it is there. */
  readonly told: string;
  readonly rank: Rank;
}

/** What is tried first: one value and one that just is none, then each value of its own, then their letters, their ends, the rest. */
export const RANKS = ['first', 'each', 'letters', 'ends', 'rest', 'long'] as const;

export type Rank = (typeof RANKS)[number];

/** Values to try on a leaf; `sample` is one of its set, where there is one. */
export function candidatesOf(leaf: Leaf, { set, field }: SetLeaf, sample: Scalar | null): readonly Candidate[] {
  const own = set.kind === 'texts' ? textsOf(leaf, field, sample) : placesOf(set.line, set.stretches);
  const [first] = own;
  const lists: Candidate[] =
    first?.value === undefined
      ? []
      : [
          { value: [first.value, otherIn(set)], told: 'one of two values', rank: 'rest' },
          { value: [first.value], told: 'in a list', rank: 'rest' },
        ];
  return [...own, { value: undefined, told: 'absent', rank: 'first' }, ...lists, { value: null, told: 'null', rank: 'rest' }];
}

/** What stands beside a value in a list. */
function otherIn(set: ValueSet): Scalar {
  return set.kind === 'texts' ? 'another' : set.line.value(0n);
}

function textsOf(leaf: Leaf, field: Field, sample: Scalar | null): readonly Candidate[] {
  const texts = examplesOf(leaf, sample);
  const letter = letterBeside(texts);
  // Letter case and ends are those of the whole leaf: one of its values tells them.
  const told = Math.max(
    0,
    texts.findIndex(({ text }) => otherCase(text) !== text),
  );
  return [
    ...texts.flatMap((example, at) => around(example, at === 0, at === told, letter)),
    { value: '', told: 'empty', rank: 'rest' as const },
    ...longest(texts[0], field),
  ];
}

/** A text that is meant to be in the set, and others like it. */
interface Example {
  readonly text: string;
  readonly near: readonly Near[];
  /** Fills its stars, so that it may be of any length. */
  readonly filled?: (fill: string) => string;
}

type Near = Pick<Candidate, 'told' | 'rank'> & { readonly text: string };

function around({ text, near }: Example, isFirst: boolean, tellsAll: boolean, letter: string): readonly Candidate[] {
  const quoted = JSON.stringify(text);
  const letters = Array.from(text);
  const part = (from: number, to: number): string => letters.slice(from, to).join('');
  const { length } = letters;
  const middle = length >> 1;
  const more: readonly Near[] = [
    { text: otherCase(text), told: `${quoted} in the other letter case`, rank: tellsAll ? 'letters' : 'rest' },
    ...near,
    { text: text + letter, told: `one character more than ${quoted}`, rank: isFirst ? 'first' : 'rest' },
    { text: letter + text, told: `one character before ${quoted}`, rank: isFirst ? 'ends' : 'rest' },
    { text: part(0, length - 1), told: `one character less than ${quoted}`, rank: isFirst ? 'ends' : 'rest' },
    { text: part(1, length), told: `${quoted} without its first character`, rank: 'rest' },
    { text: `${part(0, middle)}\n${part(middle, length)}`, told: `${quoted} with a line break inside`, rank: 'rest' },
    { text: `${text}\n`, told: `${quoted} before a line break`, rank: 'rest' },
  ];
  return [
    { value: text, told: '', rank: isFirst ? 'first' : 'each' },
    ...more.flatMap((one) => (one.text === text ? [] : [{ value: one.text, told: one.told, rank: one.rank }])),
  ];
}

/** A letter that none of the texts begins or ends with. */
function letterBeside(texts: readonly Example[]): string {
  const taken = new Set(texts.flatMap(({ text }) => [text.at(0), text.at(-1)].map((letter) => letter?.toLowerCase())));
  return [...'xyzqkwj'].find((letter) => !taken.has(letter)) ?? 'x';
}

function otherCase(text: string): string {
  return Array.from(text, (letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())).join('');
}

function examplesOf(leaf: Leaf, sample: Scalar | null): readonly Example[] {
  switch (leaf.kind) {
    case 'one-of':
      return leaf.values.map((value) => ({ text: String(value), near: [] }));
    case 'matches':
    case 'anywhere':
      return patternOf(leaf.pattern, sample);
    case 'words':
      return leaf.sought.kind === 'phrase'
        ? [
            {
              text: leaf.sought.words.join(' '),
              near: [{ text: leaf.sought.words.join('. '), told: 'other signs between words', rank: 'each' }],
            },
          ]
        : [
            {
              text: leaf.sought.pieces.join(''),
              near: [{ text: leaf.sought.pieces.join('x'), told: 'more between', rank: 'each' }],
            },
          ];
    case 'range':
      return [leaf.lower, leaf.upper].flatMap((bound) => (bound === null ? [] : [{ text: String(bound.value), near: [] }]));
    case 'computed': {
      const length = lengthTexts(leaf)?.units;
      return length === undefined ? [] : [{ text: 'x'.repeat(length), near: [] }];
    }
    case 'present':
    case 'date-range':
    case 'in-network':
      return [{ text: 'x', near: [] }];
  }
}

/** The most edits of an expression's example that are tried. */
const MOST_EDITS = 24;

function patternOf(pattern: TextPattern, sample: Scalar | null): readonly Example[] {
  if (pattern.kind === 'wildcard') return [wildcardOf(pattern.parts)];
  if (sample === null) return [];
  const text = String(sample);
  const letters = Array.from(text);
  const quoted = JSON.stringify(text);
  const near = letters.slice(0, MOST_EDITS).flatMap((letter, at): readonly Near[] => {
    const [before, after] = [letters.slice(0, at).join(''), letters.slice(at + 1).join('')];
    return [
      { text: before + after, told: `${quoted} without character ${at + 1}`, rank: 'ends' },
      { text: before + letter + letter + after, told: `${quoted} with character ${at + 1} twice`, rank: 'ends' },
      { text: `${before}~${after}`, told: `${quoted} with another character ${at + 1}`, rank: 'rest' },
    ];
  });
  return [{ text, near }];
}

function wildcardOf(parts: readonly WildcardPart[]): Example {
  const spelled = (fill: string, one: string, shorter = -1): string =>
    parts
      .map((part, at) =>
        part.kind === 'literal' ? (at === shorter ? withoutLast(part.text) : part.text) : part.kind === 'one' ? one : fill,
      )
      .join('');
  const literals = parts.flatMap((part, at) => (part.kind === 'literal' ? [at] : []));
  const hasStar = parts.some(({ kind }) => kind === 'any-run');
  const hasOne = parts.some(({ kind }) => kind === 'one');
  return {
    text: spelled('', 'x'),
    ...(hasStar ? { filled: (fill: string) => spelled(fill, 'x') } : {}),
    near: [
      ...(hasStar ? [{ text: spelled('x', 'x'), told: 'something for each star', rank: 'each' as const }] : []),
      ...(hasStar ? [{ text: spelled('x\ny', 'x'), told: 'a line break for each star', rank: 'rest' as const }] : []),
      ...(hasOne ? [{ text: spelled('', ''), told: 'nothing for a question mark', rank: 'ends' as const }] : []),
      ...(hasOne ? [{ text: spelled('', 'xy'), told: 'two characters for a question mark', rank: 'ends' as const }] : []),
      ...literals.map((at) => ({
        text: spelled('', 'x', at),
        told: 'one piece without its last character',
        rank: 'ends' as const,
      })),
    ],
  };
}

function withoutLast(text: string): string {
  return Array.from(text).slice(0, -1).join('');
}

/** Texts as long as an index keeps them, and one character more. */
function longest(example: Example | undefined, { ignoreAbove }: Field): readonly Candidate[] {
  if (ignoreAbove === null || ignoreAbove > 10_000 || example?.filled === undefined) return [];
  const least = example.filled('').length;
  const stars = example.filled('x').length - least;
  const fill = Math.floor((ignoreAbove - least) / stars);
  if (fill < 1) return [];
  const [fits, exceeds] = [fill, fill + 1].map((length) => example.filled?.('x'.repeat(length)) ?? '');
  return [
    { value: fits, told: 'as long as the index keeps it', rank: 'long' },
    { value: exceeds, told: 'longer than the index keeps it', rank: 'long' },
  ];
}

/** The ends of each stretch, and the places just outside. */
function placesOf(line: Line, stretches: Stretches): readonly Candidate[] {
  return stretches.flatMap(({ from, to }, at): readonly Candidate[] => {
    const rank = at === 0 ? 'first' : 'each';
    const isOpen = { below: from <= line.first, above: to >= line.last };
    const middle = isOpen.below && isOpen.above ? [{ value: line.value(0n), told: '', rank } as const] : [];
    const below: readonly Candidate[] = isOpen.below
      ? []
      : [
          { value: line.value(from), told: from === to ? '' : 'the first of a range', rank },
          { value: line.value(from - 1n), told: 'just before a range', rank },
        ];
    const above: readonly Candidate[] = isOpen.above
      ? []
      : [
          { value: line.value(to), told: 'the last of a range', rank: at === 0 && isOpen.below ? 'first' : 'ends' },
          { value: line.value(to + 1n), told: 'just behind a range', rank: at === 0 ? 'first' : 'ends' },
        ];
    return [...middle, ...below, ...above];
  });
}
