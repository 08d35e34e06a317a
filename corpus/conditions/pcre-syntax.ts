import type { CharacterClass, LuceneNode, LucenePattern } from './lucene-syntax.ts';

/** Flags that hold for a whole pattern. */
interface Flags {
  readonly folded: boolean;
  /** `.` takes line feeds. */
  readonly dotAll: boolean;
  /** `^` and `$` stand at lines. */
  readonly lines: boolean;
}

type Ranges = CharacterClass['ranges'];

const DIGIT: Ranges = [[48, 57]];
const LETTERS: Ranges = [
  [65, 90],
  [97, 122],
];
const BLANK: Ranges = [
  [9, 13],
  [32, 32],
];
const CLASSES: ReadonlyMap<string, Ranges> = new Map([
  ['d', DIGIT],
  ['w', [...DIGIT, ...LETTERS, [95, 95]]],
  ['s', BLANK],
]);
const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['f', 12],
]);
const LONGEST = 1000;
const DEEPEST = 50;

function openingFlags(text: string): { readonly opening: string; readonly set: string } {
  const [opening = '', set = ''] = /^\(\?([ims]+)\)/.exec(text) ?? [];
  return { opening, set };
}

/** True when the flags that open a pattern let its letters stand for those of the other case, too. */
export function opensFolded(text: string): boolean {
  return openingFlags(text).set.includes('i');
}

/**
 * Reads what is regular in PCRE, under flags that may open the pattern (`(?is)`). Null for everything else and for errors: look-around,
 * back references, possessive repeats, flags inside. Greedy or lazy makes no difference to whether there is a match.
 */
export function parsePcre(text: string, folded: boolean): LucenePattern {
  const { opening, set } = openingFlags(text);
  const flags: Flags = { folded: folded || set.includes('i'), dotAll: set.includes('s'), lines: set.includes('m') };
  const letters = [...text.slice(opening.length)];
  if (letters.length > LONGEST) return null;
  let at = 0;
  const union = (depth: number): LuceneNode | null => {
    const parts: LuceneNode[] = [];
    do {
      const part = sequence(depth);
      if (part === null) return null;
      parts.push(part);
    } while (letters[at] === '|' && at++ >= 0);
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : { kind: 'union', parts };
  };
  const sequence = (depth: number): LuceneNode | null => {
    const parts: LuceneNode[] = [];
    while (at < letters.length && letters[at] !== '|' && letters[at] !== ')') {
      const part = repeated(depth);
      if (part === null) return null;
      parts.push(part);
    }
    return { kind: 'sequence', parts };
  };
  const repeated = (depth: number): LuceneNode | null => {
    const part = atom(depth);
    const counts = part === null ? null : repeatAt(letters, at);
    if (part === null || counts === null) return part;
    at += counts.length;
    if (letters[at] === '+') return null;
    if (letters[at] === '?') at++;
    const again = repeatAt(letters, at) !== null;
    return again || counts.max < counts.min ? null : { kind: 'repeat', part, min: counts.min, max: counts.max };
  };
  const atom = (depth: number): LuceneNode | null => {
    if (depth > DEEPEST || repeatAt(letters, at) !== null) return null;
    const letter = letters[at++];
    switch (letter) {
      case undefined:
        return null;
      case '(':
        return group(depth);
      case '[':
        return bracket();
      case '.':
        return { kind: 'class', set: { negated: true, members: flags.dotAll ? [] : [10], ranges: [] } };
      case '^':
        return { kind: 'place', at: flags.lines ? 'line-start' : 'start' };
      case '$':
        return { kind: 'place', at: flags.lines ? 'line-end' : 'end' };
      case '\\':
        return escaped();
      default:
        return single(letter.codePointAt(0) ?? 0);
    }
  };
  const group = (depth: number): LuceneNode | null => {
    if (letters[at] === '*') return null;
    if (letters[at] === '?') {
      if (letters[at + 1] !== ':') return null;
      at += 2;
    }
    const inner = union(depth + 1);
    return inner !== null && letters[at++] === ')' ? inner : null;
  };
  const escaped = (): LuceneNode | null => {
    const letter = letters[at] ?? '';
    const known = CLASSES.get(letter.toLowerCase());
    if (known !== undefined) {
      at++;
      return { kind: 'class', set: { negated: letter !== letter.toLowerCase(), members: [], ranges: known } };
    }
    if (letter === 'b' || letter === 'B') {
      at++;
      return { kind: 'place', at: letter === 'b' ? 'boundary' : 'inside' };
    }
    const code = escapedCode();
    return code === null ? null : single(code);
  };
  const escapedCode = (): number | null => {
    const letter = letters[at++] ?? 'x';
    const control = CONTROLS.get(letter);
    return control ?? (/[A-Za-z0-9]/.test(letter) ? null : (letter.codePointAt(0) ?? 0));
  };
  const bracket = (): LuceneNode | null => {
    const negated = letters[at] === '^';
    if (negated) at++;
    const members: number[] = [];
    const ranges: (readonly [number, number])[] = [];
    for (let first = true; first || letters[at] !== ']'; first = false) {
      const from = member();
      if (from === null) return null;
      if (typeof from !== 'number') {
        ranges.push(...from);
        continue;
      }
      if (letters[at] !== '-' || letters[at + 1] === ']' || letters[at + 1] === undefined) {
        members.push(from);
        continue;
      }
      at++;
      const to = member();
      if (typeof to !== 'number' || to < from) return null;
      ranges.push([from, to]);
    }
    at++;
    return { kind: 'class', set: { negated, members, ranges: flags.folded ? bothCases(ranges) : ranges } };
  };
  const member = (): number | Ranges | null => {
    const letter = letters[at++];
    if (letter === undefined || (letter === '[' && letters[at] === ':')) return null;
    if (letter !== '\\') return letter.codePointAt(0) ?? 0;
    const known = CLASSES.get(letters[at] ?? '');
    if (known !== undefined) {
      at++;
      return known;
    }
    return escapedCode();
  };
  const node = union(0);
  return at === letters.length ? node : null;
}

