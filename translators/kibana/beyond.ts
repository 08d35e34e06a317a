import { isPlainQuery } from '../../src/contract/index.ts';
import type { Beyond } from '../../src/ir/index.ts';
import type { Properties } from './artifact.ts';
import { filterOf } from './filters.ts';

/** Whether Kibana does it for a rule of ours; filters of indicators that run code are not passed on. */
export function isSaid(beyond: Beyond): boolean {
  return beyond.kind !== 'indicator-match' || beyond.filters.every((clause) => isPlainQuery(clause));
}

/** The type of a rule that does more than search, and the properties that say what. */
export function propertiesBeyond(beyond: Beyond): Properties {
  switch (beyond.kind) {
    case 'threshold':
      return {
        type: 'threshold',
        threshold: {
          field: beyond.fields,
          value: beyond.count,
          cardinality: beyond.distinct.map(({ field, count }) => ({ field, value: count })),
        },
      };
    case 'new-terms':
      return { type: 'new_terms', new_terms_fields: beyond.fields, history_window_start: beyond.since };
    case 'indicator-match':
      return {
        type: 'threat_match',
        threat_index: beyond.indices,
        threat_query: beyond.query,
        threat_language: beyond.language,
        threat_filters: beyond.filters.map((query) => filterOf({ query, negated: false })),
        threat_mapping: beyond.mapping.map((pairs) => ({
          entries: pairs.map(({ field, indicator, negated }) => ({
            field,
            type: 'mapping',
            value: indicator,
            ...(negated ? { negate: true } : {}),
          })),
        })),
        ...(beyond.path === null ? {} : { threat_indicator_path: beyond.path }),
        ...(beyond.concurrentSearches === null ? {} : { concurrent_searches: beyond.concurrentSearches }),
        ...(beyond.itemsPerSearch === null ? {} : { items_per_search: beyond.itemsPerSearch }),
      };
  }
}
