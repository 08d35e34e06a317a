import type { Logic } from './model.ts';

/** What a condition expression says wrong, and where in it. */
interface LogicProblem {
  readonly message: string;
  readonly at: number;
}

const DEEPEST = 100;

/** `a and not (b or c)`: `not` binds closest, then `and`, then `or`. Names are looked up by who asks. */
export function readLogic(text: string): { readonly logic: Logic<string> } | LogicProblem {
  const tokens = [...text.matchAll(/\s*(?:([()])|([A-Za-z0-9_-]+)|(\S))/g)].map((found) => ({
    text: (found[1] ?? found[2] ?? found[3] ?? '').trim(),
    bad: found[3] !== undefined,
    at: found.index + found[0].length - (found[1] ?? found[2] ?? found[3] ?? '').length,
  }));
  let next = 0;
  let problem: LogicProblem | null = null;
  const nothing: Logic<string> = { kind: 'all', operands: [] };
  const fail = (message: string): Logic<string> => {
    problem ??= { message, at: tokens[next]?.at ?? text.length };
    return nothing;
  };
  const joined = (word: 'and' | 'or', kind: 'all' | 'any', operand: (depth: number) => Logic<string>, depth: number) => {
    const operands = [operand(depth)];
    while (problem === null && tokens[next]?.text.toLowerCase() === word) {
      next++;
      operands.push(operand(depth));
    }
    const [only] = operands;
    return operands.length === 1 && only !== undefined ? only : { kind, operands };
  };
  const either = (depth: number): Logic<string> => joined('or', 'any', both, depth);
  const both = (depth: number): Logic<string> => joined('and', 'all', one, depth);
  const one = (depth: number): Logic<string> => {
    const token = tokens[next];
    if (depth > DEEPEST) return fail('it is nested too deep');
    if (token === undefined) return fail('a condition is missing at its end');
    if (token.bad) return fail(`\`${token.text}\` is no part of an expression`);
    if (token.text === ')' || /^(and|or)$/i.test(token.text)) return fail(`a condition is missing before \`${token.text}\``);
    next++;
    if (token.text.toLowerCase() === 'not') return { kind: 'not', operand: one(depth + 1) };
    if (token.text !== '(') return { kind: 'test', test: token.text };
    const inner = either(depth + 1);
    if (tokens[next]?.text !== ')') return fail('a bracket is not closed');
    next++;
    return inner;
  };
  const logic = either(0);
  if (problem === null && next < tokens.length) fail(`\`${tokens[next]?.text}\` stands where \`and\`, \`or\` or the end is due`);
  return problem ?? { logic };
}

/** What a condition comes to. */
export function holds<Test>(logic: Logic<Test>, test: (one: Test) => boolean): boolean {
  switch (logic.kind) {
    case 'test':
      return test(logic.test);
    case 'not':
      return !holds(logic.operand, test);
    case 'all':
      return logic.operands.every((operand) => holds(operand, test));
    case 'any':
      return logic.operands.some((operand) => holds(operand, test));
  }
}
