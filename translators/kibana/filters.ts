import type { Json } from '../../src/event/index.ts';
import type { Properties } from './artifact.ts';

/** A clause as Kibana writes a filter. */
export function filterOf({ query, negated }: { readonly query: Json; readonly negated: boolean }): Properties {
  return {
    meta: { disabled: false, negate: negated, type: 'custom', key: 'query' },
    query,
    $state: { store: 'appState' },
  };
}
