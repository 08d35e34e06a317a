import { type Change, type Field, ownName, type Plan, type Predicate, predicatesOf } from '../ir/index.ts';
import { fieldsOf } from './leaves.ts';
import { testsOf } from './walk.ts';

/** Fields of the rule that have one name now: a test of one may be met by a value of the other. */
export function merges(plan: Plan): readonly Change[] {
  const tests = predicatesOf(plan).flatMap((where: Predicate) => testsOf(where));
  const owners = new Map<string, Map<string, Field>>();
  const asked = tests.flatMap(({ leaf }) => fieldsOf(leaf));
  for (const field of asked) {
    const known = owners.get(field.name) ?? new Map<string, Field>();
    if (!known.has(ownName(field))) known.set(ownName(field), field);
    owners.set(field.name, known);
  }
  return [...owners].flatMap(([name, fields]): readonly Change[] => {
    if (fields.size < 2) return [];
    const signs = new Set(
      tests.flatMap(({ leaf, positive }) =>
        fieldsOf(leaf).some((field) => field.name === name) ? [leaf.kind === 'computed' ? 'both' : positive] : [],
      ),
    );
    const [, second] = [...fields.values()];
    const effect = signs.size > 1 || signs.has('both') ? 'either' : signs.has(true) ? 'may-match-more' : 'may-match-less';
    const message = `${[...fields.keys()].join(' and ')} are both ${name} now`;
    return second === undefined ? [] : [{ kind: 'merged', origin: second.origin, message, effect }];
  });
}
