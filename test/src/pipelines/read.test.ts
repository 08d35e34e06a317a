import { describe, expect, it } from 'vitest';
import { readPipelineText } from '../../../src/api/pipelines.ts';
import { TRANSFORMATIONS, unknownIds } from '../../../src/pipelines/index.ts';
import { pipelinesOf, problemsOf } from './support.ts';

describe('reading a pipeline', () => {
  it('tells an unknown transformation at its place, with the one that was meant', () => {
    const text = 'transformations:\n  - type: field_name_maping\n    mapping: {a: b}\n';
    expect(problemsOf(text)).toEqual(['pipeline-unknown 2:11']);
    const read = readPipelineText(text);
    expect(read.ok ? null : read.problems[0].help).toBe('did you mean `field_name_mapping`?');
  });

  it('refuses what pySigma applies and we do not, whatever else is right', () => {
    for (const [type, { treatment }] of Object.entries(TRANSFORMATIONS)) {
      const refused = problemsOf(`transformations:\n  - {type: ${type}}\n`).some((one) => one.startsWith('pipeline-unsupported'));
      expect([type, refused]).toEqual([type, treatment === 'refused']);
    }
  });

  it('tells every problem at once: keys that are unknown, missing, of another type', () => {
    const text = [
      'priorty: 3',
      'transformations:',
      '  - type: field_name_prefix',
      '  - type: field_name_mapping',
      '    mapping: {a: 3}',
      '  - type: case',
      '    method: title',
      '  - type: drop_detection_item',
      '    field_names: [a]',
      '  - {mapping: {}}',
    ].join('\n');
    expect(problemsOf(text)).toEqual([
      'pipeline-form 3:5',
      'pipeline-form 5:18',
      'pipeline-form 7:13',
      'pipeline-form 9:5',
      'pipeline-form 10:5',
      'pipeline-form 1:1',
    ]);
  });

  it('reads conditions by lists, by names and expressions, and says what is wrong with those', () => {
    const item = (more: string): string => `transformations:\n  - type: drop_detection_item\n${more}`;
    const two = '    rule_conditions:\n      a: {type: is_sigma_rule}\n      b: {type: tag, tag: x}\n';
    expect(problemsOf(item(`${two}    rule_cond_expr: a and not (b or a)\n`))).toEqual([]);
    expect(problemsOf(item(`${two}    rule_cond_expr: a\n`))).toEqual(['pipeline-form 6:21']);
    expect(problemsOf(item(`${two}    rule_cond_expr: a and c\n`))).toEqual(['pipeline-form 6:21', 'pipeline-form 6:21']);
    expect(problemsOf(item(`${two}    rule_cond_expr: a and (b\n`))).toContain('pipeline-form 6:21');
    expect(problemsOf(item(`${two}    rule_cond_op: xor\n`))).toEqual(['pipeline-form 6:19']);
    expect(problemsOf(item('    rule_conditions: [{type: logsorce}]\n'))).toEqual(['pipeline-unknown 3:30']);
    expect(problemsOf(item("    field_name_conditions: [{type: include_fields, mode: re, fields: ['(']}]\n"))).toEqual([
      'pipeline-expression 3:29',
    ]);
  });

  it.each([
    ['a log source of which nothing is said', 'type: change_logsource', 'pipeline-form', '{type: change'],
    [
      'the same of a condition',
      'type: drop_detection_item, rule_conditions: [{type: logsource}]',
      'pipeline-form',
      '{type: logsource',
    ],
    [
      'a key of a mapping that is null',
      'type: field_name_mapping, mapping: {null: message}',
      'pipeline-unsupported',
      'null: message',
    ],
    ['a number that is none', 'type: set_value, value: abc, force_type: num', 'pipeline-form', 'abc,'],
    ['a state without a value', 'type: set_state, key: k', 'pipeline-form', '{type: set_state'],
    [
      'how many values a condition asks',
      'type: case, detection_item_conditions: [{type: is_null}]',
      'pipeline-form',
      '{type: is_null',
    ],
    [
      'an attribute',
      'type: case, rule_conditions: [{type: rule_attribute, attribute: fields, value: a}]',
      'pipeline-unsupported',
      'fields,',
    ],
    [
      'an attribute of an order that it has not',
      'type: case, rule_conditions: [{type: rule_attribute, attribute: title, value: a, op: gt}]',
      'pipeline-form',
      'gt}',
    ],
    [
      'a level',
      'type: case, rule_conditions: [{type: rule_attribute, attribute: level, value: severe}]',
      'pipeline-form',
      'severe',
    ],
    [
      'a day',
      'type: case, rule_conditions: [{type: rule_attribute, attribute: date, value: today, op: gt}]',
      'pipeline-form',
      'today',
    ],
  ])('refuses what pySigma would fail on, or take in another way: %s', (_, entry, code, there) => {
    const [found = '', ...others] = problemsOf(`transformations:\n  - {${entry}}\n`);
    const [told, line, column] = found.split(/[ :]/);
    expect([told, line, others]).toEqual([code, '2', []]);
    expect(`  - {${entry}}`.slice(Number(column) - 1).startsWith(there)).toBe(true);
  });

  it('reads what is done to printed queries as far as telling that it is not done', () => {
    expect(problemsOf('postprocessing:\n  - {type: embedd}\n')).toEqual(['pipeline-unknown 2:12']);
    expect(problemsOf('finalizers:\n  - {separator: x}\n')).toEqual(['pipeline-form 2:5']);
    expect(problemsOf('allowed_backends: splunk\n')).toEqual(['pipeline-form 1:19']);
    const [pipeline] = pipelinesOf('allowed_backends: [splunk]\nfinalizers:\n  - {type: json}\n');
    expect(pipeline?.notes.map(({ code }) => code)).toEqual(['pipeline-not-applied', 'pipeline-not-applied']);
  });

  it('warns of ids that are none or twice there, and of conditions that nothing asks', () => {
    const applied = (id: string): string => `rule_conditions: [{type: processing_item_applied, processing_item_id: ${id}}]`;
    const text = `transformations:\n  - {type: case, id: a}\n  - {type: case, id: a, ${applied('a')}}\n  - {type: case, ${applied('b')}}\n`;
    const [one] = pipelinesOf(text);
    expect(one?.notes.map(({ code }) => code)).toEqual(['pipeline-id']);
    const both = pipelinesOf(text, 'transformations: [{type: nest, items: [{type: case, id: b}]}]\n');
    expect([...unknownIds(pipelinesOf(text)).values()].flat().map(({ code }) => code)).toEqual(['pipeline-id']);
    expect([...unknownIds(both).values()].flat()).toEqual([]);
    const [nest] = pipelinesOf(
      'transformations: [{type: nest, items: [], field_name_conditions: [{type: include_fields, fields: [a]}]}]\n',
    );
    expect(nest?.notes.map(({ code }) => code)).toEqual(['pipeline-condition-unasked']);
  });

  it('survives bombs, depth and nonsense with one problem', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[at]}`).join(',')}]`),
    ];
    expect(problemsOf(bomb.join('\n'))).toEqual(['pipeline-syntax 1:1']);
    expect(problemsOf(`transformations: ${'['.repeat(20_000)}`)[0]).toMatch(/^pipeline-syntax/);
    expect(problemsOf(`transformations: ${'[{type: nest, items: '.repeat(40)}`)[0]).toMatch(/^pipeline-syntax/);
    const nested = (depth: number): string => (depth === 0 ? '[]' : `[{type: nest, items: ${nested(depth - 1)}}]`);
    expect(problemsOf(`transformations: ${nested(18)}`)[0]).toMatch(/^pipeline-syntax/);
    for (const text of [
      '',
      '3',
      '[]',
      '- a',
      'a: [',
      'a: 1\na: 2',
      '\u0000',
      '---\na: 1\n---\nb: 2',
      'transformations: {a: 1}',
      'vars: 3',
    ])
      expect([text, problemsOf(text).length > 0]).toEqual([text, true]);
  });

  it('keeps the values of placeholders, and notes what is not applied', () => {
    const [pipeline] = pipelinesOf(
      'vars: {admins: [a, b*], one: 3}\npostprocessing:\n  - {type: embed, prefix: x}\nfinalizers: []\n',
    );
    expect([...(pipeline?.vars ?? [])]).toEqual([
      ['admins', ['a', 'b*']],
      ['one', [3]],
    ]);
    expect(pipeline?.notes.map(({ code }) => code)).toEqual(['pipeline-not-applied']);
  });
});
