import fc from 'fast-check';

/**
 * Rules with whatever a pipeline may meet: lists, keywords, absence, numbers, what is no text, denials. Fields under `all` and asked for absence
 * get no list of names here, for a test beside the generated ones says how those differ.
 */
export const RULES: readonly string[] = [
  `title: A tool
logsource: {category: process_creation, product: windows}
level: high
status: test
author: Somebody
date: 2024-02-29
tags: [attack.execution, attack.t1059]
detection:
  tool:
    - Image|endswith: ['\\nc.exe', '\\NcAt.exe']
    - OriginalFileName: ncat
  more: {CommandLine|contains: [' -e ', '50%'], ParentImage|startswith: 'C:\\Temp\\', User: 'adm?n*'}
  none: {IntegrityLevel: Low}
  condition: tool and more and not none
`,
  `title: Words and numbers
logsource: {product: windows, service: security}
level: low
tags: [attack.persistence]
detection:
  words: [mimikatz, 'sekurlsa*']
  number: {EventID: [4624, 4625], LogonType: 3}
  all: {Script|contains|all: [' -f ', 'a\\*b']}
  lists:
    - {Parent: null, Image: 'C:\\x.exe'}
    - {ParentImage|re: 'a+b', User: root}
  condition: words or (number and all) or not lists
`,
  `title: A server
logsource: {category: webserver, product: apache}
level: informational
detection:
  one: {User|cased: Admin, CommandLine: '*evil*'}
  two: {Port|gte: 5, Address|cidr: 10.0.0.0/8}
  filter_a: {IntegrityLevel: System}
  filter_b: {ParentImage: App, OriginalFileName: ['a?c', 'x.EXE']}
  condition: 1 of t* or (one and not 1 of filter_*)
`,
];

type Values = { readonly [key: string]: unknown };

const field = fc.constantFrom(
  'Image',
  'User',
  'CommandLine',
  'ParentImage',
  'IntegrityLevel',
  'OriginalFileName',
  'EventID',
  'x.one',
  'y',
);
const newName = fc.oneof(fc.constantFrom('x.one', 'y', 'z-w'), field);
const id = fc.constantFrom('a', 'b', 'c');
const value = fc.constantFrom('Low', 'ncat', 'adm?n*', '*\\nc.exe', 'root', 'x.EXE', '* -e *');
const plainValue = fc.oneof(value, fc.constantFrom(3, 4624));
const logSource = fc
  .record(
    {
      category: fc.constantFrom('process_creation', 'webserver', 'dns'),
      product: fc.constantFrom('windows', 'linux'),
      service: fc.constantFrom('security', 'sysmon'),
    },
    { requiredKeys: [] },
  )
  .filter((keys) => Object.keys(keys).length > 0);
const pattern = fc.constantFrom('.*nc', '.*nc[.]exe', '.* -e', 'C:', '[A-Z]', '.*[.]exe', '(?i)ADM', '.+e.*', '^.{1,4}$', '\\*');
const op = fc.constantFrom('eq', 'ne', 'gte', 'gt', 'lte', 'lt');
const names = fc.oneof(
  fc.record({ fields: fc.uniqueArray(field, { minLength: 1, maxLength: 3 }) }),
  fc.record({ fields: fc.constantFrom(['.*Image'], ['I.*', 'x.*'], ['[UC]'], ['mage']), mode: fc.constant('re') }),
);

const typed = (type: string, more: fc.Arbitrary<Values>): fc.Arbitrary<Values> => more.map((keys) => ({ type, ...keys }));
const applied = typed('processing_item_applied', fc.record({ processing_item_id: id }));
const state = typed(
  'processing_state',
  fc.record({ key: fc.constantFrom('k', 'l'), val: fc.constantFrom('v', 'w'), op }, { requiredKeys: ['key', 'val'] }),
);
const several = fc.constantFrom('any', 'all');

const RULE_CONDITIONS = fc.oneof(
  typed('logsource', logSource),
  typed('contains_field', fc.record({ field })),
  typed('contains_detection_item', fc.record({ field, value: plainValue })),
  typed('is_sigma_rule', fc.constant({})),
  typed('is_sigma_correlation_rule', fc.constant({})),
  typed(
    'rule_attribute',
    fc.record({ attribute: fc.constant('level'), value: fc.constantFrom('low', 'medium', 'high', 'informational'), op }),
  ),
  typed(
    'rule_attribute',
    fc.record({ attribute: fc.constant('title'), value: fc.constantFrom('A tool', 'other'), op: fc.constantFrom('eq', 'ne') }),
  ),
  typed('tag', fc.record({ tag: fc.constantFrom('attack.t1059', 'attack.persistence') })),
  applied,
  state,
);
const TEST_CONDITIONS = fc.oneof(
  typed('match_string', fc.record({ cond: several, pattern, negate: fc.boolean() }, { requiredKeys: ['cond', 'pattern'] })),
  typed('match_value', fc.record({ cond: several, value: plainValue })),
  typed('contains_wildcard', fc.record({ cond: several })),
  typed('is_null', fc.record({ cond: several })),
  applied,
  state,
);
const NAME_CONDITIONS = fc.oneof(typed('include_fields', names), typed('exclude_fields', names), state);

