import type { Json } from '../../event/index.ts';
import type { Field } from '../../ir/index.ts';
import type { Folding } from '../../pattern/index.ts';
import { type Leaf, leafOf } from '../condition.ts';
import { attempt, type Effort } from '../effort.ts';
import { fieldsRead } from '../guesses.ts';
import { modelsOf } from '../model.ts';
import { ANYWHERE } from '../values/anywhere.ts';
import { candidatesOf } from './candidates.ts';

/** Values that tell something of one leaf, in it, just outside, and nothing at all, and the field that they are for; null: none is known. */
export function edgesOf(
  leaf: Leaf,
  folding: Folding,
  now: number,
  effort: number,
): { readonly field: Field; readonly values: readonly (Json | undefined)[] } | null {
  const condition = leafOf(leaf, folding, { now, isFixed: true });
  if (condition.kind === 'constant') return null;
  if (condition.kind === 'open') {
    const [field] = fieldsRead(condition);
    return field === undefined ? null : { field, values: [] };
  }
  if (condition.field === ANYWHERE) return null;
  const spent: Effort = { left: effort };
  const sample = attempt(() => modelsOf([condition], true, spent).valueIn(condition));
  const candidates = candidatesOf(leaf, condition, sample.done ? sample.value : null);
  return { field: condition.field, values: candidates.map(({ value }) => value) };
}
