import type { Json } from '../../../event/index.ts';
import type { Check } from '../query-leaf.ts';
import type { Scope } from '../scope.ts';
import { double, integer, string, type Value } from '../value.ts';

/** What stands around a query has no place in its text. */
export const NOWHERE = { start: 0, end: 0 };

export type Members = { readonly [key: string]: Json };

export function members(json: Json | undefined): Members | null {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Members) : null;
}

export function refused(scope: Scope, reason: string): Check {
  scope.refuse(reason, NOWHERE);
  return never;
}

export function never(): boolean {
  return false;
}

/** A value of a query as a constant; null: it is none that can be compared exactly. */
export function constantIn(json: Json): Value | null {
  if (typeof json === 'string') return string(json);
  if (typeof json === 'boolean') return { kind: 'boolean', value: json };
  if (typeof json !== 'number') return null;
  if (!Number.isInteger(json)) return double(json);
  return Number.isSafeInteger(json) ? integer(json, 64) : null;
}
