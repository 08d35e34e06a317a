import type { FoldLetter } from './letters.ts';
import type { Tree } from './regex-tree.ts';
import type { Budget } from './subject.ts';
import { withinLine } from './wildcard.ts';

type Places = ReadonlySet<number>;
const NOWHERE: Places = new Set();

/** A step on sets of places takes about as long as ten plain ones. */
const SET_STEP = 10;

/**
 * Whether the tree matches the whole text. A tree is a relation between the places where it starts and those where it
 * ends; each function below gives all the ends for a set of starts. Sets cannot grow beyond the text, so the work is
 * polynomial; when the budget is spent the answer means nothing.
 */
export function matchesTree(tree: Tree, text: string, fold: FoldLetter, budget: Budget): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return ends(tree, new Set([0]), { codes, fold, budget }).has(codes.length);
}

interface Text {
  readonly codes: readonly number[];
  readonly fold: FoldLetter;
  readonly budget: Budget;
}

function ends(tree: Tree, starts: Places, text: Text): Places {
  text.budget.left -= SET_STEP * (1 + starts.size);
  if (text.budget.left < 0) return NOWHERE;
  switch (tree.kind) {
    case 'one':
      return where(starts, (start) => {
        const code = text.codes[start];
        return code !== undefined && tree.test(code, text.fold) ? [start + 1] : [];
      });
    case 'sequence':
      return tree.parts.reduce((places, part) => ends(part, places, text), starts);
    case 'either':
      return new Set(tree.options.flatMap((option) => [...ends(option, starts, text)]));
    case 'all':
      return where(starts, (start) => {
        const [first = NOWHERE, ...others] = tree.parts.map((part) => ends(part, new Set([start]), text));
        return [...first].filter((end) => others.every((other) => other.has(end)));
      });
    case 'other-than':
      return where(starts, (start) => {
        text.budget.left -= SET_STEP * (text.codes.length - start);
        const excluded = ends(tree.operand, new Set([start]), text);
        return placesFrom(start, text.codes.length).filter((end) => !excluded.has(end));
      });
    case 'times':
      return repeated(tree.operand, tree.least, tree.most, starts, text);
    case 'decimal':
      return where(starts, (start) => decimalEnds(tree.low, tree.high, tree.digits, start, text));
    case 'edge':
      return where(starts, (start) =>
        (tree.at === 'start' ? start === 0 : endsLine(text.codes.slice(start, start + 3))) ? [start] : [],
      );
  }
}

function where(starts: Places, endsOf: (start: number) => readonly number[]): Places {
  const found = new Set<number>();
  for (const start of starts) for (const end of endsOf(start)) found.add(end);
  return found;
}

function placesFrom(start: number, last: number): number[] {
  return Array.from({ length: last - start + 1 }, (_, index) => start + index);
}

/** The required repeats one by one, then the optional ones, of which only places not seen before can lead anywhere new. */
function repeated(operand: Tree, least: number, most: number | null, starts: Places, text: Text): Places {
  let places = starts;
  for (let count = 0; count < least && places.size > 0; count++) {
    const next = ends(operand, places, text);
    const settled = next.size === places.size && [...next].every((place) => places.has(place));
    places = next;
    if (settled) break;
  }
  const found = new Set(places);
  for (let count = least; (most === null || count < most) && places.size > 0; count++) {
    const fresh = [...ends(operand, places, text)].filter((place) => !found.has(place));
    for (const place of fresh) found.add(place);
    places = new Set(fresh);
  }
  return text.budget.left < 0 ? NOWHERE : found;
}

function decimalEnds(low: bigint, high: bigint, digits: number | null, start: number, text: Text): number[] {
  const found: number[] = [];
  let value = 0n;
  for (let end = start; end < text.codes.length && value <= high; end++) {
    const code = text.codes[end] ?? 0;
    if (code < 0x30 || 0x39 < code) break;
    text.budget.left--;
    value = value * 10n + BigInt(code - 0x30);
    const fits = digits === null || end + 1 - start === digits;
    if (fits && low <= value && value <= high) found.push(end + 1);
  }
  return found;
}

/** Nothing is left, or only one line end. */
function endsLine(rest: readonly number[]): boolean {
  const [first = 0] = rest;
  if (rest.length === 2) return first === 0x0d && rest[1] === 0x0a;
  return rest.length === 0 || (rest.length === 1 && !withinLine(first));
}
