import type { Json } from '../../src/event/index.ts';
import { type Fault, JUDGED, type RuleText } from './fault.ts';

/** A rule of Kibana as it is exported, each exception in a line of its own. */
interface Exported {
  readonly query: string;
  readonly filters?: readonly Json[];
  /** The entries of each exception, and the systems that it is for. */
  readonly exceptions?: readonly { readonly entries: readonly Json[]; readonly systems?: readonly string[] }[];
}

function exported({ query, filters = [], exceptions = [] }: Exported): string {
  const list = { list_id: 'exceptions', namespace_type: 'single', type: 'detection' };
  const rule = {
    name: 'Rule',
    type: 'eql',
    language: 'eql',
    query,
    filters,
    exceptions_list: exceptions.length > 0 ? [list] : [],
  };
  const items = exceptions.map(({ entries, systems = [] }, index) => ({
    ...list,
    item_id: `item-${index}`,
    type: 'simple',
    name: `Exception ${index}`,
    os_types: systems,
    entries,
  }));
  return [rule, ...items].map((line) => JSON.stringify(line)).join('\n');
}

const entry = (field: string, type: string, value: Json, operator = 'included'): Json => ({ field, type, value, operator });
const NOT_ROOT: Json = { meta: { negate: true }, query: { term: { 'user.name': 'root' } } };
const LATER: Json = { query: { range: { 'process.pid': { gte: 500 } } } };
const BY_HOST = entry('host.name', 'match', 'h');
const BY_USER = entry('user.id', 'match_any', ['0', '1'], 'excluded');
const BY_PARENT = entry('process.parent.name', 'wildcard', 'init*');

const SURROUNDED: Exported = {
  query: 'process where process.name : "sh*"',
  filters: [NOT_ROOT, LATER],
  exceptions: [{ entries: [BY_HOST, BY_USER] }, { entries: [BY_PARENT], systems: ['linux'] }],
};
/** What asks single events, every target says. */
const SINGLE = JUDGED;

function misread(
  rule: RuleText,
  targets: readonly Fault['target'][],
  readings: readonly (readonly [code: string, seen: string, as: Partial<RuleText>])[],
): readonly Fault[] {
  return readings.flatMap(([code, seen, as]) =>
    targets.map((target) => ({
      code,
      target,
      rule: rule.text,
      ...(rule.mapping === undefined ? {} : { mapping: rule.mapping }),
      seen,
      change: { stage: 'reading', as } as const,
    })),
  );
}

const around = (code: string, seen: string, changed: Partial<Exported>) =>
  [code, seen, { text: exported({ ...SURROUNDED, ...changed }) }] as const;

const H = (item: string) => item.replace(']', ' and host.name == "h"]');
const PAIR = [
  '[process where process.name == "sh"]',
  '![network where true]',
  '[file where true]',
  '[registry where true]',
] as const;
const sequence = (first: string, missing: string, second: string, until: string) =>
  `sequence by user.name with maxspan=5m ${first} ${missing} ${second} until ${until}`;
const FILTERED = exported({ query: sequence(...PAIR), filters: [{ query: { term: { 'host.name': 'h' } } }] });
const [FIRST, MISSING, SECOND, UNTIL] = PAIR;

/** What stands around a query, of which converters of the query know nothing. */
const AROUND: readonly Fault[] = [
  ...misread({ text: exported(SURROUNDED) }, SINGLE, [
    around('filter-dropped', 'only the query of a rule is converted', { filters: [NOT_ROOT] }),
    around('filter-negation-ignored', 'negate stands beside the query of a filter', {
      filters: [{ query: { term: { 'user.name': 'root' } } }, LATER],
    }),
    around('filter-bound-as-another', 'gte read as gt', {
      filters: [NOT_ROOT, { query: { range: { 'process.pid': { gt: 500 } } } }],
    }),
    around('exceptions-dropped', 'exceptions are documents of their own', { exceptions: [] }),
    around('exception-not-negated', 'an exception taken for a filter', {
      filters: [NOT_ROOT, LATER, { query: { wildcard: { 'process.parent.name': 'init*' } } }],
      exceptions: SURROUNDED.exceptions?.slice(0, 1) ?? [],
    }),
    around('exception-entries-read-as-or', 'entries are joined by and, items by or', {
      exceptions: [{ entries: [BY_HOST] }, { entries: [BY_USER] }, { entries: [BY_PARENT], systems: ['linux'] }],
    }),
    around('exception-items-read-as-and', 'entries are joined by and, items by or', {
      exceptions: [{ entries: [BY_HOST, BY_USER, BY_PARENT], systems: ['linux'] }],
    }),
    around('exception-excluded-ignored', 'the operator of an entry is easy to overlook', {
      exceptions: [
        { entries: [BY_HOST, entry('user.id', 'match_any', ['0', '1'])] },
        { entries: [BY_PARENT], systems: ['linux'] },
      ],
    }),
    around('exception-values-cut', 'match_any read as match', {
      exceptions: [
        { entries: [BY_HOST, entry('user.id', 'match', '0', 'excluded')] },
        { entries: [BY_PARENT], systems: ['linux'] },
      ],
    }),
    around('exception-systems-ignored', 'os_types stand beside the entries', {
      exceptions: [{ entries: [BY_HOST, BY_USER] }, { entries: [BY_PARENT] }],
    }),
  ]),
  ...misread(
    { text: FILTERED },
    ['js'],
    [
      ['filter-in-no-item', 'only the query of a rule is converted', { text: exported({ query: sequence(...PAIR) }) }],
      [
        'filter-in-the-first-item-alone',
        'a filter taken for a condition of the query',
        { text: sequence(H(FIRST), MISSING, SECOND, UNTIL) },
      ],
      [
        'filter-not-in-the-first-item',
        'a filter taken for a last condition',
        { text: sequence(FIRST, H(MISSING), H(SECOND), H(UNTIL)) },
      ],
      [
        'filter-not-in-the-missing-item',
        'missing events are easy to overlook',
        { text: sequence(H(FIRST), MISSING, H(SECOND), H(UNTIL)) },
      ],
      ['filter-not-in-until', 'until is no item of the list', { text: sequence(H(FIRST), H(MISSING), H(SECOND), UNTIL) }],
    ],
  ),
  {
    code: 'filter-not-in-the-request',
    target: 'es-dsl',
    rule: FILTERED,
    seen: 'only the query of a rule is put into the request',
    change: { stage: 'text', find: /\{ "term": \{ "host\.name": "h" \} \}/, put: '{ "match_all": {} }' },
  },
];

