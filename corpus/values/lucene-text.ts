import { DAEMON_LIKE } from '../background/names.ts';
import type { NamedValue } from '../conditions/formula.ts';
import { inClass, matchesLucene } from '../conditions/lucene.ts';
import type { CharacterClass, LuceneNode, LucenePattern } from '../conditions/lucene-syntax.ts';
import type { ConditionNearMiss } from '../near-misses/index.ts';
import type { Random } from '../random.ts';

/** A text that the pattern probably covers in exact matching; `plain` takes every repeat as few times as it can. */
export function luceneText(random: Random, pattern: LucenePattern, plain: boolean): string {
  if (pattern === null) return '';
  switch (pattern.kind) {
    case 'class':
      return letterOf(random, pattern.set);
    case 'sequence':
      return pattern.parts.map((part) => luceneText(random, part, plain)).join('');
    case 'union':
      return luceneText(random, pattern.parts[random.int(0, pattern.parts.length - 1)] ?? null, plain);
    case 'both': {
      // One side is drawn and the others are asked; what a few draws do not find is left out.
      const drawn = Array.from({ length: 12 }, (_, round) => {
        const part = pattern.parts[round % pattern.parts.length];
        return luceneText(random, part ?? null, plain);
      });
      return drawn.find((text) => pattern.parts.every((part) => matchesLucene(part, text, 'exact') === true)) ?? '';
    }
    case 'complement':
      return (
        [random.word(), '', `${luceneText(random, pattern.part, plain)}x`].find(
          (text) => matchesLucene(pattern.part, text, 'exact') === false,
        ) ?? ''
      );
    case 'nothing':
    case 'place':
      return '';
    case 'interval':
      return numeral(random.int(pattern.from, pattern.to), pattern.digits);
    case 'repeat': {
      const name = plain ? null : nameFor(random, pattern);
      if (name !== null) return name;
      const count = plain ? pattern.min : random.int(pattern.min, Math.min(pattern.max, pattern.min + 4));
      return Array.from({ length: Math.min(count, LONGEST_REPEAT) }, () => luceneText(random, pattern.part, plain)).join('');
    }
  }
}

/** A name such as programs and files have, where a repeat of letters may be one; as often as not, or never, it is null. */
function nameFor(random: Random, { part, min, max }: LuceneNode & { readonly kind: 'repeat' }): string | null {
  if (part.kind !== 'class' || max < LONGEST_NAME || !random.chance(0.8)) return null;
  const name = random.chance(0.5) ? random.pick(DAEMON_LIKE) : random.word();
  const fits = name.length >= min && Array.from(name).every((letter) => inClass(part.set, letter.codePointAt(0) ?? 0));
  return fits ? name : null;
}

const LONGEST_NAME = 24;
const LONGEST_REPEAT = 300;

function numeral(value: number, digits: number | null): string {
  return String(value).padStart(digits ?? 1, '0');
}

const COMMON = [...'aeknrst0279_-/.AX '].map((letter) => letter.codePointAt(0) ?? 0);

function letterOf(random: Random, set: CharacterClass): string {
  const common = COMMON.filter((code) => inClass(set, code));
  const listed = set.negated ? [] : [...set.members, ...set.ranges.map(([from, to]) => random.int(from, Math.max(from, to)))];
  const from = [...common, ...listed];
  return String.fromCodePoint(from[random.int(0, Math.max(0, from.length - 1))] ?? 97);
}

/** Nodes of one pattern that are varied, and texts made of it. */
const NODES = 120;
const PROBES = 400;

/**
 * Texts on both sides of every edge of a pattern: each alternative of a union, each repeat one time too few, as few, as many and
 * one time too many, the ends of each range of a class and their neighbours, members left out, other cases, ends left open.
 */
export function luceneProbes(random: Random, pattern: LucenePattern): readonly NamedValue[] {
  if (pattern === null) return [];
  const whole = luceneText(random, pattern, false);
  const probes: NamedValue[] = [
    { name: 'regex-plain', value: luceneText(random, pattern, true) },
    { name: 'after-the-end', value: `${whole}x` },
    { name: 'before-the-start', value: `x${whole}` },
    { name: 'upper-case', value: whole.toUpperCase() },
    { name: 'lower-case', value: whole.toLowerCase() },
    { name: 'regex-filled', value: luceneText(random, pattern, false) },
    { name: 'trailing-newline', value: `${whole}\n` },
    { name: 'trailing-space', value: `${whole} ` },
    { name: 'leading-space', value: ` ${whole}` },
    { name: 'trailing-nul', value: `${whole}\u0000` },
    { name: 'slash-doubled', value: whole.replace(/[\\/]/, (slash) => slash + slash) },
    { name: 'one-letter-less', value: whole.slice(0, -1) },
    { name: 'first-letter-less', value: whole.slice(1) },
  ];
  const groups = pathsOf(pattern).map((path) => changesOf(random, path));
  // The first change of every node, then the second of every node: a small corpus sees something of each.
  for (let round = 0; round < Math.max(0, ...groups.map((group) => group.length)) && probes.length < PROBES; round++)
    for (const group of groups) probes.push(...group.slice(round, round + 1));
  return probes.slice(0, PROBES);
}

