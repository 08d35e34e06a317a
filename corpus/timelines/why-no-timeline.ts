import type { Item, Query, SampleQuery, SequenceQuery } from '../../src/languages/eql/ast.ts';
import type { Formula } from '../conditions/formula.ts';
import { blame, type Demand, demandsOf, type Gap } from '../solve/unsatisfiable.ts';
import { conditionsCopiedTo } from './copied-conditions.ts';
import { categoryFormula, type Role } from './correlation.ts';
import { hasFineMoments, type SeriesOptions, stagesOf } from './generate.ts';
import { drawKeys, ordinary, systemsOf } from './generate-event.ts';
import { seriesOf } from './piped-events.ts';

/**
 * Why no timeline of a sequence or sample matches: the conditions that stand in the way, as few as can be told. At least one reason;
 * of a rule that asks each event on its own none.
 */
export function whyNoTimeline(query: Query, options: SeriesOptions): readonly Gap[] {
  const body = seriesOf(query);
  if (body === null) return [];
  const [stage] = stagesOf(query, options);
  if (stage === undefined) return [{ span: query.span, reason: unstaged(body, options) }];
  const { plot, random, schema } = stage;
  const [host] = stage.world.hosts(random.pick(systemsOf(plot)));
  const { functionWildcards = null, folding = 'ascii', eventCategoryField = 'event.category' } = options;
  for (const item of body.items) {
    const role = plot.roles.find(({ span }) => span === item.span);
    if (item.missing || role === undefined) continue;
    const found = blame([...conditionsOf(item, body, eventCategoryField), ...keysOf(item, role)], {
      reading: { schema, folding, functionWildcards },
      random,
      background: () => ordinary(role, host, stage),
    });
    if (found.length > 0) return found;
  }
  if (drawKeys(host, stage, null) === null) {
    const names = body.items.flatMap((item) => [...body.by, ...item.by]).map(({ name }) => name);
    const fields = [...new Set(names)].join(', ');
    return [{ span: body.span, reason: `every item has events, but none were found that agree on the join key (${fields})` }];
  }
  return [{ span: query.span, reason: 'every item has events, but no timeline was found that certainly matches' }];
}

function conditionsOf(item: Item, { items, by }: SequenceQuery | SampleQuery, categoryField: string): readonly Demand[] {
  const category: Demand = {
    span: item.category.span,
    formula: () => categoryFormula(item.category, categoryField),
    because: null,
  };
  const copied = conditionsCopiedTo(item, items, by).flatMap((condition) =>
    demandsOf(condition, `it speaks of a join key, so Elasticsearch asks it of item ${items.indexOf(item) + 1} as well`),
  );
  return [category, ...demandsOf(item.condition), ...copied];
}

/** That the key fields have values. */
function keysOf(item: Item, { keys }: Role): readonly Demand[] {
  return keys
    .filter(({ optional }) => !optional)
    .map(({ name }): Demand => {
      const label = `${name} == null`;
      const missing: Formula = { kind: 'leaf', leaf: { kind: 'missing', span: item.span, label, field: name } };
      return { span: item.span, formula: () => ({ kind: 'not', operand: missing }), because: `${name} is a join key` };
    });
}

function unstaged(body: SequenceQuery | SampleQuery, options: SeriesOptions): string {
  const { timestampField = '@timestamp', tiebreakerField, schema } = options;
  if (body.items.every(({ missing }) => missing)) return 'every item is an event that must be missing';
  const format = schema.fields.get(timestampField)?.dateFormat;
  if (!hasFineMoments(options))
    return `moments of ${JSON.stringify(format)} are not written to the millisecond here: no timeline is made for it`;
  const fields = tiebreakerField === undefined ? [timestampField] : [timestampField, tiebreakerField];
  return `it asks something of ${fields.join(' or ')}, which here says only in which order events stand: no timeline is made for it`;
}
