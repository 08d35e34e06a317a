import { expect, it } from 'vitest';
import { formulaOf } from '../../corpus/conditions/conditions.ts';
import { type Formula, notFormula } from '../../corpus/conditions/formula.ts';
import { randomFrom } from '../../corpus/random.ts';
import { solve } from '../../corpus/solve/solve.ts';
import { ecsSchema } from '../../src/schema/index.ts';

const schema = ecsSchema();
const span = { start: 0, end: 1 };

/** One test of a field as two places of a rule write it, each a question of its own. */
function asked(pattern: string): Formula {
  const subject = { kind: 'field', span, name: 'process.command_line', optional: false } as const;
  const node = { kind: 'wildcard', span, said: pattern, subject, patterns: [pattern], letters: 'folded', escapes: true } as const;
  return formulaOf(node, { schema, folding: 'ascii', functionWildcards: 'engine' });
}

function found(formulas: readonly Formula[]): { readonly met: boolean; readonly spent: number } {
  const work = { left: 1_000_000 };
  const goals = formulas.map((formula) => ({ formula, truth: true }));
  const solution = solve(goals, { random: randomFrom(1, 0), schema, present: () => [], frozen: false, work });
  return { met: solution !== null, spent: 1_000_000 - work.left };
}

it('that one test holds and fails is seen before values are looked for', () => {
  expect(found([asked('*stop*'), notFormula(asked('*stop*'))])).toEqual({ met: false, spent: expect.closeTo(0, -2) });
  expect(found([asked('*stop*'), notFormula(asked('*stop'))]).met).toBe(true);
});
