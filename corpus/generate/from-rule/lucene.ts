import type { Random } from '../random.ts';
import type { Answer } from './answer.ts';
import { type Letters, widestFold } from './letters.ts';

/** A set of code points: single members fold in insensitive matching, ranges never do (eql-semantics 7.5). */
interface CharacterClass {
  readonly negated: boolean;
  readonly members: readonly number[];
  readonly ranges: readonly (readonly [number, number])[];
}

type Node =
  | { readonly kind: 'class'; readonly set: CharacterClass }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'union'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly min: number; readonly max: number };

/** A parsed pattern, or null for syntax that this reader leaves alone. */
export type LucenePattern = Node | null;

const ANY: CharacterClass = { negated: true, members: [], ranges: [] };
const PREDEFINED: Readonly<Record<string, CharacterClass>> = {
  d: { negated: false, members: [], ranges: [[48, 57]] },
  w: {
    negated: false,
    members: [],
    ranges: [
      [48, 57],
      [65, 90],
      [95, 95],
      [97, 122],
    ],
  },
  s: {
    negated: false,
    members: [],
    ranges: [
      [9, 10],
      [13, 13],
      [32, 32],
    ],
  },
};

/** Reads Lucene's syntax (eql-semantics 7.1, 7.2) as far as rules use it: no `~`, `&`, `<`, `#`, `"`; those give null. */
export function parseLucene(text: string): LucenePattern {
  const letters = [...text];
  if (letters.length > 1000) return null;
  let at = 0;
  const union = (depth: number): Node | null => {
    const parts: Node[] = [];
    for (;;) {
      const part = sequence(depth);
      if (part === null) return null;
      parts.push(part);
      if (letters[at] !== '|') return parts.length === 1 ? part : { kind: 'union', parts };
      at++;
    }
  };
  const sequence = (depth: number): Node | null => {
    const parts: Node[] = [];
    do {
      const part = repeated(depth);
      if (part === null) return null;
      parts.push(part);
    } while (at < letters.length && letters[at] !== '|' && !(depth > 0 && letters[at] === ')'));
    return { kind: 'sequence', parts };
  };
  const repeated = (depth: number): Node | null => {
    let node = atom(depth);
    while (node !== null) {
      const sign = letters[at];
      if (sign === '*') node = { kind: 'repeat', part: node, min: 0, max: Number.POSITIVE_INFINITY };
      else if (sign === '+') node = { kind: 'repeat', part: node, min: 1, max: Number.POSITIVE_INFINITY };
      else if (sign === '?') node = { kind: 'repeat', part: node, min: 0, max: 1 };
      else if (sign === '{') {
        const counts = /^\{(\d+)(,(\d*))?\}/.exec(letters.slice(at).join(''));
        if (counts === null) return null;
        const min = Number(counts[1]);
        const max = counts[2] === undefined ? min : counts[3] === '' ? Number.POSITIVE_INFINITY : Number(counts[3]);
        if (max < min) return null;
        at += counts[0].length - 1;
        node = { kind: 'repeat', part: node, min, max };
      } else return node;
      at++;
    }
    return null;
  };
  const atom = (depth: number): Node | null => {
    const letter = letters[at];
    if (letter === undefined || depth > 50) return null;
    at++;
    if (letter === '(') {
      if (letters[at] === ')') {
        at++;
        return { kind: 'sequence', parts: [] };
      }
      const inner = union(depth + 1);
      if (inner === null || letters[at] !== ')') return null;
      at++;
      return inner;
    }
    if (letter === '[') return bracket();
    if (letter === '.') return { kind: 'class', set: ANY };
    if (letter === '@') return { kind: 'repeat', part: { kind: 'class', set: ANY }, min: 0, max: Number.POSITIVE_INFINITY };
    if (letter === '\\') return escaped();
    // An operator where an operand should stand is a literal; which ones is a trap that no sample needs.
    return '~&<#"|*+?{)'.includes(letter) ? null : single(letter);
  };
  const escaped = (): Node | null => {
    const letter = letters[at++];
    if (letter === undefined) return null;
    const known = PREDEFINED[letter];
    if (known !== undefined) return { kind: 'class', set: known };
    const complement = PREDEFINED[letter.toLowerCase()];
    if (complement !== undefined) return { kind: 'class', set: { ...complement, negated: true } };
    return /[A-Za-z]/.test(letter) ? null : single(letter);
  };
  const bracket = (): Node | null => {
    const negated = letters[at] === '^';
    if (negated) at++;
    const members: number[] = [];
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; first || letters[at] !== ']'; first = false) {
      const start = letters[at++];
      if (start === undefined) return null;
      let code = start.codePointAt(0) ?? 0;
      if (start === '\\') {
        const member = letters[at++];
        if (member === undefined) return null;
        const known = PREDEFINED[member];
        if (known !== undefined) {
          ranges.push(...known.ranges);
          continue;
        }
        if (/[A-Za-z]/.test(member)) return null;
        code = member.codePointAt(0) ?? 0;
      }
      if (letters[at] !== '-') {
        members.push(code);
        continue;
      }
      at++;
      const end = letters[at++];
      if (end === undefined || end === ']' || end === '\\') return null;
      ranges.push([code, end.codePointAt(0) ?? 0]);
    }
    at++;
    return { kind: 'class', set: { negated, members, ranges } };
  };
  const node = union(0);
  return at === letters.length ? node : null;
}