/** Conditions of one kind, and how they are joined. */
function guards(kind: string, one: fc.Arbitrary<Values>): fc.Arbitrary<Values> {
  const not = fc.option(fc.boolean(), { nil: undefined });
  const list = fc.record({
    [`${kind}_conditions`]: fc.array(one, { minLength: 1, maxLength: 2 }),
    [`${kind}_cond_op`]: fc.constantFrom(undefined, 'and', 'or'),
    [`${kind}_cond_not`]: not,
  });
  const named = fc.record({
    [`${kind}_conditions`]: fc.record({ p: one, q: one }),
    [`${kind}_cond_expr`]: fc.constantFrom('p and q', 'p or not q', 'not (p or q)', 'not p and q'),
    [`${kind}_cond_not`]: not,
  });
  return fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: list }, { weight: 1, arbitrary: named });
}

const mapping = fc.dictionary(field, fc.oneof(newName, fc.uniqueArray(newName, { minLength: 1, maxLength: 3 })), {
  minKeys: 1,
  maxKeys: 4,
});

const TRANSFORMATIONS: { readonly [type: string]: fc.Arbitrary<Values> } = {
  field_name_mapping: fc.record({ mapping }),
  field_name_prefix_mapping: fc.record({
    mapping: fc.oneof(
      fc.dictionary(fc.constantFrom('Im', 'Orig', 'U', 'C'), fc.oneof(newName, fc.constant(['p.', 'q.'])), {
        minKeys: 1,
        maxKeys: 3,
      }),
      fc.dictionary(fc.constantFrom('x.', 'Parent', 'win.'), newName, { minKeys: 1, maxKeys: 2 }),
    ),
  }),
  field_name_prefix: fc.record({ prefix: fc.constantFrom('win.', 'x.') }),
  field_name_suffix: fc.record({ suffix: fc.constantFrom('.text', '_s') }),
  drop_detection_item: fc.constant({}),
  add_condition: fc.record(
    {
      conditions: fc.dictionary(
        fc.constantFrom('index', 'Image', 'tier', 'added'),
        fc.oneof(
          fc.constantFrom<unknown>('logs-$category*', ['$', '{product}'].join(''), 'plain', 7, '$service.x', '$$category'),
          fc.constant(['a', '$product']),
        ),
        { minKeys: 1, maxKeys: 2 },
      ),
      template: fc.boolean(),
      negated: fc.boolean(),
    },
    { requiredKeys: ['conditions'] },
  ),
  change_logsource: logSource,
  replace_string: fc.record(
    {
      regex: fc.constantFrom('nc', '(n)(c)', 'e', '[*]', 'C:', '\\\\\\\\', '(?P<a>[a-z])x', '^', '$', '\\.exe$'),
      replacement: fc.constantFrom('', 'D', '\\\\g<0>\\\\g<0>', '*', '?a', '\\\\\\\\', '/'),
      skip_special: fc.boolean(),
      interpret_special: fc.boolean(),
    },
    { requiredKeys: ['regex', 'replacement'] },
  ),
  map_string: fc.record({
    mapping: fc.dictionary(value, fc.oneof(value, fc.constant(['so', 'cat*'])), { minKeys: 1, maxKeys: 3 }),
  }),
  case: fc.record({ method: fc.constantFrom('lower', 'upper', 'snake_case') }),
  set_value: fc.record({ value: fc.constantFrom('fixed', 'f*', '12') }),
  set_state: fc.record({ key: fc.constantFrom('k', 'l'), val: fc.constantFrom('v', 'w') }),
  rule_failure: fc.record({ message: fc.constant('no') }),
  detection_item_failure: fc.record({ message: fc.constant('no') }),
  strict_field_mapping_failure: fc.constant({}),
};

/** What ends a rule is rare, or nothing else would be seen. */
const ENDS: ReadonlySet<string> = new Set([
  'rule_failure',
  'detection_item_failure',
  'strict_field_mapping_failure',
  'set_value',
  'drop_detection_item',
]);

const guarded = (body: fc.Arbitrary<Values>): fc.Arbitrary<Values> =>
  fc
    .tuple(
      body,
      fc.record({ id: fc.option(id, { nil: undefined }) }),
      guards('rule', RULE_CONDITIONS),
      guards('detection_item', TEST_CONDITIONS),
      guards('field_name', NAME_CONDITIONS),
    )
    .map((parts) => Object.assign({}, ...parts));

const plain = guarded(
  fc.oneof(
    ...Object.entries(TRANSFORMATIONS).map(([type, keys]) => ({ weight: ENDS.has(type) ? 1 : 4, arbitrary: typed(type, keys) })),
  ),
);
const item = fc.oneof(
  { weight: 8, arbitrary: plain },
  { weight: 1, arbitrary: guarded(typed('nest', fc.record({ items: fc.array(plain, { minLength: 1, maxLength: 3 }) }))) },
);
const pipeline = fc
  .record({ priority: fc.constantFrom(10, 20), transformations: fc.array(item, { minLength: 1, maxLength: 4 }) })
  .map((body) => JSON.stringify(body, null, 1));

/** A rule and pipelines for it. JSON is YAML. */
export interface Generated {
  readonly rule: string;
  readonly pipelines: readonly string[];
}

/** Pipelines over each rule, the same every time. */
export function generated(count: number, seed: number): readonly Generated[] {
  const one = fc.record({ rule: fc.constantFrom(...RULES), pipelines: fc.array(pipeline, { minLength: 1, maxLength: 2 }) });
  return fc.sample(one, { seed, numRuns: count });
}
