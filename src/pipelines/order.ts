import type { Pipeline } from './model.ts';

/** By priority, then by the names of their files, as pySigma sorts them. */
export function inOrder(pipelines: readonly Pipeline[]): readonly Pipeline[] {
  const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return pipelines.toSorted((one, other) => one.priority - other.priority || byName(one.source.name, other.source.name));
}
