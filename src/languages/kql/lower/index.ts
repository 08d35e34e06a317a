import type { Schema } from '../../../event/index.ts';
import type { Plan, Semantics } from '../../../ir/index.ts';
import { type Diagnostic, isNonEmpty, type Result, success } from '../../../source/index.ts';
import type { Query } from '../ast.ts';
import { lowerCondition } from './condition.ts';
import type { KqlContext } from './context.ts';
import { type KnownMapping, unknownFields } from './unknown-fields.ts';

export { inferSchema } from './infer.ts';

/** What a query asks of each event, or every reason why that cannot be said. */
export function lowerQuery(
  query: Query,
  { schema, semantics, ...mapping }: { readonly schema: Schema; readonly semantics: Semantics } & KnownMapping,
): Result<Plan> {
  const context: KqlContext = {
    schema,
    semantics,
    problems: [],
    warnings: [],
    spent: { fields: 0 },
    unfitting: [],
    mappingGiven: mapping.mappingGiven,
  };
  const { span: origin, condition } = query;
  const where = condition === null ? ({ kind: 'constant', value: true, origin } as const) : lowerCondition(context, condition);
  const unknown = unknownFields(query, context, mapping);
  const problems: readonly Diagnostic[] = [...(mapping.strict ? unknown : []), ...context.problems].sort(byPlace);
  if (isNonEmpty(problems)) return { ok: false, problems: first(problems) };
  return success({ kind: 'single', where, origin }, [...unknown, ...context.warnings].sort(byPlace));
}

/** Nobody reads more. */
const PROBLEM_LIMIT = 50;

function first(problems: readonly [Diagnostic, ...Diagnostic[]]): readonly [Diagnostic, ...Diagnostic[]] {
  const [head, ...others] = problems;
  return [head, ...others.slice(0, PROBLEM_LIMIT - 1)];
}

function byPlace(left: Diagnostic, right: Diagnostic): number {
  return left.span.start - right.span.start;
}
