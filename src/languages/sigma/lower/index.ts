import type { Schema } from '../../../event/index.ts';
import { normalizePlan, type Plan, type Rule, type RuleMeta, type Semantics } from '../../../ir/index.ts';
import { ecsSchema } from '../../../schema/index.ts';
import { type Diagnostic, isNonEmpty, type Placeholders, type Result, success } from '../../../source/index.ts';
import type { SigmaRule } from '../ast.ts';
import { diagnostic } from '../codes/index.ts';
import { testsOf } from '../walk.ts';
import type { LowerContext } from './context.ts';
import { correlationPlan } from './correlation.ts';
import { detectionPredicate } from './detection.ts';
import { inferSchema } from './schema.ts';

interface Meant {
  readonly schema?: Schema;
  readonly semantics: Semantics;
  readonly meta: RuleMeta;
  /** What placeholders stand for that the tree has no more. */
  readonly placeholders?: Placeholders;
  /** The plan is not normalised. */
  readonly asWritten?: boolean;
}

/** What a rule means: the types of its fields are told, then it is lowered and normalised. Never throws. */
export function meaningOf(
  syntax: SigmaRule,
  text: string,
  { schema: given, semantics, meta, placeholders, asWritten = false }: Meant,
): Result<{ readonly rule: Rule<'sigma'>; readonly schema: Schema }> {
  const schema = inferSchema(syntax, given ?? ecsSchema());
  const context: LowerContext = { schema, text, placeholders, problems: [] };
  const plan = planOf(context, syntax, meta);
  if (isNonEmpty(context.problems)) return { ok: false, problems: context.problems };
  if (plan === null) throw new Error('a plan without problems is missing');
  const rule: Rule<'sigma'> = {
    language: 'sigma',
    meta,
    plan: asWritten ? plan : normalizePlan(plan),
    semantics,
    query: text,
    tests: testsOf(syntax).flatMap(({ values, span }) => (values.length > 1 ? [span] : [])),
    ...(placeholders === undefined ? {} : { placeholders }),
  };
  return success({ rule, schema }, warningsOf(syntax));
}

function planOf(context: LowerContext, { body }: SigmaRule, meta: RuleMeta): Plan | null {
  if (body.kind === 'correlation') return correlationPlan(context, body, meta);
  return { kind: 'single', where: detectionPredicate(context, body), origin: body.span };
}

function warningsOf({ body }: SigmaRule): readonly Diagnostic[] {
  if (body.kind === 'detection') return [];
  const place = { start: body.span.start, end: body.span.start + 1 };
  return [diagnostic('sigma-correlation-matches', 'each chain of events is found once, and only events with every key', place)];
}
