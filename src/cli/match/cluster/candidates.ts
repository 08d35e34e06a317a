import { esDsl } from '../../../../translators/es-dsl/index.ts';
import type { Json } from '../../../event/index.ts';
import { type Predicate, predicatesOf, type Rule } from '../../../ir/index.ts';

/**
 * A query that finds every event that could take part in a sequence or sample: those of any of its items, or all events where an item is
 * beyond the query DSL. Too many do no harm: the matcher looks at each again.
 */
export function candidatesOf(rule: Rule): Json {
  const { origin } = rule.plan;
  const [first, ...others] = predicatesOf(rule.plan);
  if (first === undefined) return { match_all: {} };
  const where: Predicate = others.length === 0 ? first : { kind: 'or', operands: [first, ...others], origin };
  const translated = esDsl.translate({ ...rule, plan: { kind: 'single', where, origin } }, { schedule: false });
  if (translated.status === 'refused' || translated.artifact.kind !== 'search') return { match_all: {} };
  const query: Json = JSON.parse(JSON.stringify(translated.artifact.body.query));
  return query;
}
