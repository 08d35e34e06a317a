import { requestText } from './request-text.ts';

/** What keeps Kibana from loading a rule, and where: the line of the import, and the way to the value. */
interface EnvelopeProblem {
  readonly place: string;
  readonly reason: string;
}

type Members = { readonly [key: string]: unknown };

/** Says what is wrong with a value; null: nothing. */
type Check = (value: unknown) => string | null;

const that =
  (holds: (value: unknown) => boolean, what: string): Check =>
  (value) =>
    holds(value) ? null : what;
const isText = (value: unknown): value is string => typeof value === 'string';
const isFilled = (value: unknown): boolean => isText(value) && value.trim() !== '';
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isRecord = (value: unknown): value is Members => typeof value === 'object' && value !== null && !isList(value);

const text = that(isText, 'it is no text');
const filled = that(isFilled, 'it is no text, or an empty one');
const flag = that((value) => typeof value === 'boolean', 'it is neither true nor false');
const list = that(isList, 'it is no list');
const texts = that((value) => isList(value) && value.every(isText), 'it is no list of texts');
const names = that(
  (value) => isList(value) && value.length > 0 && value.every(isFilled),
  'it is no list of names, or an empty one',
);
const oneOf = (...values: readonly string[]): Check =>
  that((value) => isText(value) && values.includes(value), `it is none of ${values.join(', ')}`);
const whole = (least: number, most = Number.MAX_SAFE_INTEGER): Check =>
  that(
    (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
    `it is no whole number of ${least} or more`,
  );

type Checks = { readonly [key: string]: Check };

/** Of every rule, what has to be there, and what is checked where it is (`RuleToImport` of Kibana's API). */
const REQUIRED: Checks = {
  rule_id: filled,
  name: filled,
  description: filled,
  risk_score: that((value) => typeof value === 'number' && value >= 0 && value <= 100, 'it is no number from 0 to 100'),
  severity: oneOf('low', 'medium', 'high', 'critical'),
};

const OPTIONAL: Checks = {
  version: whole(1),
  enabled: flag,
  tags: texts,
  author: texts,
  references: texts,
  false_positives: texts,
  index: names,
  data_view_id: filled,
  license: text,
  note: text,
  setup: text,
  interval: that((value) => isText(value) && /^[1-9]\d*[smhd]$/.test(value), 'it is no time such as 5m'),
  from: filled,
  to: filled,
  timestamp_override: filled,
  timestamp_override_fallback_disabled: flag,
  building_block_type: filled,
  max_signals: whole(1),
  filters: list,
  exceptions_list: that(
    (value) => isList(value) && value.every((one) => isRecord(one) && [one['id'], one['list_id'], one['type']].every(isFilled)),
    'it is no list of references to exception lists',
  ),
  threat: list,
};

const SEARCH = oneOf('kuery', 'lucene');
/** Without a language they are in Kibana's own. */
const OF_SEARCHES: Checks = { query: text };
const IN_SEARCHES: Checks = { language: SEARCH };

/** What the types of rules add. */
const TYPES = new Map<string, { readonly required: Checks; readonly optional: Checks }>([
  [
    'eql',
    {
      required: { query: filled, language: oneOf('eql') },
      optional: { event_category_override: filled, timestamp_field: filled, tiebreaker_field: filled },
    },
  ],
  ['query', { required: OF_SEARCHES, optional: IN_SEARCHES }],
  [
    'threshold',
    {
      required: {
        ...OF_SEARCHES,
        threshold: that(
          (value) =>
            isRecord(value) &&
            (isText(value['field']) || texts(value['field']) === null) &&
            whole(1)(value['value']) === null &&
            (value['cardinality'] === undefined || isList(value['cardinality'])),
          'it is no field, or list of fields, with a value of 1 or more',
        ),
      },
      optional: IN_SEARCHES,
    },
  ],
  [
    'new_terms',
    {
      required: {
        ...OF_SEARCHES,
        new_terms_fields: that(
          (value) => isList(value) && value.length >= 1 && value.length <= 3 && value.every(isFilled),
          'it is no list of one to three fields',
        ),
        history_window_start: filled,
      },
      optional: IN_SEARCHES,
    },
  ],
  [
    'threat_match',
    {
      required: {
        ...OF_SEARCHES,
        threat_query: text,
        threat_index: names,
        threat_mapping: that(
          (value) => isList(value) && value.length > 0 && value.every(isRecord),
          'it is no list of entries, or an empty one',
        ),
      },
      optional: { ...IN_SEARCHES, threat_language: SEARCH, threat_filters: list, threat_indicator_path: filled },
    },
  ],
]);

/**
 * What keeps Kibana from loading the rule of an import; null: nothing that is known. That the query means what it should is nothing while
 * nobody runs it, so a proof begins with this.
 */
export function envelopeProblem(given: string): EnvelopeProblem | null {
  let found: EnvelopeProblem | null = null;
  let rules = 0;
  for (const [at, line] of given.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = requestText(line);
    const place = `line ${at + 1}`;
    if (read === null) return { place, reason: 'it is no JSON, or an object has a key twice' };
    if (!isRecord(read.json)) return { place, reason: 'it is no object' };
    // Exception lists, their items, and what an export says last of itself.
    if ('list_id' in read.json || 'exported_count' in read.json) continue;
    rules++;
    found ??= ruleProblem(read.json, place);
  }
  return rules === 0 ? { place: 'line 1', reason: 'no line is a rule' } : found;
}

function ruleProblem(rule: Members, line: string): EnvelopeProblem | null {
  const at = (key: string, reason: string): EnvelopeProblem => ({ place: `${line}, ${key}`, reason });
  const { type } = rule;
  const own = isText(type) ? TYPES.get(type) : undefined;
  if (own === undefined) return at('type', `it is none of ${[...TYPES.keys()].join(', ')}`);
  for (const [key, check] of Object.entries({ ...REQUIRED, ...own.required })) {
    const problem = Object.hasOwn(rule, key) ? check(rule[key]) : `a rule of the type ${String(type)} needs it`;
    if (problem !== null) return at(key, problem);
  }
  for (const [key, check] of Object.entries({ ...OPTIONAL, ...own.optional })) {
    const problem = Object.hasOwn(rule, key) ? check(rule[key]) : null;
    if (problem !== null) return at(key, problem);
  }
  return null;
}
