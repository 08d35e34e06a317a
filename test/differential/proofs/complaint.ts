import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import type { RunSettings } from '../../../src/contract/index.ts';
import type { Event } from '../../../src/event/index.ts';
import { EMPTY_META } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';

/** What is wrong with a proof. */
export interface Complaint {
  /** What it is about: a target, or a relation. While it is made small it stays so. */
  readonly kind: string;
  readonly words: string;
  readonly events: readonly Event[];
}

export type Count = (outcome: string) => void;

/** Steps for each question: more of the proofs are unknown than of `prove`, and none of them may be another. */
export const EFFORT = 300_000;

/** A query as it is proved about; null: it is not understood. */
export function subjectOf(query: string, settings: RunSettings): CheckableRule | null {
  const { schema, semantics, timestampField, tiebreakerField = null } = settings;
  const analysis = analyzeEql(source(query, 'rule'), {
    schema,
    semantics,
    meta: { ...EMPTY_META, timestampField, tiebreakerField },
  });
  return analysis.ok ? { syntax: analysis.value.query, rule: analysis.value.rule, schema: analysis.value.schema } : null;
}
