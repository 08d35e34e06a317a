import type { Formula } from '../conditions/formula.ts';
import type { Item, Questions, Sample, Sequence } from '../questions/index.ts';
import { conflictingConditions, type Gap, type Requirement, requirementsOf } from '../solve/unsatisfiable.ts';
import { conditionsCopiedTo } from './copied-conditions.ts';
import { type Criterion, categoryFormula } from './correlation.ts';
import { contextsOf, hasFineMoments, type SeriesOptions } from './generate.ts';
import { backgroundEventFor, drawKeyValues, systemsOf } from './generate-event.ts';
import { seriesOf } from './piped-events.ts';

/**
 * Why no timeline of a sequence or sample matches: the conditions that stand in the way, as few as can be told. At least one reason;
 * of a rule that asks each event on its own none.
 */
export function whyNoTimeline(questions: Questions, options: SeriesOptions): readonly Gap[] {
  const body = seriesOf(questions);
  if (body === null) return [];
  const [context] = contextsOf(questions, options);
  if (context === undefined) return [{ span: questions.span, reason: whyNoPlan(body, options) }];
  const { correlation, random, schema } = context;
  const [host] = context.inventory.hosts(random.pick(systemsOf(correlation, random)));
  const { functionWildcards = null, folding = 'ascii', eventCategoryField = 'event.category' } = options;
  for (const item of body.items) {
    const criterion = correlation.criteria.find(({ span }) => span === item.span);
    if (item.missing || criterion === undefined) continue;
    const found = conflictingConditions([...conditionsOf(item, body, eventCategoryField), ...keysOf(item, criterion)], {
      reading: { schema, folding, functionWildcards },
      random,
      background: () => backgroundEventFor(criterion, host, context),
    });
    if (found.length > 0) return found;
  }
  if (drawKeyValues(host, context, null) === null) {
    const names = body.items.flatMap((item) => [...body.by, ...item.by]).map(({ name }) => name);
    const fields = [...new Set(names)].join(', ');
    return [{ span: body.span, reason: `every item has events, but none were found that agree on the join key (${fields})` }];
  }
  return [{ span: questions.span, reason: 'every item has events, but no timeline was found that certainly matches' }];
}

function conditionsOf(item: Item, body: Sequence | Sample, categoryField: string): readonly Requirement[] {
  const category: Requirement = {
    span: item.category?.span ?? item.span,
    formula: () => categoryFormula(item.category, categoryField),
    because: null,
  };
  const copied = conditionsCopiedTo(item, body).flatMap((condition) =>
    requirementsOf(
      condition,
      `it speaks of a join key, so Elasticsearch asks it of item ${body.items.indexOf(item) + 1} as well`,
    ),
  );
  return [category, ...requirementsOf(item.condition), ...copied];
}

/** That the key fields have values. */
function keysOf(item: Item, { keys }: Criterion): readonly Requirement[] {
  return keys
    .filter(({ optional }) => !optional)
    .map(({ name }): Requirement => {
      const label = `${name} == null`;
      const missing: Formula = { kind: 'leaf', leaf: { kind: 'missing', span: item.span, label, field: name } };
      return { span: item.span, formula: () => ({ kind: 'not', operand: missing }), because: `${name} is a join key` };
    });
}

function whyNoPlan(body: Sequence | Sample, options: SeriesOptions): string {
  const { timestampField = '@timestamp', tiebreakerField, schema } = options;
  if (body.items.every(({ missing }) => missing)) return 'every item is an event that must be missing';
  const format = schema.fields.get(timestampField)?.dateFormat;
  if (!hasFineMoments(options))
    return `moments of ${JSON.stringify(format)} are not written to the millisecond here: no timeline is made for it`;
  const fields = tiebreakerField === undefined ? [timestampField] : [timestampField, tiebreakerField];
  return `it asks something of ${fields.join(' or ')}, which here says only in which order events stand: no timeline is made for it`;
}
