import type { Schema } from '../../event/index.ts';
import {
  DEFAULT_SEMANTICS,
  EMPTY_META,
  normalizePlan,
  type Rule,
  type RuleMeta,
  type SearchContext,
  type Semantics,
} from '../../ir/index.ts';
import { ecsSchema } from '../../schema/index.ts';
import { type Diagnostic, isNonEmpty, type Result, type Source, success } from '../../source/index.ts';
import type { Query } from './ast.ts';
import { checkQuery, inferSchema, isError } from './check/index.ts';
import { withRuntimeFields } from './lower/around/index.ts';
import { surrounded } from './lower/around/surrounded.ts';
import { lowerQuery } from './lower/index.ts';
import { parseEql } from './parse.ts';
import { walk } from './walk.ts';

export { EMPTY_META as emptyMeta } from '../../ir/index.ts';

export interface AnalyzeOptions {
  /** The mapping; ECS when not given. Fields it lacks are inferred. */
  readonly schema?: Schema;
  readonly semantics?: Semantics;
  readonly meta?: RuleMeta;
  /** What stands around the query; nothing when not given. */
  readonly context?: SearchContext;
  /** Fields that the mapping lacks are errors unless optional, as in Elasticsearch. */
  readonly strict?: boolean;
  /** The plan is not normalised, and each value of a list has its own place. */
  readonly asWritten?: boolean;
}

/** A query understood. */
export interface Analysis {
  readonly query: Query;
  /** The mapping with the inferred fields: what engines run with. */
  readonly schema: Schema;
  readonly rule: EqlRule;
}

type EqlRule = Rule<'eql'>;

/** The problems of checking, and those of lowering at other places, in the order of the text. */
function together(checked: readonly Diagnostic[], lowered: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = [...checked].sort(byPlace);
  const others = [...lowered].sort(byPlace).filter((problem) => {
    // Places of checked problems rarely nest, so the one that starts last before the end decides.
    const last = known[lastBefore(known, problem.span.end)];
    return last === undefined || last.span.end <= problem.span.start;
  });
  return [...known, ...others].sort(byPlace);
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return left.span.start - right.span.start;
}

/** The index of the last problem that starts before an offset, by halving; -1 when none does. */
function lastBefore(sorted: readonly Diagnostic[], offset: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.span.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** From text to meaning, for whoever has a query without a document: parses, then understands what was parsed. Never throws. */
export function analyzeEql(source: Source, options: AnalyzeOptions = {}): Result<Analysis> {
  const parsed = parseEql(source);
  if (!parsed.ok) return parsed;
  const analysis = analyzeQuery(parsed.value, source.text, options);
  return analysis.ok ? success(analysis.value, [...parsed.warnings, ...analysis.warnings]) : analysis;
}

/**
 * What a query that was parsed means: infers the types of unmapped fields, checks, lowers and normalises. Fails with the problems
 * of checking and lowering together; a success carries the warnings of both. Never throws.
 */
export function analyzeQuery(query: Query, text: string, options: AnalyzeOptions = {}): Result<Analysis> {
  const context = options.context ?? null;
  const mapped = options.schema ?? ecsSchema();
  const base = context === null ? mapped : withRuntimeFields(mapped, context);
  const meta = options.meta ?? EMPTY_META;
  const semantics = options.semantics ?? DEFAULT_SEMANTICS;
  const schema = inferSchema(query, base, meta.eventCategoryField ?? undefined);
  const [strict, mappingGiven] = [options.strict ?? false, options.schema !== undefined];
  const found = checkQuery(query, schema, { strict, mappingGiven, text, meta, semantics });
  const asWritten = options.asWritten ?? false;
  const lowered = lowerQuery(query, { schema, semantics, meta, asWritten });
  const problems = together(found.filter(isError), lowered.ok ? [] : lowered.problems);
  if (isNonEmpty(problems)) return { ok: false, problems };
  if (!lowered.ok) return lowered;
  const plan = asWritten ? lowered.value : normalizePlan(lowered.value);
  const plain: EqlRule = { language: 'eql', meta, plan, semantics, query: text };
  if (asWritten) return success({ query, schema, rule: plain }, [...found, ...lowered.warnings]);
  const { rule, schema: known } = surrounded(plain, lowered.value, schema, fieldsOf(query), context, query.body.span.end);
  return success({ query, schema: known, rule }, [...found, ...lowered.warnings]);
}

function fieldsOf(query: Query): ReadonlySet<string> {
  const asked = new Set<string>();
  walk(query, (node) => {
    if (node.kind === 'field') asked.add(node.name);
    return undefined;
  });
  return asked;
}
