import type { EventQuestion, Item, Questions, Sample, Sequence } from '../questions/index.ts';

/**
 * What a rule asks of several events; null when it asks each on its own. Pipes choose among single events in the order of
 * time, as they choose among sequences: such a query is read as a sequence of one item without keys (eql-semantics 10.7).
 */
export function seriesOf({ body, pipes }: Questions): Sequence | Sample | null {
  if (body.kind !== 'event') return body;
  return pipes.length === 0
    ? null
    : {
        kind: 'sequence',
        span: body.span,
        by: [],
        keyConditions: 'own',
        keyValues: 'typed',
        maxspan: null,
        items: [itemOf(body)],
        until: null,
      };
}

function itemOf({ category, condition, span }: EventQuestion): Item {
  return { kind: 'item', span, missing: false, category, condition, by: [], runs: 1 };
}
