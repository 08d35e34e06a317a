/** A set of code points: single members fold in insensitive matching, ranges never do (eql-semantics 7.5). */
export interface CharacterClass {
  readonly negated: boolean;
  readonly members: readonly number[];
  readonly ranges: readonly (readonly [number, number])[];
}

export type LuceneNode =
  | { readonly kind: 'class'; readonly set: CharacterClass }
  | { readonly kind: 'sequence'; readonly parts: readonly LuceneNode[] }
  | { readonly kind: 'union'; readonly parts: readonly LuceneNode[] }
  | { readonly kind: 'both'; readonly parts: readonly LuceneNode[] }
  | { readonly kind: 'complement'; readonly part: LuceneNode }
  | { readonly kind: 'nothing' }
  /** No letter, but a place between letters; Lucene has none. */
  | { readonly kind: 'place'; readonly at: 'start' | 'end' | 'line-start' | 'line-end' | 'boundary' | 'inside' }
  /** Decimal numbers; of a certain number of digits unless `digits` is null. */
  | { readonly kind: 'interval'; readonly from: number; readonly to: number; readonly digits: number | null }
  | { readonly kind: 'repeat'; readonly part: LuceneNode; readonly min: number; readonly max: number };

/** A parsed pattern, or null for syntax that this reader leaves alone. */
export type LucenePattern = LuceneNode | null;

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

/** Reads Lucene's syntax (eql-semantics 7.1, 7.2); null for errors and for what versions read differently. */
export function parseLucene(text: string): LucenePattern {
  const letters = [...text];
  if (letters.length > 1000) return null;
  // The whole pattern may be empty, one side of a union may not.
  if (letters.length === 0) return { kind: 'sequence', parts: [] };
  let at = 0;
  const union = (depth: number): LuceneNode | null => {
    const parts: LuceneNode[] = [];
    for (;;) {
      const part = both(depth);
      if (part === null) return null;
      parts.push(part);
      if (letters[at] !== '|') return parts.length === 1 ? part : { kind: 'union', parts };
      at++;
    }
  };
  const both = (depth: number): LuceneNode | null => {
    const parts: LuceneNode[] = [];
    for (;;) {
      const part = sequence(depth);
      if (part === null) return null;
      parts.push(part);
      if (letters[at] !== '&') return parts.length === 1 ? part : { kind: 'both', parts };
      at++;
    }
  };
  const sequence = (depth: number): LuceneNode | null => {
    const parts: LuceneNode[] = [];
    do {
      const part = repeated(depth);
      if (part === null) return null;
      parts.push(part);
    } while (at < letters.length && letters[at] !== '|' && letters[at] !== '&' && letters[at] !== ')');
    return { kind: 'sequence', parts };
  };
  const repeated = (depth: number): LuceneNode | null => {
    let node = prefixed(depth);
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
  const prefixed = (depth: number): LuceneNode | null => {
    if (letters[at] !== '~') return atom(depth);
    at++;
    const part = depth > 50 ? null : prefixed(depth + 1);
    return part === null ? null : { kind: 'complement', part };
  };
  const atom = (depth: number): LuceneNode | null => {
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
    if (letter === '#') return { kind: 'nothing' };
    if (letter === '"') return quoted();
    if (letter === '<') return interval();
    if (letter === '\\') return escaped();
    // An operator where an operand should stand is a literal (eql-semantics 7.1).
    return single(letter);
  };
  const quoted = (): LuceneNode | null => {
    const end = letters.indexOf('"', at);
    if (end < 0) return null;
    const parts = letters.slice(at, end).map(single);
    at = end + 1;
    return { kind: 'sequence', parts };
  };
  const interval = (): LuceneNode | null => {
    const end = letters.indexOf('>', at);
    const bounds = end < 0 ? null : /^(\d{1,9})-(\d{1,9})$/.exec(letters.slice(at, end).join(''));
    const [, from = '', to = ''] = bounds ?? [];
    // Bounds in the wrong order are exchanged by some versions and refused by others.
    if (bounds === null || Number(from) > Number(to)) return null;
    at = end + 1;
    return { kind: 'interval', from: Number(from), to: Number(to), digits: from.length === to.length ? from.length : null };
  };
  const escaped = (): LuceneNode | null => {
    const letter = letters[at++];
    if (letter === undefined) return null;
    const known = PREDEFINED[letter];
    if (known !== undefined) return { kind: 'class', set: known };
    const complement = PREDEFINED[letter.toLowerCase()];
    if (complement !== undefined) return { kind: 'class', set: { ...complement, negated: true } };
    return /[A-Za-z]/.test(letter) ? null : single(letter);
  };
  const bracket = (): LuceneNode | null => {
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
          // A range that starts at a named class is read in odd ways (eql-semantics 7.3).
          if (letters[at] === '-') return null;
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
      const end = rangeEnd();
      if (end === null || end < code) return null;
      ranges.push([code, end]);
    }
    at++;
    return { kind: 'class', set: { negated, members, ranges } };
  };
  /** The end of a range, a bracket too; a backslash before it is dropped, before a named class too (eql-semantics 7.3). */
  const rangeEnd = (): number | null => {
    const letter = letters[at++];
    if (letter === undefined) return null;
    if (letter !== '\\') return letter.codePointAt(0) ?? null;
    const escapedLetter = letters[at++] ?? 'x';
    return /[A-Za-z]/.test(escapedLetter) && !/[dws]/i.test(escapedLetter) ? null : (escapedLetter.codePointAt(0) ?? null);
  };
  const node = union(0);
  return at === letters.length ? node : null;
}

function single(letter: string): LuceneNode {
  return { kind: 'class', set: { negated: false, members: [letter.codePointAt(0) ?? 0], ranges: [] } };
}
