import type { Schema } from '../../event/index.ts';
import { DEFAULT_SEMANTICS, type Rule, type RuleMeta, type Semantics } from '../../ir/index.ts';
import { normalizePlan } from '../../ir/normalize/index.ts';
import { ecsSchema } from '../../schema/index.ts';
import { type Diagnostic, failure, isNonEmpty, type Result, type Source, type Span, success } from '../../source/index.ts';
import type { Query } from './ast.ts';
import { checkQuery, inferSchema, isError } from './check/index.ts';
import { lowerQuery } from './lower/index.ts';
import { parseEql } from './parse.ts';

/** A rule that says nothing of itself. */
export const emptyMeta: RuleMeta = {
  id: null,
  name: null,
  description: null,
  type: null,
  language: null,
  severity: null,
  riskScore: null,
  version: null,
  authors: [],
  license: null,
  references: [],
  tags: [],
  falsePositives: [],
  threats: [],
  indices: [],
  interval: null,
  from: null,
  maxSignals: null,
  investigationGuide: null,
  setup: null,
  buildingBlock: false,
  maturity: null,
  created: null,
  updated: null,
  eventCategoryField: null,
  timestampField: null,
  tiebreakerField: null,
};

export interface AnalyzeOptions {
  /** The mapping; ECS when not given. Fields it lacks are inferred. */
  readonly schema?: Schema;
  readonly semantics?: Semantics;
  readonly meta?: RuleMeta;
  /** Fields that the mapping lacks are errors unless optional, as in Elasticsearch. */
  readonly strict?: boolean;
}

/** A query understood. */
export interface Analysis {
  readonly query: Query;
  /** The mapping with the inferred fields: what engines run with. */
  readonly schema: Schema;
  readonly rule: Rule;
}

/** The problems of checking and lowering together, in the order of the text; at one place the first one speaks. */
function refusal(problems: readonly Diagnostic[]): Result<never> {
  const apart = problems.filter(
    (problem, index) => !problems.slice(0, index).some((earlier) => overlap(earlier.span, problem.span)),
  );
  const [first, ...rest] = apart.sort((a, b) => a.span.start - b.span.start);
  if (first === undefined) throw new Error('a refused query without a problem');
  return failure(first, ...rest);
}

function overlap(left: Span, right: Span): boolean {
  return left.start < right.end && right.start < left.end;
}

/**
 * From text to meaning: parses, infers the types of unmapped fields, checks, lowers and normalises. Fails with all
 * problems of parsing, or else with those of checking and lowering together; a success carries the warnings of all stages.
 * Never throws.
 */
export function analyzeEql(source: Source, options: AnalyzeOptions = {}): Result<Analysis> {
  const parsed = parseEql(source);
  if (!parsed.ok) return parsed;
  const query = parsed.value;
  const base = options.schema ?? ecsSchema();
  const meta = options.meta ?? emptyMeta;
  const semantics = options.semantics ?? DEFAULT_SEMANTICS;
  const schema = inferSchema(query, base, meta.eventCategoryField ?? undefined);
  const found = checkQuery(query, schema, { strict: options.strict ?? false, text: source.text, meta, semantics });
  const lowered = lowerQuery(query, { schema, semantics, meta });
  const problems = [...found.filter(isError), ...(lowered.ok ? [] : lowered.problems)];
  if (!lowered.ok || isNonEmpty(problems)) return refusal(problems);
  const rule: Rule = { meta, plan: normalizePlan(lowered.value), semantics, query: source.text };
  return success({ query, schema, rule }, [...parsed.warnings, ...found, ...lowered.warnings]);
}
