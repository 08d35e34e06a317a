/*
 * What Kibana's import route asks of a rule (`RuleToImport` and the types of rules in `rule_schemas.gen.ts`), written down by hand: of every
 * rule the properties that it requires with their types, and of a type those that it adds.
 */

type Line = { readonly [key: string]: unknown };

const isText = (value: unknown): boolean => typeof value === 'string';
const isNamed = (value: unknown): boolean => typeof value === 'string' && value.length > 0;
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isWhole = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
const isRecord = (value: unknown): value is Line => typeof value === 'object' && value !== null && !Array.isArray(value);

type Test = (value: unknown) => boolean;

const REQUIRED: { readonly [key: string]: Test } = {
  rule_id: isText,
  version: (value) => isWhole(value, 1, Number.MAX_SAFE_INTEGER),
  name: isNamed,
  description: isNamed,
  risk_score: (value) => isWhole(value, 0, 100),
  severity: (value) => ['low', 'medium', 'high', 'critical'].some((one) => one === value),
};

const entryOfThreat: Test = (value) => isRecord(value) && [value['id'], value['name'], value['reference']].every(isText);

const OPTIONAL: { readonly [key: string]: Test } = {
  enabled: (value) => value === false,
  tags: isTexts,
  author: isTexts,
  references: isTexts,
  false_positives: isTexts,
  index: isTexts,
  license: isText,
  note: isText,
  setup: isText,
  interval: isText,
  from: isText,
  to: isText,
  timestamp_override: isText,
  timestamp_override_fallback_disabled: (value) => typeof value === 'boolean',
  building_block_type: isText,
  max_signals: (value) => isWhole(value, 1, Number.MAX_SAFE_INTEGER),
  filters: Array.isArray,
  exceptions_list: (value) =>
    Array.isArray(value) &&
    value.every((one) => isRecord(one) && isNamed(one['id']) && isNamed(one['list_id']) && isNamed(one['type'])),
  threat: (value) =>
    Array.isArray(value) &&
    value.every(
      (one) =>
        isRecord(one) &&
        isText(one['framework']) &&
        entryOfThreat(one['tactic']) &&
        Array.isArray(one['technique']) &&
        one['technique'].every(
          (part) =>
            entryOfThreat(part) &&
            Array.isArray((part as Line)['subtechnique']) &&
            ((part as Line)['subtechnique'] as unknown[]).every(entryOfThreat),
        ),
    ),
};

const isSearch: Test = (value) => value === 'kuery' || value === 'lucene';

const TYPES: { readonly [type: string]: { readonly [key: string]: Test } } = {
  eql: { query: isText, language: (value) => value === 'eql' },
  query: { query: isText, language: isSearch },
  threshold: {
    query: isText,
    language: isSearch,
    threshold: (value) =>
      isRecord(value) &&
      (isText(value['field']) || isTexts(value['field'])) &&
      isWhole(value['value'], 1, Number.MAX_SAFE_INTEGER),
  },
  new_terms: {
    query: isText,
    language: isSearch,
    new_terms_fields: (value) => isTexts(value) && (value as unknown[]).length >= 1 && (value as unknown[]).length <= 3,
    history_window_start: isNamed,
  },
  threat_match: {
    query: isText,
    language: isSearch,
    threat_query: isText,
    threat_index: isTexts,
    threat_mapping: (value) => Array.isArray(value) && value.length > 0,
  },
};

const OF_EQL = ['event_category_override', 'timestamp_field', 'tiebreaker_field'];
const OF_INDICATORS = ['threat_language', 'threat_filters', 'threat_indicator_path', 'concurrent_searches', 'items_per_search'];

/** What Kibana would say against the rule on the first line of an import; none: it takes it. */
export function objectionsTo(text: string): readonly string[] {
  const [first = ''] = text.split('\n');
  const rule: unknown = JSON.parse(first);
  if (!isRecord(rule)) return ['no object'];
  const own = TYPES[String(rule['type'])];
  if (own === undefined) return ['type'];
  const required = { ...REQUIRED, ...own };
  const known = new Set([...Object.keys(required), ...Object.keys(OPTIONAL), 'type', ...OF_EQL, ...OF_INDICATORS]);
  return [
    ...Object.entries(required).flatMap(([key, test]) => (test(rule[key]) ? [] : [key])),
    ...Object.entries(OPTIONAL).flatMap(([key, test]) => (rule[key] === undefined || test(rule[key]) ? [] : [key])),
    ...Object.keys(rule).filter((key) => !known.has(key)),
  ];
}
