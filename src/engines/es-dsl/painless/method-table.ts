import type { Value } from './value.ts';

/**
 * A method and what it does: `int length()`, `static int compare(int,int)`, a constructor as `new (String)`. The function
 * gets the object first, unless the method is static, and then arguments of the declared types.
 */
export type MethodRow = readonly [signature: string, run: (given: readonly Value[]) => Value];

/** Rows by class. */
export type MethodTable = Readonly<Record<string, readonly MethodRow[]>>;
