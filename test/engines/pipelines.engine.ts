import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { predicatesOf } from '../../src/ir/index.ts';
import { askedTests } from '../../src/pipelines/index.ts';
import { piped } from '../src/pipelines/support.ts';
import { engineFolder } from './rig/install.ts';

const RULE = `title: A tool
logsource: {category: process_creation, product: windows}
level: high
tags: [attack.execution, attack.t1059]
detection:
  tool:
    - Image|endswith: ['\\nc.exe', '\\NcAt.exe']
    - OriginalFileName: ncat
  more: {CommandLine|contains: [' -e ', '50%'], ParentImage|startswith: 'C:\\Temp\\', User: 'adm?n*'}
  none: {IntegrityLevel: Low}
  condition: tool and more and not none
`;

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

function ours(pipelines: readonly string[]): readonly string[] {
  const { plan } = piped(RULE, pipelines).rule;
  const pairs = predicatesOf(plan).flatMap((where) =>
    askedTests(where).flatMap(({ fields, values }) => values.map((value) => `${fields.join('+')} = ${String(value)}`)),
  );
  return [...new Set(pairs)].sort();
}

describe('pipelines', () => {
  const cases = Object.entries(PIPELINES);
  const asked = [...cases.map(([, pipelines]) => pipelines), [OF_NAMES]].map((pipelines) => ({ rule: RULE, pipelines }));
  const script = fileURLToPath(new URL('rig/apply_pipelines.py', import.meta.url));
  const answer = execFileSync(`${engineFolder('pysigma')}/bin/python`, [script], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
  });
  const theirs: readonly (readonly (readonly [string, string])[])[] = JSON.parse(answer);

  it.each(cases.map(([name, pipelines], at) => ({ name, pipelines, at })))(
    'make of a rule what pySigma makes of it: $name',
    ({ pipelines, at }) => {
      const pairs = (theirs[at] ?? []).map(([field, value]) => `${field} = ${value}`);
      expect(pairs.length).toBeGreaterThan(3);
      expect(ours(pipelines)).toEqual([...new Set(pairs)].sort());
    },
  );

  it('differ in what was applied to names', () => {
    const named = (theirs.at(-1) ?? []).map(([field]) => field);
    expect(named).toContain('process.executable');
    expect(named.filter((field) => field.startsWith('done.'))).toEqual([]);
    expect(ours([OF_NAMES]).filter((pair) => pair.startsWith('done.process.executable')).length).toBe(2);
  });
});
