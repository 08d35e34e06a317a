import type { Relation, TermFunction } from '../../src/ir/index.ts';
import type { PainlessName } from './painless-functions/index.ts';

/** The call of a function of scripts. */
export interface PainlessCall {
  readonly name: PainlessName;
  /** Its arguments, from those of the rule as texts. */
  readonly given: (texts: readonly string[], folds: boolean) => readonly string[];
}

/** The relations, which tests ask as well. */
export const RELATIONS: { readonly [name in Relation]: PainlessCall } = {
  eq: taking('equal', 2),
  lt: taking('less', 2),
  le: taking('atMost', 2),
  gt: turned('less'),
  ge: turned('atMost'),
};

/** What every function of computed values is in a script; `networks`: its blocks travel as parameters. */
export const CALLS: { readonly [name in TermFunction]: PainlessCall | 'networks' } = {
  add: taking('add', 2),
  subtract: taking('subtract', 2),
  multiply: taking('multiply', 2),
  divide: taking('divide', 2),
  modulo: taking('modulo', 2),
  negate: taking('negate', 1),
  between: {
    name: 'between',
    given: ([text = NULL, left = NULL, right = NULL, greedy = 'false'], folds) => [text, left, right, greedy, String(folds)],
  },
  cidrMatch: 'networks',
  concat: { name: 'concat', given: (texts) => [`[${texts.join(', ')}]`] },
  endsWith: folding('endsWith', 2),
  indexOf: folding('indexOf', 3),
  length: taking('length', 1),
  number: taking('number', 2),
  startsWith: folding('startsWith', 2),
  string: taking('string', 1),
  stringContains: folding('stringContains', 2),
  substring: taking('substring', 3),
  ne: taking('unequal', 2),
  ...RELATIONS,
};

const NULL = 'null';

/** So many arguments; those that the rule does not give are null. */
function taking(name: PainlessName, count: number): PainlessCall {
  return { name, given: (texts) => Array.from({ length: count }, (_, at) => texts[at] ?? NULL) };
}

/** The same, and then whether letters are folded. */
function folding(name: PainlessName, count: number): PainlessCall {
  const { given } = taking(name, count);
  return { name, given: (texts, folds) => [...given(texts, folds), String(folds)] };
}

function turned(name: PainlessName): PainlessCall {
  return { name, given: ([left = NULL, right = NULL]) => [right, left] };
}
