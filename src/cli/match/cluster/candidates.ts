import { esDsl } from '../../../../translators/es-dsl/index.ts';
import type { Json } from '../../../event/index.ts';
import type { Plan, Predicate, Rule } from '../../../ir/index.ts';

/**
 * A query that finds every event that could take part in a sequence or sample: those of any of its items, or all events where an item is
 * beyond the query DSL. Too many do no harm: the matcher looks at each again.
 */
export function candidatesOf(rule: Rule): Json {
  const { origin } = rule.plan;
  const [first, ...others] = conditionsOf(rule.plan);
  if (first === undefined) return { match_all: {} };
  const where: Predicate = others.length === 0 ? first : { kind: 'or', operands: [first, ...others], origin };
  const translated = esDsl.translate({ ...rule, plan: { kind: 'single', where, origin } }, { schedule: false });
  if (translated.status === 'refused' || translated.artifact.kind !== 'search') return { match_all: {} };
  const query: Json = JSON.parse(JSON.stringify(translated.artifact.body.query));
  return query;
}

function conditionsOf(plan: Plan): readonly Predicate[] {
  switch (plan.kind) {
    case 'single':
      return [plan.where];
    case 'sequence':
      return [...plan.steps, ...(plan.until === null ? [] : [plan.until])].map(({ where }) => where);
    case 'sample':
      return plan.steps.map(({ where }) => where);
  }
}