function single(letter: string): Node {
  return { kind: 'class', set: { negated: false, members: [letter.codePointAt(0) ?? 0], ranges: [] } };
}

/** Whether the pattern covers the whole text: every place reachable is kept, so time is bounded; a budget ends the odd case with null. */
export function matchesLucene(pattern: LucenePattern, text: string, letters: Letters): Answer {
  if (pattern === null) return null;
  const given = [...text];
  switch (letters) {
    case 'exact':
      return run(pattern, given, (member, letter) => member === letter);
    case 'ascii':
      return run(pattern, given, sameAscii);
    case 'unicode': {
      if (run(pattern, given, sameAscii) === true) return true;
      return run(pattern, given, sameWidest) === false && !hasNegatedMembers(pattern) ? false : null;
    }
  }
}

function hasNegatedMembers(node: Node): boolean {
  switch (node.kind) {
    case 'class':
      return node.set.negated && node.set.members.length > 0;
    case 'sequence':
    case 'union':
      return node.parts.some(hasNegatedMembers);
    case 'repeat':
      return hasNegatedMembers(node.part);
  }
}

type SameLetter = (member: number, letter: number) => boolean;

function sameAscii(member: number, letter: number): boolean {
  return member === letter || (member < 128 && letter < 128 && lower(member) === lower(letter));
}

function lower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

function sameWidest(member: number, letter: number): boolean {
  return member === letter || widestFold(String.fromCodePoint(member)) === widestFold(String.fromCodePoint(letter));
}

function run(pattern: Node, given: readonly string[], same: SameLetter): Answer {
  let budget = 50_000;
  const step = (node: Node, from: ReadonlySet<number>): Set<number> => {
    budget -= from.size + 1;
    if (budget < 0) return new Set();
    switch (node.kind) {
      case 'class': {
        const next = new Set<number>();
        for (const place of from) {
          const letter = given[place]?.codePointAt(0);
          if (letter !== undefined && inClass(node.set, letter, same)) next.add(place + 1);
        }
        return next;
      }
      case 'sequence':
        return node.parts.reduce<Set<number>>((places, part) => step(part, places), new Set(from));
      case 'union':
        return new Set(node.parts.flatMap((part) => [...step(part, from)]));
      case 'repeat': {
        const reached = new Set<number>(node.min === 0 ? from : []);
        let places: ReadonlySet<number> = from;
        for (let count = 1; count <= Math.min(node.max, node.min + given.length + 1) && places.size > 0; count++) {
          places = step(node.part, places);
          if (count >= node.min) for (const place of places) reached.add(place);
          if (budget < 0) break;
        }
        return reached;
      }
    }
  };
  const ends = step(pattern, new Set([0]));
  return budget < 0 ? null : ends.has(given.length);
}

function inClass(set: CharacterClass, letter: number, same: SameLetter): boolean {
  const inside =
    set.members.some((member) => same(member, letter)) || set.ranges.some(([from, to]) => letter >= from && letter <= to);
  return inside !== set.negated;
}

/** A text that the pattern covers in exact matching; `plain` takes every repeat as few times as it can. */
export function luceneText(random: Random, pattern: LucenePattern, plain: boolean): string {
  if (pattern === null) return '';
  switch (pattern.kind) {
    case 'class':
      return letterOf(random, pattern.set);
    case 'sequence':
      return pattern.parts.map((part) => luceneText(random, part, plain)).join('');
    case 'union':
      return luceneText(random, pattern.parts[random.int(0, pattern.parts.length - 1)] ?? null, plain);
    case 'repeat': {
      const count = plain ? pattern.min : random.int(pattern.min, Math.min(pattern.max, pattern.min + 4));
      return Array.from({ length: Math.min(count, 300) }, () => luceneText(random, pattern.part, plain)).join('');
    }
  }
}

const COMMON = [...'aeknrst0279_-/.AX '].map((letter) => letter.codePointAt(0) ?? 0);

function letterOf(random: Random, set: CharacterClass): string {
  const exact: SameLetter = (member, letter) => member === letter;
  const common = COMMON.filter((code) => inClass(set, code, exact));
  const listed = set.negated ? [] : [...set.members, ...set.ranges.map(([from, to]) => random.int(from, Math.max(from, to)))];
  const from = [...common, ...listed];
  return String.fromCodePoint(from[random.int(0, Math.max(0, from.length - 1))] ?? 97);
}
