/** Why a test is not met. An excuse that is no longer needed fails. */
export interface RestExcuse {
  /** `no claim`: nothing is said of what is found. `difference`: another answer is given. */
  readonly kind: 'no claim' | 'difference';
  readonly reason: string;
  /** Absent: it holds for every matcher. */
  readonly matchers?: readonly string[];
}

const LEFT_OUT: RestExcuse = {
  kind: 'difference',
  matchers: ['match', 'js'],
  reason:
    'known difference: where Elasticsearch fails the search, these leave an event without a place in time out, and count it in ' +
    'their report, which their engines do not read; the stream shows that it is counted',
};

/** Elasticsearch's REST tests that are not met, by file and name. */
export const EXCUSED_REST: { readonly [file: string]: { readonly [test: string]: RestExcuse } } = {
  '10_basic.yml': {
    'EQL status API': { kind: 'no claim', reason: 'it is about the state of a search on the server' },
    'Execute sequence with shard failures and allow_partial_search_results=true': {
      kind: 'difference',
      reason:
        'known difference: a failed shard empties every sequence, and there are no shards here; that the parameter is not ' +
        'translated is said',
    },
  },
  '30_keyword_timestamp.yml': {
    'Sequence matching accepts ISO-8601 strings when timestamp is mapped as keyword': {
      kind: 'difference',
      reason: 'it contradicts the first test of 80_invalid_timestamp_tiebreaker.yml, which is the behaviour that was released',
    },
  },
  '80_invalid_timestamp_tiebreaker.yml': {
    'Sequence over a multi-valued timestamp': LEFT_OUT,
    'Sequence over a timestamp missing from a disabled _source': {
      kind: 'difference',
      reason: 'known difference: events are given as documents, so none is without its source; a mapping cannot take it away',
    },
    'Sequence with a multi-valued tiebreaker': LEFT_OUT,
  },
};
