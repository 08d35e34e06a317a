import type { Anywhere, Field } from '../../ir/index.ts';
import type { Folding } from '../../pattern/index.ts';
import { expressionOf } from '../../pattern/index.ts';
import { origin } from '../origin.ts';
import type { ValueSet } from './value-set.ts';

/** Stands for every field of an event, where a leaf looks into all of them. */
export const ANYWHERE: Field = {
  name: '',
  type: 'keyword',
  ignoreAbove: null,
  nullValue: null,
  optional: false,
  origin,
};

export function anywhereSet({ pattern, letters }: Anywhere, folding: Folding): ValueSet {
  return { kind: 'texts', expression: expressionOf(pattern, { letters, folding, lines: 'cross' }) };
}
