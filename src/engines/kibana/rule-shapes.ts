import type { Json } from '../../event/index.ts';
import { either, flag, type Keys, list, object, oneOf, type Shape, someText, text, whole } from './types.ts';

const anything: Shape = () => null;

const entry = { id: text, name: text, reference: text };

const subtechnique = object({ required: entry, optional: {} });

const threat = object({
  required: { framework: text, tactic: object({ required: entry, optional: {} }) },
  optional: { technique: list(object({ required: entry, optional: { subtechnique: list(subtechnique) } })) },
});

/** Date math or a date: `now-9m`. */
const time: Shape = (value) =>
  typeof value === 'string' && /^(?:now|\d{4}-\d{2}-\d{2})[\w:.+|/-]*$/.test(value) ? null : 'a time such as now-9m';

/** What rules of every type have. Required are the properties that an import requires. */
const COMMON: Keys = {
  required: {
    rule_id: text,
    version: whole(1),
    name: someText,
    description: someText,
    severity: oneOf('low', 'medium', 'high', 'critical'),
    risk_score: whole(0, 100),
    type: text,
  },
  optional: {
    enabled: flag,
    building_block_type: oneOf('default'),
    max_signals: whole(1),
    interval: text,
    from: time,
    to: time,
    timestamp_override: text,
    timestamp_override_fallback_disabled: flag,
    author: list(text),
    license: text,
    tags: list(text),
    threat: list(threat),
    references: list(text),
    false_positives: list(text),
    note: text,
    setup: text,
    exceptions_list: list(
      object({
        required: {
          id: someText,
          list_id: someText,
          type: oneOf('detection', 'rule_default', 'endpoint'),
          namespace_type: oneOf('single', 'agnostic'),
        },
        optional: {},
      }),
    ),
    index: list(text),
    filters: list(anything),
  },
};

const SEARCH_LANGUAGE = oneOf('kuery', 'lucene');

const pair = object({ required: { field: text, value: text, type: oneOf('mapping') }, optional: { negate: flag } });

/** What rules of one type have besides. */
const BY_TYPE: ReadonlyMap<string, Keys> = new Map<string, Keys>([
  [
    'eql',
    {
      required: { query: text, language: oneOf('eql') },
      optional: { event_category_override: text, timestamp_field: text, tiebreaker_field: text },
    },
  ],
  ['query', { required: {}, optional: { query: text, language: SEARCH_LANGUAGE } }],
  [
    'threshold',
    {
      required: {
        query: text,
        threshold: object({
          required: { field: either(text, list(text)), value: whole(1) },
          optional: { cardinality: list(object({ required: { field: text, value: whole(0) }, optional: {} })) },
        }),
      },
      optional: { language: SEARCH_LANGUAGE },
    },
  ],
  [
    'new_terms',
    {
      required: { query: text, new_terms_fields: list(text, 1, 3), history_window_start: someText },
      optional: { language: SEARCH_LANGUAGE },
    },
  ],
  [
    'threat_match',
    {
      required: {
        query: text,
        threat_query: text,
        threat_index: list(text),
        threat_mapping: list(object({ required: { entries: list(pair, 1) }, optional: {} }), 1),
      },
      optional: {
        language: SEARCH_LANGUAGE,
        threat_language: SEARCH_LANGUAGE,
        threat_filters: list(anything),
        threat_indicator_path: text,
        concurrent_searches: whole(1),
        items_per_search: whole(1),
      },
    },
  ],
]);

/** The keys of rules of a type; null: there is no such type here. */
export function keysOf(type: Json | undefined): Keys | null {
  const own = typeof type === 'string' ? BY_TYPE.get(type) : undefined;
  if (own === undefined) return null;
  return { required: { ...COMMON.required, ...own.required }, optional: { ...COMMON.optional, ...own.optional } };
}

const entryKeys = { field: someText, type: oneOf('match', 'match_any', 'exists', 'wildcard', 'nested') };

/** Exception lists and their items. */
export const LIST_KEYS: Keys = {
  required: { list_id: someText, type: oneOf('detection'), name: someText, description: someText },
  optional: { namespace_type: oneOf('single', 'agnostic'), tags: list(text) },
};

export const ITEM_KEYS: Keys = {
  required: {
    list_id: someText,
    item_id: someText,
    type: oneOf('simple'),
    name: someText,
    description: someText,
    entries: list(
      object({
        required: entryKeys,
        optional: { operator: oneOf('included', 'excluded'), value: either(text, list(text, 1)), entries: list(anything, 1) },
      }),
      1,
    ),
  },
  optional: {
    namespace_type: oneOf('single', 'agnostic'),
    tags: list(text),
    os_types: list(oneOf('linux', 'macos', 'windows')),
  },
};
