import type { FieldType } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';

const FLOATING: ReadonlySet<FieldType> = new Set(['double', 'float', 'half_float', 'scaled_float']);

/** Whether a type holds numbers that are not whole. */
export function isFloating(type: FieldType): boolean {
  return FLOATING.has(type);
}

/** Whether scripts and modules compute with values of a type as is told here: they have whole numbers beyond 2^63 in ways of their own. */
export function isComputedWith(type: FieldType): boolean {
  const family = familyOf(type);
  return (family === 'string' || family === 'number' || family === 'ip' || family === 'boolean') && type !== 'unsigned_long';
}
