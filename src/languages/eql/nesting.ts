import type { Diagnostic } from '../../source/index.ts';
import { diagnostic } from './codes/tell.ts';
import { NESTING_LIMIT } from './limits.ts';
import { operatorsOf } from './operators.ts';
import type { Token } from './tokens.ts';

/** What is open at one place: counts within the innermost bracket, and those of the brackets around it. */
interface Level {
  readonly outside: number;
  nots: number;
  signs: number;
  operators: number;
}

const ARITHMETIC = new Set<string>(operatorsOf('arithmetic'));
const BRANCHES = new Set(['and', 'or', ',', '|', 'where', 'by']);
const TESTS = new Set<string>(operatorsOf('comparison'));
const OPERAND_ENDS = new Set([')', ']']);
const BEFORE_OPERAND = new Set<string>([...BRANCHES, ...operatorsOf('not', 'membership', 'match')]);

/**
 * The first place where a tree would become too deep, or null. Brackets, `not`, signs and the steps of an arithmetic
 * chain count; `and`, `or` and lists do not, because they are flat. Runs over tokens, so nothing recurses before it.
 */
export function tooDeep(tokens: readonly Token[]): Diagnostic | null {
  const outer: Level[] = [];
  let level: Level = { outside: 0, nots: 0, signs: 0, operators: 0 };
  let afterOperand = false;
  for (const token of tokens) {
    const { kind, text } = token;
    const sign = kind === 'symbol' || kind === 'word' ? text : '';
    if (sign === '(' || sign === '[' || sign === '![') {
      outer.push(level);
      level = { outside: depthOf(level) + 1, nots: 0, signs: 0, operators: 0 };
    } else if (sign === ')' || sign === ']') {
      level = outer.pop() ?? level;
    } else if (BRANCHES.has(sign)) {
      level = { outside: level.outside, nots: 0, signs: 0, operators: 0 };
    } else if (TESTS.has(sign)) {
      level.signs = 0;
      level.operators = 0;
    } else if (sign === 'not' && !afterOperand) {
      level.nots++;
    } else if (ARITHMETIC.has(sign) && afterOperand) {
      level.signs = 0;
      level.operators++;
    } else if (sign === '-' || sign === '+') {
      level.signs++;
    }
    if (depthOf(level) > NESTING_LIMIT) {
      return diagnostic('nesting-too-deep', `the query is nested more than ${NESTING_LIMIT} deep here`, token.span, {
        help: 'brackets, `not`, signs and arithmetic count; `and`, `or` and lists may be as long as you like',
      });
    }
    afterOperand = kind === 'symbol' ? OPERAND_ENDS.has(text) : !(kind === 'word' && BEFORE_OPERAND.has(text));
  }
  return null;
}

function depthOf(level: Level): number {
  return level.outside + level.nots + level.signs + level.operators;
}
