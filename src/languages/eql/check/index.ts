import type { Schema } from '../../../event/index.ts';
import type { RuleMeta, Semantics } from '../../../ir/index.ts';
import type { Diagnostic } from '../../../source/index.ts';
import type { Query } from '../ast.ts';
import { diagnostic } from '../codes/tell.ts';
import { DEFAULT_CATEGORY_FIELD, DEFAULT_TIMESTAMP_FIELD } from '../lower/index.ts';
import { checkComparisons } from './comparisons.ts';
import { checkComplements } from './complements.ts';
import { checkConditions } from './conditions.ts';
import type { Check } from './context.ts';
import { checkDates } from './dates.ts';
import {
  checkCategoryField,
  checkIndexValues,
  checkNormalizedFields,
  checkOptionalFields,
  checkUnknownFields,
  checkUnusableFields,
} from './fields.ts';
import { checkCalls } from './functions.ts';
import { checkIntegers } from './integers.ts';
import { checkJoinKeys, checkNullKeys } from './join-keys.ts';
import { checkLists } from './lists.ts';
import { checkOperands } from './operands.ts';
import { checkOrder } from './order.ts';
import { checkPatterns } from './patterns.ts';
import { checkRegexes } from './regexes.ts';

export { inferSchema } from './infer-schema.ts';
export { isError } from './severity.ts';

export interface CheckOptions {
  /** Fields that the mapping lacks are errors unless optional. */
  readonly strict: boolean;
  /** The mapping is that of somebody's indices, not the default; false. */
  readonly mappingGiven?: boolean;
  /** The text the query was parsed from. */
  readonly text: string;
  readonly meta: Pick<RuleMeta, 'eventCategoryField' | 'timestampField'>;
  readonly semantics: Semantics;
}

/** Every check, in the order in which they run. */
const CHECKS: readonly Check[] = [
  checkCategoryField,
  checkUnknownFields,
  checkOptionalFields,
  checkIndexValues,
  checkUnusableFields,
  checkNormalizedFields,
  checkJoinKeys,
  checkNullKeys,
  checkOrder,
  checkConditions,
  checkComplements,
  checkOperands,
  checkComparisons,
  checkDates,
  checkLists,
  checkPatterns,
  checkRegexes,
  checkCalls,
  checkIntegers,
];

/**
 * Everything wrong or suspicious in a query that parses, in the order of the text; `schema` is the mapping with inferred
 * fields (`inferSchema`). See `isError` for which of them make the query unusable.
 */
export function checkQuery(query: Query, schema: Schema, options: CheckOptions): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const { strict, mappingGiven = false, text, semantics, meta } = options;
  const categoryField = meta.eventCategoryField ?? DEFAULT_CATEGORY_FIELD;
  const report = (...problem: Parameters<typeof diagnostic>): void => void found.push(diagnostic(...problem));
  const timestampField = meta.timestampField ?? DEFAULT_TIMESTAMP_FIELD;
  const context = { query, schema, strict, mappingGiven, text, semantics, categoryField, timestampField, report };
  for (const check of CHECKS) check(context);
  return found.sort((a, b) => a.span.start - b.span.start);
}
