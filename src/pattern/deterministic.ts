import { type Expression, rangeOf } from './expression.ts';
import type { CharSet } from './refa.generated.ts';

/** What the check may meet: more positions than this, or a loop where none may be, and the answer is no. */
export interface Limits {
  readonly maxPositions: number;
  readonly loops: boolean;
}

const MAX_COMPARISONS = 20_000;

/**
 * True when a backtracking engine matches the expression, from a fixed start, in time linear in the text.
 *
 * Every set of the expression, repeats unrolled, is a position. The positions that can come next after a position are
 * collected path by path; if their sets are pairwise disjoint, and no position is reached by two paths, the expression
 * is one-unambiguous: when the engine stands at a character, at most one of all the choices open to it can consume that
 * character, and it is reached in one way only. All other choices, including those it comes back to after a
 * failure, die at the character they stand at, after visiting each position at most once. So each character of the
 * text costs at most one visit to each position. The empty string must not be reachable in two ways either, which is
 * why two nullable alternatives and an optional nullable item are refused.
 *
 * Loops are allowed over single sets of the basic plane only: V8 keeps one stack entry for each turn of any other loop and
 * throws on very long texts.
 */
export function isDeterministic(expression: Expression, limits: Limits): boolean {
  const check: Check = { ...limits, positions: 0, comparisons: 0 };
  const whole = analyze(expression, check);
  return whole !== null && disjoint([], whole.first, check);
}

interface Check extends Limits {
  positions: number;
  comparisons: number;
}

interface Position {
  readonly set: CharSet;
  readonly follow: Position[];
}

interface Part {
  readonly first: readonly Position[];
  readonly last: readonly Position[];
  readonly nullable: boolean;
}

const NO_PART: Part = { first: [], last: [], nullable: true };

function analyze(expression: Expression, check: Check): Part | null {
  switch (expression.kind) {
    case 'set': {
      check.positions += 1;
      if (check.positions > check.maxPositions) return null;
      const position = { set: expression.set, follow: [] };
      return { first: [position], last: [position], nullable: false };
    }
    case 'sequence': {
      let whole: Part | null = NO_PART;
      for (const item of expression.items) whole = whole && joined(whole, analyze(item, check), check);
      return whole;
    }
    case 'choice':
      return analyzeChoice(expression.items, check);
    case 'repeat':
      return analyzeRepeat(expression.item, expression.min, expression.max, check);
    case 'complement':
      return null;
  }
}

function analyzeChoice(items: readonly Expression[], check: Check): Part | null {
  const parts: Part[] = [];
  for (const item of items) {
    const part = analyze(item, check);
    if (part === null) return null;
    parts.push(part);
  }
  if (parts.filter((part) => part.nullable).length > 1) return null;
  return {
    first: parts.flatMap((part) => part.first),
    last: parts.flatMap((part) => part.last),
    nullable: parts.some((part) => part.nullable),
  };
}

/** `x{2,4}` is `xx(x(x)?)?`, which is how engines run it; `x{2,}` is `xxx*`. */
function analyzeRepeat(item: Expression, min: number, max: number | null, check: Check): Part | null {
  let whole: Part | null = NO_PART;
  for (let copy = 0; whole !== null && copy < min; copy++) whole = joined(whole, analyze(item, check), check);
  if (whole === null) return null;
  if (max === null) {
    const loop = check.loops && item.kind === 'set' && isBasic(item.set) ? analyze(item, check) : null;
    if (loop === null || !connect(loop, loop, check)) return null;
    return joined(whole, { ...loop, nullable: true }, check);
  }
  // From the inside out: each further copy is optional and holds the rest.
  let rest: Part = NO_PART;
  for (let copy = min; copy < max; copy++) {
    const one = analyze(item, check);
    if (one === null || one.nullable) return null;
    const more = joined(one, rest, check);
    if (more === null) return null;
    rest = { ...more, nullable: true };
  }
  return joined(whole, rest, check);
}

function isBasic(set: CharSet): boolean {
  return set.isDisjointWith(SURROGATES) && set.isDisjointWith(ASTRAL);
}

const SURROGATES = rangeOf(0xd800, 0xdfff);
const ASTRAL = rangeOf(0x10000, 0x10ffff);

function joined(left: Part, right: Part | null, check: Check): Part | null {
  if (right === null || !connect(left, right, check)) return null;
  return {
    first: left.nullable ? [...left.first, ...right.first] : left.first,
    last: right.nullable ? [...right.last, ...left.last] : right.last,
    nullable: left.nullable && right.nullable,
  };
}

/** Lets the first positions of `right` follow the last ones of `left`; false when that leaves a choice. */
function connect(left: Part, right: Part, check: Check): boolean {
  for (const position of left.last) {
    if (!disjoint(position.follow, right.first, check)) return false;
    position.follow.push(...right.first);
  }
  return true;
}

function disjoint(old: readonly Position[], added: readonly Position[], check: Check): boolean {
  const seen = [...old];
  for (const position of added) {
    check.comparisons += seen.length;
    if (check.comparisons > MAX_COMPARISONS) return false;
    if (seen.some((other) => !other.set.isDisjointWith(position.set))) return false;
    seen.push(position);
  }
  return true;
}