type Path = readonly [LuceneNode, ...LuceneNode[]];

/** The nodes worth varying, each with the nodes around it, from the whole pattern inwards. */
function pathsOf(pattern: LuceneNode): readonly Path[] {
  const found: Path[] = [];
  const rest: Path[] = [[pattern]];
  for (let path = rest.shift(); path !== undefined && found.length < NODES; path = rest.shift()) {
    const node = path.at(-1);
    if (node === undefined) continue;
    if (node.kind !== 'sequence') found.push(path);
    if (node.kind === 'sequence' || node.kind === 'union') for (const part of node.parts) rest.push([...path, part]);
    if (node.kind === 'repeat') rest.push([...path, node.part]);
  }
  return found;
}

/** The whole text with one node of it put differently. */
function changesOf(random: Random, path: Path): readonly NamedValue[] {
  const node = path.at(-1);
  if (node === undefined) return [];
  return partsOf(random, node).map(({ name, value }) => ({ name, value: around(random, path, 0, String(value)) }));
}

/** The text of the node at a place of the path, with `inner` for the last of them. */
function around(random: Random, path: Path, place: number, inner: string): string {
  const node = path[place];
  const next = path[place + 1];
  if (node === undefined || next === undefined) return inner;
  const held = around(random, path, place + 1, inner);
  switch (node.kind) {
    case 'sequence':
      return node.parts.map((part) => (part === next ? held : luceneText(random, part, false))).join('');
    case 'repeat':
      return held + luceneText(random, node.part, true).repeat(Math.min(LONGEST_REPEAT, Math.max(0, node.min - 1)));
    case 'union':
    case 'both':
    case 'complement':
    case 'class':
    case 'nothing':
    case 'place':
    case 'interval':
      return held;
  }
}

/** Ways to write one node, right and nearly right. */
function partsOf(random: Random, node: LuceneNode): readonly NamedValue[] {
  switch (node.kind) {
    case 'class':
      return letters(random, node.set);
    case 'repeat': {
      const part = luceneText(random, node.part, true);
      const counts: readonly (readonly [ConditionNearMiss, number])[] = [
        ['repeat-once-too-few', node.min - 1],
        ['repeat-once-too-many', node.max + 1],
        ['repeat-as-many-as-may-be', node.max],
        ['repeat-as-few-as-may-be', node.min],
        ['repeat-many', node.min + 7],
        ['repeat-once-more', node.min + 1],
      ];
      return counts.flatMap(([name, count]) =>
        count < 0 || count > LONGEST_REPEAT ? [] : [{ name, value: part.repeat(count) }],
      );
    }
    case 'union':
      return node.parts.slice(0, 64).map((part) => ({ name: 'alternative' as const, value: luceneText(random, part, true) }));
    case 'both':
      return node.parts.flatMap((part): readonly NamedValue[] => [
        { name: 'one-side', value: luceneText(random, part, true) },
        { name: 'one-side', value: luceneText(random, part, false) },
      ]);
    case 'complement':
      return [
        { name: 'what-is-excluded', value: luceneText(random, node.part, true) },
        { name: 'what-is-excluded', value: luceneText(random, node.part, false) },
        { name: 'not-excluded', value: luceneText(random, node, true) },
      ];
    case 'interval':
      return [node.from, node.to, node.from - 1, node.to + 1, Math.floor((node.from + node.to) / 2)].flatMap((value) =>
        value < 0 ? [] : [{ name: 'interval-bound' as const, value: numeral(value, node.digits) }],
      );
    case 'sequence':
    case 'nothing':
    case 'place':
      return [];
  }
}

/** Letters at the ends of a class and just outside of it; other cases; what engines disagree on for dots and named classes. */
function letters(random: Random, set: CharacterClass): readonly NamedValue[] {
  const literal = !set.negated && set.ranges.length === 0 && set.members.length === 1;
  const codes = [
    ...set.ranges.flatMap(([from, to]) => [from, to, from - 1, to + 1]),
    ...set.members.slice(0, 24),
    ...set.members.slice(0, 8).flatMap((member) => [member + 1, member - 1]),
  ].filter((code) => code > 0 && code < 0x11_0000 && (code < 0xd800 || code > 0xdfff));
  const inside = letterOf(random, set);
  const near = [...new Set(codes)].map((code) => String.fromCodePoint(code));
  const cases = [...near, inside].flatMap((letter) => {
    const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
    return other === letter ? [] : [{ name: 'other-case' as const, value: other }];
  });
  const named = (name: ConditionNearMiss, value: string): NamedValue => ({ name, value });
  if (literal) {
    const others = ['x', ''].map((value) => named(value === '' ? 'letter-left-out' : 'another-letter', value));
    return [...others, ...cases.slice(0, 1), ...near.slice(1).map((value) => named('next-letter', value))];
  }
  return [
    named('newline-for-a-letter', '\n'),
    ...near.map((value) => named('end-of-a-class', value)),
    named('astral-for-a-letter', '\u{1f480}'),
    named('letter-left-out', ''),
    ...cases,
    ...['\u00e9', '\u0663', '\u00a0', '\u000b', '-', '\u212a', '\u017f'].map((value) => named('odd-letter', value)),
  ];
}
