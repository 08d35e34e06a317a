import type { CharSet } from 'refa';
import { alphabetOf, classesOf, setsOf } from './alphabet.ts';
import { dfaOf } from './automaton.ts';
import type { Budget } from './budget.ts';
import { expressionOf } from './build-expression.ts';
import type { Dfa } from './dfa.ts';
import { rangeOf } from './expression.ts';
import type { Folding, Letters } from './fold.ts';
import type { TextPattern } from './text-pattern.ts';

/** A pattern together with how its letters are read. */
export interface ReadPattern {
  readonly pattern: TextPattern;
  readonly letters: Letters;
  readonly folding: Folding;
}

export type Comparison =
  | { readonly status: 'same' }
  /** A shortest text that exactly one of the two matches. */
  | { readonly status: 'differs'; readonly witness: string }
  /** An automaton did not fit the budget. */
  | { readonly status: 'unknown' };

/** Do two patterns match the same texts? */
export function comparePatterns(left: ReadPattern, right: ReadPattern, budget: Budget): Comparison {
  const [a, b] = [left, right].map(({ pattern, letters, folding }) =>
    dfaOf(expressionOf(pattern, { letters, folding, lines: 'cross' }), budget),
  );
  if (!a?.ok || !b?.ok) return { status: 'unknown' };
  return compareAutomata(a.value, b.value, budget);
}

/** A pair of states, with the last character of the shortest way to it, and whether that was a high surrogate. */
interface Pair {
  readonly left: number;
  readonly right: number;
  readonly high: boolean;
  readonly from: Pair | null;
  readonly code: number;
}

/**
 * Breadth first through both automata at once. Sequences of code points with a high surrogate right before a low one are
 * left out: as texts they are other sequences.
 */
function compareAutomata(a: Dfa, b: Dfa, budget: Budget): Comparison {
  const alphabet = alphabetOf([...setsOf(a.alphabet), ...setsOf(b.alphabet), HIGH, LOW], budget.maxWork);
  if (alphabet === null) return { status: 'unknown' };
  const symbols = setsOf(alphabet).map((set) => ({
    code: readable(set),
    left: classesOf(a.alphabet, set)[0] ?? 0,
    right: classesOf(b.alphabet, set)[0] ?? 0,
    high: !set.isDisjointWith(HIGH),
    low: !set.isDisjointWith(LOW),
  }));
  const pairs: Pair[] = [{ left: 0, right: 0, high: false, from: null, code: 0 }];
  const seen = new Set(['0 0 false']);
  let work = 0;
  for (const pair of pairs) {
    if (a.accepting[pair.left] !== b.accepting[pair.right]) return { status: 'differs', witness: wayTo(pair) };
    work += symbols.length;
    if (work > budget.maxWork) return { status: 'unknown' };
    for (const symbol of symbols) {
      if (pair.high && symbol.low) continue;
      const left = a.next[pair.left * a.alphabet.size + symbol.left] ?? 0;
      const right = b.next[pair.right * b.alphabet.size + symbol.right] ?? 0;
      const key = `${left} ${right} ${symbol.high}`;
      if (seen.has(key)) continue;
      seen.add(key);
      pairs.push({ left, right, high: symbol.high, from: pair, code: symbol.code });
    }
  }
  return { status: 'same' };
}

function wayTo(pair: Pair): string {
  const codes: number[] = [];
  for (let at = pair; at.from !== null; at = at.from) codes.push(at.code);
  return codes.reverse().reduce((text, code) => text + String.fromCodePoint(code), '');
}

/** A character of the set that a person can read, if there is one. */
function readable(set: CharSet): number {
  const common = [LOWER, DIGIT, PRINTABLE].map((wish) => set.commonCharacter(wish)).find((code) => code !== undefined);
  return common ?? set.ranges[0]?.min ?? 0;
}

const HIGH = rangeOf(0xd800, 0xdbff);
const LOW = rangeOf(0xdc00, 0xdfff);
const LOWER = rangeOf(0x61, 0x7a);
const DIGIT = rangeOf(0x30, 0x39);
const PRINTABLE = rangeOf(0x20, 0x7e);