interface Repeat {
  readonly min: number;
  readonly max: number;
  /** Of its own text. */
  readonly length: number;
}

/** The repeat that stands at a place; braces without counts are letters. */
function repeatAt(letters: readonly string[], at: number): Repeat | null {
  switch (letters[at]) {
    case '*':
      return { min: 0, max: Number.POSITIVE_INFINITY, length: 1 };
    case '+':
      return { min: 1, max: Number.POSITIVE_INFINITY, length: 1 };
    case '?':
      return { min: 0, max: 1, length: 1 };
    case '{': {
      const counts = /^\{(\d{1,4})(,(\d{0,4}))?\}/.exec(letters.slice(at, at + 11).join(''));
      if (counts === null) return null;
      const min = Number(counts[1]);
      const max = counts[2] === undefined ? min : counts[3] === '' ? Number.POSITIVE_INFINITY : Number(counts[3]);
      return { min, max, length: counts[0].length };
    }
    default:
      return null;
  }
}

/** Each range with its part of A to Z in small letters, and the other way round. */
function bothCases(ranges: Ranges): Ranges {
  const shifted = (from: number, to: number, first: number, by: number): Ranges => {
    const [low, high] = [Math.max(from, first), Math.min(to, first + 25)];
    return low <= high ? [[low + by, high + by]] : [];
  };
  return ranges.flatMap(([from, to]) => [[from, to] as const, ...shifted(from, to, 65, 32), ...shifted(from, to, 97, -32)]);
}

function single(code: number): LuceneNode {
  return { kind: 'class', set: { negated: false, members: [code], ranges: [] } };
}

const ANYTHING: LuceneNode = {
  kind: 'repeat',
  part: { kind: 'class', set: { negated: true, members: [], ranges: [] } },
  min: 0,
  max: Number.POSITIVE_INFINITY,
};

/** What covers the whole of a text in which the pattern is found somewhere. */
export function somewhere(pattern: LuceneNode): LuceneNode {
  return { kind: 'sequence', parts: [ANYTHING, pattern, ANYTHING] };
}
