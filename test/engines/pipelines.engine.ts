import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { predicatesOf } from '../../src/ir/index.ts';
import { piped } from '../src/pipelines/support.ts';
import { type Asked, askedBy, differs, testsIn } from './pipelines/asked.ts';
import { type Generated, generated, RULES } from './pipelines/generated.ts';
import { engineFolder } from './rig/install.ts';

const [RULE = ''] = RULES;

/** How many pipelines are drawn. */
const GENERATED = 400;

const item = (...lines: readonly string[]): string => `transformations:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
const MAPPING =
  '{type: field_name_mapping, id: m, mapping: {Image: process.executable, User: [user.name, user.id], ParentImage: Image}}';

const PIPELINES: Readonly<Record<string, readonly string[]>> = {
  'a mapping with lists': [item(MAPPING)],
  'names that trade places': [item('{type: field_name_mapping, mapping: {Image: User, User: Image}}')],
  'one mapping after the other': [
    item('{type: field_name_mapping, mapping: {Image: x}}', '{type: field_name_mapping, mapping: {x: y}}'),
  ],
  'a prefix and a suffix': [
    item(
      '{type: field_name_prefix, prefix: win.}',
      "{type: field_name_suffix, suffix: .s, field_name_conditions: [{type: include_fields, mode: re, fields: ['win[.]I.*']}]}",
    ),
  ],
  'a mapping of prefixes': [item('{type: field_name_prefix_mapping, mapping: {Parent: parent., Im: [i., j.]}}')],
  priorities: [
    `priority: 20\n${item('{type: field_name_mapping, mapping: {x: late, Image: direct}}')}`,
    `priority: 10\n${item('{type: field_name_mapping, mapping: {Image: x}}')}`,
  ],
  'a log source that is asked, and changed': [
    item(
      '{type: field_name_prefix, prefix: a., rule_conditions: [{type: logsource, category: process_creation}]}',
      '{type: change_logsource, category: webserver}',
      '{type: field_name_prefix, prefix: b., rule_conditions: [{type: logsource, category: process_creation}]}',
      '{type: field_name_prefix, prefix: c., rule_conditions: [{type: logsource, category: webserver}]}',
    ),
  ],
  'what was applied before': [
    item(
      MAPPING,
      '{type: field_name_suffix, suffix: _t, detection_item_conditions: [{type: processing_item_applied, processing_item_id: m}], detection_item_cond_not: true}',
      '{type: field_name_prefix, prefix: never., rule_conditions: [{type: processing_item_applied, processing_item_id: none}]}',
    ),
  ],
  'state, tags and levels': [
    item(
      '{type: set_state, key: k, val: v}',
      '{type: field_name_prefix, prefix: s., rule_conditions: [{type: processing_state, key: k, val: v}, {type: tag, tag: attack.t1059}]}',
      '{type: field_name_suffix, suffix: .l, rule_conditions: [{type: rule_attribute, attribute: level, value: medium, op: gte}]}',
      '{type: field_name_suffix, suffix: .n, rule_conditions: [{type: rule_attribute, attribute: level, value: critical, op: gte}]}',
    ),
  ],
  'an expression of conditions': [
    item(
      '{type: field_name_prefix, prefix: p., rule_conditions: {a: {type: contains_field, field: Image}, b: {type: contains_detection_item, field: OriginalFileName, value: other}}, rule_cond_expr: a and not b}',
    ),
  ],
  'tests that are dropped': [
    item('{type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: [ParentImage, User]}]}'),
    item('{type: drop_detection_item, detection_item_conditions: [{type: match_string, cond: any, pattern: "50.*"}]}'),
  ],
  'conditions that are added': [
    item(
      "{type: add_condition, template: true, conditions: {index: 'logs-$category*', tier: [a, b]}}",
      '{type: field_name_prefix, prefix: x.}',
    ),
  ],
  'values that are replaced': [
    item(
      "{type: replace_string, regex: 'C:', replacement: 'D:'}",
      "{type: replace_string, regex: '(n)(c)', replacement: '\\2\\1', skip_special: true}",
    ),
    item("{type: map_string, mapping: {ncat: [socat, 'so*'], Low: lower}}", '{type: case, method: upper}'),
  ],
  'a value that is set': [
    item('{type: set_value, value: fixed, field_name_conditions: [{type: include_fields, fields: [User]}]}'),
  ],
  'a list within': [
    item(`{type: nest, items: [${MAPPING}, {type: field_name_prefix, prefix: n.}]}`, '{type: field_name_suffix, suffix: _o}'),
  ],
};

/** pySigma 1.5 remembers which names an entry gave in the list `fields` of a rule alone, so tests are not renamed. */
const OF_NAMES = item(
  MAPPING,
  '{type: field_name_prefix, prefix: done., field_name_conditions: [{type: processing_item_applied, processing_item_id: m}]}',
);

/** A list of names under `all`, and under absence. */
const SEVERAL = [
  'title: Several\nlogsource: {product: windows}\ndetection:\n  all: {CommandLine|contains|all: [a, b]}\n  none: {User: null}\n  condition: all and none\n',
  item('{type: field_name_mapping, mapping: {CommandLine: [x, y], User: [u, v]}}'),
] as const;

/** What pySigma says of a case. */
type Answer = { readonly asks: Asked } | { readonly unread: string } | { readonly failed: string };

function ours(rule: string, pipelines: readonly string[]): Asked {
  return ['or', ...predicatesOf(piped(rule, pipelines).rule.plan).map(askedBy)];
}

/** Ours, or why there is none. */
function oursOrProblem({ rule, pipelines }: Generated): Asked | string {
  try {
    return ours(rule, pipelines);
  } catch (error) {
    return String(error);
  }
}

describe('pipelines', () => {
  const cases = Object.entries(PIPELINES);
  const drawn = generated(GENERATED, 1);
  const asked: readonly Generated[] = [
    ...cases.map(([, pipelines]) => ({ rule: RULE, pipelines })),
    ...drawn,
    { rule: RULE, pipelines: [OF_NAMES] },
    { rule: SEVERAL[0], pipelines: [SEVERAL[1]] },
  ];
  const script = fileURLToPath(new URL('rig/apply_pipelines.py', import.meta.url));
  const answer = execFileSync(`${engineFolder('pysigma')}/bin/python`, [script], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const theirs: readonly Answer[] = JSON.parse(answer);
  const theirsAt = (at: number): Asked => {
    const found = theirs.at(at);
    if (found === undefined || !('asks' in found)) throw new Error(JSON.stringify(found));
    return found.asks;
  };

  it.each(cases.map(([name, pipelines], at) => ({ name, pipelines, at })))(
    'make of a rule what pySigma makes of it: $name',
    ({ pipelines, at }) => {
      expect(testsIn(theirsAt(at)).size).toBeGreaterThan(3);
      expect([...testsIn(ours(RULE, pipelines))].sort()).toEqual([...testsIn(theirsAt(at))].sort());
      expect(differs(theirsAt(at), ours(RULE, pipelines))).toBeNull();
    },
  );

  it('that are generated make of rules what pySigma makes of them, or are refused', () => {
    const count = { same: 0, refused: 0, ours: 0 };
    const wrong = drawn.flatMap((one, at) => {
      const [their, our] = [theirs[cases.length + at], oursOrProblem(one)];
      const shown = { ...one, their, our };
      if (their === undefined) return [shown];
      if (!('asks' in their)) {
        count.refused++;
        return typeof our === 'string' ? [] : [shown];
      }
      if (typeof our !== 'string') {
        count.same++;
        return differs(their.asks, our) === null ? [] : [shown];
      }
      // What no type of a field takes, and a rule of which nothing is left, we refuse and tell.
      count.ours++;
      return /Error: (?:pipeline-value: |pipeline-failure: the pipeline drops every test)/.test(our) ? [] : [shown];
    });
    expect(wrong).toEqual([]);
    expect(count.same).toBeGreaterThan(GENERATED * 0.6);
    expect(count.refused).toBeGreaterThan(GENERATED * 0.05);
    expect(count.ours).toBeLessThan(GENERATED * 0.1);
  });

  it('differ in what was applied to names', () => {
    const named = [...testsIn(theirsAt(-2))];
    expect(named.filter((test) => test.startsWith('process.executable = ')).length).toBe(2);
    expect(named.filter((test) => test.startsWith('done.'))).toEqual([]);
    const own = [...testsIn(ours(RULE, [OF_NAMES]))];
    expect(own.filter((test) => test.startsWith('done.process.executable = ')).length).toBe(2);
  });

  it('differ where all values, or none, are asked of a field that has several names: here any of them may hold a value', () => {
    const there = theirsAt(-1);
    const here = ours(...([SEVERAL[0], [SEVERAL[1]]] as const));
    expect([...testsIn(here)].sort()).toEqual([...testsIn(there)].sort());
    expect(differs(there, here)).not.toBeNull();
    const spread: Asked = [
      'and',
      ...['a', 'b'].map((value): Asked => ['or', ...['x', 'y'].map((name): Asked => ['test', name, `*${value}*`])]),
    ];
    const absent: Asked = ['not', ['or', ...['u', 'v'].map((name): Asked => ['test', name, '~present'])]];
    expect(differs(here, ['and', spread, absent])).toBeNull();
  });
});
