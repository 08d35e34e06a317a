import type { Condition, Conditions } from './condition.ts';
import type { LeafNeed, ValuePattern } from './leaf.ts';
import type { Need, Sign } from './sign.ts';

/**
 * A rule about single events as words that `../kernel/program.as` evaluates: of each node its operation, then what follows there. What comes out is
 * that the rule does not hold, that it may, or that it does: the least of all, the greatest of any, and of `not` the other way round.
 */
export type Program = Uint32Array;

/**
 * `signs`: how many, then their numbers; the greatest of what they tell. `all`, `any`: how many words, then the nodes. `weak`: a node that is never sure.
 * `automaton`: the number of one that looks at the values of its field.
 */
const OPERATION = { unknown: 0, constant: 1, signs: 2, all: 3, any: 4, not: 5, weak: 6, automaton: 7 } as const;

/** Longer programs take as long as asking the rule; deeper ones more than a stack should have to hold. */
const MOST_WORDS = 16_384;
const MOST_DEPTH = 48;

/** Gives signs and automata their numbers. */
interface Numbers {
  numberOf(sign: Sign): number;
  /** Null: there is no automaton for the pattern. */
  automatonOf(pattern: ValuePattern): number | null;
}

/** Null: signs do not tell enough of the rule, which is one about several events, or too large. */
export function programOf(conditions: Conditions, numbers: Numbers): Program | null {
  const [only] = conditions;
  if (only === undefined || conditions.length > 1 || !isSmall(only)) return null;
  const words: number[] = [];
  writeCondition(only, words, numbers);
  return Uint32Array.from(words);
}

function isSmall(condition: Condition): boolean {
  let words = 0;
  const visit = (each: Condition | Need | null, depth: number): boolean => {
    words += 2;
    if (words > MOST_WORDS || depth > MOST_DEPTH) return false;
    switch (each?.kind) {
      case 'leaf':
        return visit(each.leaf.need, depth + 1);
      case 'not':
        return visit(each.condition, depth + 1);
      case 'all':
      case 'any':
        return ('needs' in each ? each.needs : each.conditions).every((inner) => visit(inner, depth + 1));
      default:
        return true;
    }
  };
  return visit(condition, 0);
}

function writeCondition(condition: Condition, words: number[], numbers: Numbers): void {
  switch (condition.kind) {
    case 'leaf':
      writeLeaf(condition.leaf, words, numbers);
      break;
    case 'constant':
      words.push(OPERATION.constant, condition.value ? 2 : 0);
      break;
    case 'not':
      words.push(OPERATION.not);
      writeCondition(condition.condition, words, numbers);
      break;
    case 'all':
      writeBlock(OPERATION.all, words, () => {
        for (const each of condition.conditions) writeCondition(each, words, numbers);
      });
      break;
    case 'any':
      writeBlock(OPERATION.any, words, () => {
        const lists = condition.conditions.map(signsOf);
        writeSigns(
          lists.flatMap((list) => list ?? []),
          words,
          numbers,
        );
        for (const [at, each] of condition.conditions.entries()) if (lists[at] === null) writeCondition(each, words, numbers);
      });
  }
}

function writeLeaf({ need, isWhole, rest }: LeafNeed, words: number[], numbers: Numbers): void {
  const automaton = rest === undefined ? null : numbers.automatonOf(rest);
  if (need === null) words.push(OPERATION.unknown);
  else if (isWhole) writeNeed(need, words, numbers);
  else if (automaton === null) {
    words.push(OPERATION.weak);
    writeNeed(need, words, numbers);
  } else
    writeBlock(OPERATION.all, words, () => {
      writeNeed(need, words, numbers);
      words.push(OPERATION.automaton, automaton);
    });
}

/** Signs of which each one is enough, where that is all that a condition asks. */
function signsOf(condition: Condition): readonly Sign[] | null {
  return condition.kind === 'leaf' && condition.leaf.isWhole && condition.leaf.need !== null ? listOf(condition.leaf.need) : null;
}

function listOf(need: Need): readonly Sign[] | null {
  if (need.kind === 'sign') return [need.sign];
  if (need.kind === 'all') return null;
  const signs = need.needs.flatMap((each) => (each.kind === 'sign' ? [each.sign] : []));
  return signs.length === need.needs.length ? signs : null;
}

function writeNeed(need: Need, words: number[], numbers: Numbers): void {
  const list = listOf(need);
  if (list !== null) writeSigns(list, words, numbers);
  else if (need.kind !== 'sign')
    writeBlock(need.kind === 'all' ? OPERATION.all : OPERATION.any, words, () => {
      for (const each of need.needs) writeNeed(each, words, numbers);
    });
}

function writeSigns(signs: readonly Sign[], words: number[], numbers: Numbers): void {
  if (signs.length === 0) return;
  words.push(OPERATION.signs, signs.length);
  for (const sign of signs) words.push(numbers.numberOf(sign));
}

/** An operation, how many words follow, and those. */
function writeBlock(operation: number, words: number[], write: () => void): void {
  words.push(operation, 0);
  const begin = words.length;
  write();
  words[begin - 1] = words.length - begin;
}
