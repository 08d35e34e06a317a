import type { Json } from '../../event/index.ts';

/** An object of an import. */
export type Members = ReadonlyMap<string, Json>;

export function membersOf(value: Json | undefined): Members | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value as { readonly [key: string]: Json }));
}

export function listOf(value: Json | undefined): readonly Json[] | null {
  return Array.isArray(value) ? (value as readonly Json[]) : null;
}

/** What is wrong with an import, said by what refuses it. */
export class ImportFailure extends Error {}

export function wrong(message: string): never {
  throw new ImportFailure(message);
}
