import type { CorpusOptions, SeriesOptions } from '../../corpus/index.ts';
import type { Schema } from '../event/index.ts';
import type { Rule } from '../ir/index.ts';

/** A rule and the mapping it was read with. */
export interface Meant {
  readonly rule: Rule;
  readonly schema: Schema;
}

/** What the corpus is told of a rule over single events, beside how many events are wanted. */
export function corpusOptionsOf({ rule, schema }: Meant, seed: number): Omit<CorpusOptions, 'events'> {
  const { eventCategoryField, indices } = rule.meta;
  const { folding, functionWildcards } = rule.semantics;
  return {
    seed,
    schema,
    folding,
    functionWildcards,
    documentIndices: indices,
    ...(eventCategoryField === null ? {} : { eventCategoryField }),
  };
}

/** What the corpus is told of a sequence or a sample. */
export function seriesOptionsOf({ rule, schema }: Meant, seed: number): SeriesOptions {
  const { eventCategoryField, timestampField, tiebreakerField, from } = rule.meta;
  const { folding, functionWildcards } = rule.semantics;
  const reach = lookBack(from);
  return {
    seed,
    schema,
    folding,
    functionWildcards,
    ...(reach === null ? {} : { reach }),
    ...(eventCategoryField === null ? {} : { eventCategoryField }),
    ...(timestampField === null ? {} : { timestampField }),
    ...(tiebreakerField === null ? {} : { tiebreakerField }),
  };
}

/** How far back a rule looks (`now-9m`), in milliseconds: what lies further away it never sees. Null: no limit that is known. */
function lookBack(from: string | null): number | null {
  const [, count, unit] = /^now-(\d{1,9})([smhdw])$/.exec(from ?? '') ?? [];
  const units: ReadonlyMap<string, number> = new Map([
    ['s', 1000],
    ['m', 60_000],
    ['h', 3_600_000],
    ['d', 86_400_000],
    ['w', 604_800_000],
  ]);
  return count === undefined ? null : Number(count) * (units.get(unit ?? '') ?? 0);
}
