/** A parameter of a request to `_eql/search`. (eql-semantics 13.1) */
interface RequestParameter {
  /** Elasticsearch reads it in the body only, and refuses it in the address. */
  readonly bodyOnly: boolean;
  /** A choice among what is found, or of what is searched, that no output but the request itself can make: which one. Null: none. */
  readonly choice: string | null;
}

const BODY = { bodyOnly: true, choice: null } as const satisfies RequestParameter;
const ANYWHERE = { bodyOnly: false, choice: null } as const satisfies RequestParameter;

function choice(says: string): RequestParameter {
  return { bodyOnly: false, choice: says };
}

/** Every parameter that is known; one that is not here is reported. */
export const REQUEST_PARAMETERS: ReadonlyMap<string, RequestParameter> = new Map(
  Object.entries({
    // Read: what is found.
    query: BODY,
    filter: BODY,
    event_category_field: BODY,
    timestamp_field: BODY,
    tiebreaker_field: BODY,
    runtime_mappings: BODY,
    size: BODY,
    // What comes back of an event, not which.
    fields: BODY,
    filter_path: ANYWHERE,
    pretty: ANYWHERE,
    human: ANYWHERE,
    error_trace: ANYWHERE,
    format: ANYWHERE,
    typed_keys: ANYWHERE,
    rest_total_hits_as_int: ANYWHERE,
    // How long it may take and how long the answer is kept.
    wait_for_completion_timeout: ANYWHERE,
    keep_alive: ANYWHERE,
    keep_on_completion: ANYWHERE,
    ccs_minimize_roundtrips: ANYWHERE,
    // Which indices are there.
    ignore_unavailable: ANYWHERE,
    allow_no_indices: ANYWHERE,
    expand_wildcards: ANYWHERE,
    // Pages of what is read; what is found does not change by it.
    fetch_size: BODY,
    // Choices.
    result_position: { ...choice('which of more matches than `size` come back'), bodyOnly: true },
    max_samples_per_key: { ...choice('how many samples of one key come back'), bodyOnly: true },
    case_sensitive: { ...choice('nothing since 7.10: letters are compared as each operator says'), bodyOnly: true },
    allow_partial_search_results: choice('what is found when a shard fails'),
    allow_partial_sequence_results: choice('what is found when a shard fails'),
    project_routing: choice('which projects are searched'),
  }),
);
