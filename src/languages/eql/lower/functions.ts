import type { TermFunction } from '../../../ir/index.ts';
import { findFunction } from '../functions.ts';

/** The functions of EQL as the IR names them; the rest of `TermFunction` are operators. */
type NamedFunction = Exclude<TermFunction, 'negate' | 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge'>;

const NAMED = {
  add: true,
  between: true,
  cidrMatch: true,
  concat: true,
  divide: true,
  endsWith: true,
  indexOf: true,
  length: true,
  modulo: true,
  multiply: true,
  number: true,
  startsWith: true,
  string: true,
  stringContains: true,
  substring: true,
  subtract: true,
} as const satisfies Record<NamedFunction, true>;

/** The function a call names, whatever its letters; null when EQL has no such function. */
export function functionNamed(written: string): NamedFunction | null {
  const name = findFunction(written)?.name;
  return name !== undefined && isNamed(name) ? name : null;
}

function isNamed(name: string): name is NamedFunction {
  return Object.hasOwn(NAMED, name);
}
