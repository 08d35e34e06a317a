import type { Field } from '../../ir/index.ts';
import { attempt } from '../effort.ts';
import { exactly } from './text-order.ts';
import { textSets } from './text-sets.ts';
import type { ValueSet } from './value-set.ts';

/** What a text may cost to be looked for in a set. */
const EFFORT = 200_000;

/**
 * What is asked of a field whose mapping gives every event one value, as the answer that it is; null: the field is no such one, or the
 * answer takes too long.
 */
export function ofConstant(field: Field, set: ValueSet): { readonly kind: 'constant'; readonly value: boolean } | null {
  const { constant } = field;
  if (constant === undefined || set.kind !== 'texts') return null;
  const found = attempt(() => {
    const sets = textSets({ ...field, ignoreAbove: null, normalizer: [] }, [set.expression, exactly(constant)], { left: EFFORT });
    return sets.pick([0, 1], []) !== null;
  });
  return found.done ? { kind: 'constant', value: found.value } : null;
}
