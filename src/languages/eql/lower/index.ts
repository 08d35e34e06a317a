import type { Schema } from '../../../event/index.ts';
import { allOf, type Pipe, type Plan, type Predicate, type RuleMeta, type Semantics } from '../../../ir/index.ts';
import { type Diagnostic, isNonEmpty, type Result, type Span, success } from '../../../source/index.ts';
import type { Query } from '../ast.ts';
import { conjuncts } from './category.ts';
import { lowerCondition } from './condition.ts';
import type { LowerContext } from './context.ts';
import { settleFailures } from './failures.ts';
import { checkKeys, lowerItems, lowerUntil } from './items.ts';
import { orderOf } from './order.ts';

export { type Constant, javaText } from './constants/constant.ts';
export { evaluate } from './constants/evaluate.ts';
export { parseDate, parseDateFormat } from './dates/index.ts';
export { isAddress, isBlock, isMappedBlock, MAPPED_NETWORK } from './networks.ts';
export { DEFAULT_TIMESTAMP_FIELD } from './order.ts';
export { fieldValue, numberOf } from './values.ts';

interface LowerOptions {
  /** The mapping, with inferred fields: see `inferSchema`. */
  readonly schema: Schema;
  readonly semantics: Semantics;
  readonly meta: Pick<RuleMeta, 'eventCategoryField' | 'timestampField' | 'tiebreakerField'>;
  /** Each value of a list becomes a leaf with its own place. */
  readonly asWritten?: boolean;
}

/** The field that event categories are compared with unless the rule names another. (eql-semantics 1.3) */
export const DEFAULT_CATEGORY_FIELD = 'event.category';

/**
 * Says what a query means. Expects a query that `checkQuery` found no errors in; what cannot be said is refused with a
 * code and a place, all problems together, and nothing is dropped. Every node of the plan points into the query.
 */
export function lowerQuery(query: Query, options: LowerOptions): Result<Plan> {
  const problems: Diagnostic[] = [];
  const { schema, semantics, asWritten = false } = options;
  const context: LowerContext = { schema, semantics, problems, asWritten };
  const plan = lowerBody(context, query, options.meta);
  return isNonEmpty(problems) ? { ok: false, problems } : success(plan);
}

function lowerBody(context: LowerContext, query: Query, meta: LowerOptions['meta']): Plan {
  const { body } = query;
  const categoryField = meta.eventCategoryField ?? DEFAULT_CATEGORY_FIELD;
  const origin = body.span;
  const pipes = query.pipes.map(({ name, count, span }): Pipe => ({ kind: name, count, origin: span }));
  switch (body.kind) {
    case 'event': {
      const asked = conjuncts(body.category, body.condition, categoryField);
      const where = allOf(
        asked.map((condition) => settleFailures(lowerCondition(context, condition))),
        origin,
      );
      if (pipes.length === 0) return { kind: 'single', where, origin };
      return { kind: 'sequence', ...oneStep(where, origin), order: orderOf(context, meta, origin), pipes, origin };
    }
    case 'sequence': {
      checkKeys(context, body);
      const until = body.until === null ? null : lowerUntil(context, body.until, body, categoryField);
      const maxspan = body.maxspan?.milliseconds ?? null;
      const steps = lowerItems(context, body, categoryField);
      return { kind: 'sequence', steps, maxspan, until, order: orderOf(context, meta, origin), pipes, origin };
    }
    case 'sample':
      checkKeys(context, body);
      return { kind: 'sample', steps: lowerItems(context, body, categoryField), pipes, origin };
  }
}

/** Single events as what pipes choose among: sequences of one. */
function oneStep(where: Predicate, origin: Span): Pick<SequencePlan, 'steps' | 'maxspan' | 'until'> {
  return { steps: [{ where, keys: [], missing: false, runs: 1, origin }], maxspan: null, until: null };
}

type SequencePlan = Extract<Plan, { readonly kind: 'sequence' }>;
