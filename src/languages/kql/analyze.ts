import type { Meaning, ReadOptions, WrittenRule } from '../../contract/index.ts';
import { normalizePlan, type Rule } from '../../ir/index.ts';
import { ecsSchema } from '../../schema/index.ts';
import { type Result, success } from '../../source/index.ts';
import { withRuntimeFields } from '../eql/lower/around/index.ts';
import { surrounded } from '../eql/lower/around/surrounded.ts';
import type { Query } from './ast.ts';
import { plainText } from './literals.ts';
import { inferSchema, lowerQuery } from './lower/index.ts';
import { walk } from './walk.ts';

/**
 * What a query that was parsed means: infers the types of unmapped fields, lowers and normalises, and puts what stands around it into the
 * plan. Fails with every problem; a success carries the warnings. Never throws.
 */
export function analyzeQuery(
  syntax: Query,
  { meta, context, beyond = [], query }: WrittenRule,
  { schema: given, semantics, strict = false, asWritten = false }: ReadOptions,
): Result<Meaning<'kql'>> {
  const schema = inferSchema(syntax, withRuntimeFields(given ?? ecsSchema(), context));
  const lowered = lowerQuery(syntax, { schema, semantics, strict, mappingGiven: given !== undefined });
  if (!lowered.ok) return lowered;
  const rule: Rule<'kql'> = {
    language: 'kql',
    meta,
    plan: asWritten ? lowered.value : normalizePlan(lowered.value),
    semantics,
    query: query.text,
    ...(beyond.length === 0 ? {} : { beyond }),
  };
  if (asWritten) return success({ rule, schema }, lowered.warnings);
  return success(surrounded(rule, lowered.value, schema, fieldsOf(syntax), context, syntax.span.end), lowered.warnings);
}

function fieldsOf(query: Query): ReadonlySet<string> {
  const asked = new Set<string>();
  walk(query, (node) => {
    const name = (node.kind === 'test' || node.kind === 'range') && node.field !== null ? plainText(node.field) : null;
    if (name !== null) asked.add(name);
  });
  return asked;
}