const keyed = (...items: readonly string[]): string => `sequence by user.name with maxspan=5m ${items.join(' ')}`;
const MIXED = 'startsWith(process.name, user.name)';
const NUMBERED = 'sequence with maxspan=5m [process where true] by n [network where true] by i';
const numbers = (type: string): Json => ({
  properties: {
    '@timestamp': { type: 'date' },
    event: { properties: { category: { type: 'keyword' } } },
    n: { type: 'long' },
    i: { type },
  },
});

/** Which conditions the items of a sequence share, and which keys join. */
const KEYS: readonly Fault[] = [
  ...misread(
    { text: keyed(`[process where ${MIXED}]`, '[file where true]') },
    ['js'],
    [
      [
        'key-and-other-field-copied',
        'Elasticsearch before 8.18.6 copied every condition that names a key',
        { text: keyed(`[process where ${MIXED}]`, `[file where ${MIXED}]`) },
      ],
    ],
  ),
  ...misread(
    { text: keyed('[process where true]', '![network where user.name == "a"]', '[file where true]') },
    ['js'],
    [
      [
        'key-condition-of-a-missing-item-copied',
        'Elasticsearch before 8.19.15',
        {
          text: keyed('[process where user.name == "a"]', '![network where user.name == "a"]', '[file where user.name == "a"]'),
        },
      ],
    ],
  ),
  ...misread(
    { text: keyed('[process where user.name == "a"]', '[file where true]') },
    ['js'],
    [
      [
        'key-condition-not-copied',
        'a key that is a list meets the condition by another value than it joins by',
        { text: keyed('[process where user.name == "a" or user.name == null]', '[file where true]') },
      ],
    ],
  ),
  ...misread(
    { text: NUMBERED, mapping: numbers('integer') },
    ['js'],
    [['keys-of-two-number-types-joined', 'JavaScript has one type of number', { mapping: numbers('long') }]],
  ),
];

const mapped = (changed: { readonly [field: string]: Json }): Json => ({
  properties: {
    '@timestamp': { type: 'date' },
    event: { properties: { category: { type: 'keyword' } } },
    n: { type: 'long' },
    d: { type: 'double' },
    s: { type: 'keyword' },
    log: { type: 'text', fields: { raw: { type: 'keyword', ignore_above: 8 } } },
    constant: { type: 'constant_keyword', value: 'prod-eu' },
    low: { type: 'keyword', normalizer: 'lowercase' },
    ...changed,
  },
});
const MAPPING = mapped({});
const value = (
  code: string,
  seen: string,
  right: string,
  wrong: Partial<RuleText>,
  targets: readonly Fault['target'][] = SINGLE,
): readonly Fault[] => misread({ text: right, mapping: MAPPING }, targets, [[code, seen, wrong]]);

/** Values and constants as an index has them. */
const VALUES: readonly Fault[] = [
  ...value('factor-moved-without-reversal', 'a bound divided by a negative number', 'any where n * -3 < 9', {
    text: 'any where n < -3',
  }),
  ...value('subtraction-moved-without-reversal', 'the field stands behind the minus', 'any where 9 - n < 2', {
    text: 'any where n < 7',
  }),
  ...value('sign-moved-without-reversal', 'a sign is a factor', 'any where -d >= 2.5', { text: 'any where d >= -2.5' }),
  ...value('addend-moved-with-its-sign', 'hand-written ports', 'any where n + 2 > 5', { text: 'any where n > 7' }),
  ...value('moved-bound-not-turned', 'a constant that stands first', 'any where 5 > n + 2', { text: 'any where n > 3' }),
  ...value(
    'constant-field-asked-of-the-event',
    'a constant field stands in the mapping, not in the events',
    'any where constant == "prod-eu" and n == 1',
    { mapping: mapped({ constant: { type: 'keyword' } }) },
    ['js'],
  ),
  ...value(
    'null-test-asked-of-the-sub-field',
    'a text is there when its sub-field keeps nothing of it',
    'any where log != null and n == 1',
    { text: 'any where log.raw != null and n == 1' },
    ['es-dsl', 'js'],
  ),
  ...value(
    'normalizer-not-applied',
    'an index compares what its normalizer leaves',
    'any where low == "Foo" and n == 1',
    { mapping: mapped({ low: { type: 'keyword' } }) },
    ['js'],
  ),
];

export const MISREADINGS: readonly Fault[] = [...AROUND, ...KEYS, ...VALUES];
