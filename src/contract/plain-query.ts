import type { Json } from '../event/index.ts';

/** Kinds of queries that run code or hide another query; no rule gets them into what a cluster is asked. */
const HIDING: ReadonlySet<string> = new Set([
  'script',
  'script_score',
  'function_score',
  'wrapper',
  'percolate',
  'terms_set',
  'has_child',
  'has_parent',
]);

/** Whether a clause may be passed on as it is: an object without scripts and without queries in disguise. */
export function isPlainQuery(clause: Json, depth = 0): boolean {
  if (typeof clause !== 'object' || clause === null) return depth > 0;
  if (depth > 60) return false;
  if (Array.isArray(clause)) return depth > 0 && clause.every((inner: Json) => isPlainQuery(inner, depth + 1));
  const entries = Object.entries(clause as { readonly [key: string]: Json });
  return (
    (depth > 0 || entries.length === 1) && entries.every(([key, inner]) => !HIDING.has(key) && isPlainQuery(inner, depth + 1))
  );
}
