import { describe, expect, it } from 'vitest';
import { translate } from '../../../src/api/translate.ts';
import { ownName } from '../../../src/ir/index.ts';
import { fieldsIn } from '../../../src/pipelines/index.ts';
import { piped, planAfter } from './support.ts';

const RULE = 'process where process.name == "a.exe" and not user.name : "svc*"';

function mapping(pairs: string, more = '', priority = 0): string {
  return `priority: ${priority}\ntransformations:\n  - type: field_name_mapping\n    mapping: {${pairs}}\n${more}`;
}

function item(type: string, ...lines: readonly string[]): string {
  return `transformations:\n  - type: ${type}\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

function changesOf(query: string, text: string): readonly string[] {
  return (piped(query, [text]).rule.changed?.changes ?? []).map(({ kind, effect }) => `${kind} ${effect}`);
}

describe('names', () => {
  it('change where they are mapped, and the rule remembers its own', () => {
    expect(planAfter(RULE, [mapping('process.name: proc')])).toContain('proc is "a.exe"');
    const names = fieldsIn(piped(RULE, [mapping('process.name: proc')]).rule.plan).map((field) => [ownName(field), field.name]);
    expect(names).toContainEqual(['process.name', 'proc']);
    expect(names).toContainEqual(['user.name', 'user.name']);
  });

  it('of a list are alternatives, also below a denial', () => {
    expect(planAfter(RULE, [mapping('user.name: [a, b]')])).toBe(
      planAfter('process where process.name == "a.exe" and not (?a : "svc*" or ?b : "svc*")', []).replaceAll('?', ''),
    );
  });

  it('trade places in one mapping, and go from one to the next in two', () => {
    const swapped = planAfter(RULE, [mapping('process.name: user.name, user.name: process.name')]);
    expect(swapped).toContain('user.name is "a.exe"');
    expect(swapped).toContain('process.name like~ "svc*"');
    expect(planAfter(RULE, [mapping('process.name: x'), mapping('x: y')])).toContain('y is "a.exe"');
    expect(planAfter(RULE, [mapping('process.name: x'), mapping('x: process.name')])).toBe(planAfter(RULE, []));
  });

  it('come by the priority of pipelines, then by the names of their files', () => {
    expect(planAfter(RULE, [mapping('x: late, process.name: direct', '', 20), mapping('process.name: x', '', 10)])).toContain(
      'late is',
    );
    expect(planAfter(RULE, [mapping('process.name: x'), mapping('process.name: direct')])).toContain('x is');
  });

  it('get prefixes and suffixes, and prefixes others', () => {
    expect(planAfter(RULE, [item('field_name_prefix', 'prefix: p_')])).toContain('p_process.name is');
    expect(planAfter(RULE, [item('field_name_suffix', 'suffix: .keyword')])).toContain('user.name.keyword like~');
    expect(planAfter(RULE, [item('field_name_prefix_mapping', 'mapping: {process.: winlog., user: who}')])).toMatch(
      /winlog\.name is[\s\S]*who\.name/,
    );
  });

  it('change under conditions on log source, names, tests and what was done before', () => {
    const when = (lines: string): string => mapping('process.name: x, user.name: y', lines);
    const source = (category: string): string => when(`    rule_conditions: [{type: logsource, category: ${category}}]\n`);
    expect(planAfter(RULE, [source('process_creation')])).toBe(planAfter(RULE, []));
    expect(planAfter('process where event.type == "start" and process.name == "a"', [source('process_creation')])).toContain(
      'x is "a"',
    );
    expect(
      planAfter(RULE, [when("    field_name_conditions: [{type: include_fields, fields: ['user\\..*'], mode: re}]\n")]),
    ).toMatch(/process.name is[\s\S]*y like~/);
    expect(planAfter(RULE, [when('    field_name_conditions: [{type: exclude_fields, fields: [user.name]}]\n')])).toMatch(
      /x is[\s\S]*user.name like~/,
    );
    expect(planAfter(RULE, [when('    detection_item_conditions: [{type: contains_wildcard, cond: any}]\n')])).toMatch(
      /process.name is[\s\S]*y like~/,
    );
    expect(
      planAfter(RULE, [when('    rule_conditions: [{type: contains_detection_item, field: process.name, value: a.exe}]\n')]),
    ).toContain('x is');
    expect(
      planAfter(RULE, [when('    rule_conditions: [{type: contains_detection_item, field: process.name, value: b.exe}]\n')]),
    ).not.toContain('x is');
    const state =
      'transformations:\n  - {type: set_state, key: k, val: 1}\n  - {type: field_name_prefix, prefix: p_, rule_conditions: [{type: processing_state, key: k, val: 1}]}\n';
    expect(planAfter(RULE, [state])).toContain('p_process.name');
  });

  it('given by hand come first and are final', () => {
    expect(planAfter(RULE, [mapping('process.name: x, mine: y')], { fields: { 'process.name': 'mine' } })).toContain(
      'mine is "a.exe"',
    );
  });

  it('that merge two fields of the rule are a loss', () => {
    expect(changesOf(RULE, mapping('process.name: x, user.name: x'))).toEqual(['merged either']);
    expect(changesOf('process where process.name == "a" and user.name == "b"', mapping('process.name: x, user.name: x'))).toEqual(
      ['merged may-match-more'],
    );
    expect(changesOf(RULE, mapping('process.name: x, process.executable: x'))).toEqual([]);
  });

  it('of keys and computed values have to be one', () => {
    const sequence = 'sequence by host.id with maxspan=1m [process where true] [network where user.name == "a"]';
    expect(planAfter(sequence, [mapping('host.id: computer')])).toContain('computer');
    expect(() => planAfter(sequence, [mapping('host.id: [a, b]')])).toThrow('pipeline-several-names');
    expect(() => planAfter('process where length(process.name) > 3', [mapping('process.name: [a, b]')])).toThrow(
      'pipeline-several-names',
    );
  });

  it('that no field can have, and too many of them, are told', () => {
    expect(() => planAfter(RULE, [item('field_name_prefix', `prefix: ${'x'.repeat(600)}`)])).toThrow('pipeline-field-name');
    expect(() => planAfter(RULE, [item('field_name_suffix', 'suffix: "\\u202e"')])).toThrow('pipeline-field-name');
    const doubling = Array.from({ length: 20 }, (_, at) =>
      mapping(`n${at}: [n${at + 1}, n${at + 1}b], n${at}b: [n${at + 1}, n${at + 1}b]`),
    );
    const many = Array.from({ length: 120 }, (_, at) => `a${at}`);
    expect(planAfter(RULE, [mapping('process.name: n0'), ...doubling]).length).toBeGreaterThan(0);
    expect(() =>
      planAfter(RULE, [
        mapping(`process.name: [${many.join(', ')}]`),
        item('field_name_prefix_mapping', `mapping: {a: [${many.join(', ')}]}`),
      ]),
    ).toThrow('pipeline-too-large');
    const adding = (count: number): string =>
      `transformations:\n${Array.from({ length: count }, (_, at) => `  - {type: add_condition, conditions: {a${at}: v}}\n`).join('')}`;
    expect(planAfter(RULE, [adding(900)])).toContain('a899 is~ "v"');
    expect(() => planAfter(RULE, [adding(9000)])).toThrow('pipeline-too-large');
  });
});

describe('the way back', () => {
  const SIGMA = mapping('Image: process.executable, CommandLine: process.command_line, User: user.name, Account: user.name');

  it('gives the names that the pipeline takes', () => {
    expect(planAfter('process where process.executable == "a"', [SIGMA], { reversed: true })).toContain('Image is "a"');
  });

  it('refuses a name that two lead to, and takes the one that is given', () => {
    expect(() => planAfter(RULE, [SIGMA], { reversed: true })).toThrow('pipeline-ambiguous');
    expect(planAfter(RULE, [SIGMA], { reversed: true, fields: { 'user.name': 'User' } })).toContain('User like~');
  });

  it('undoes the last first, and passes over what has no way back', () => {
    const both =
      'transformations:\n  - {type: field_name_mapping, mapping: {A: b}}\n  - {type: field_name_prefix, prefix: process.}\n  - {type: drop_detection_item}\n';
    const { notes } = piped('process where process.b == "a"', [both], { reversed: true });
    expect(notes.map(({ code }) => code)).toEqual(['pipeline-not-reversed']);
    expect(planAfter('process where ?process.b == "a"', [both], { reversed: true })).toContain('A is "a"');
  });
});

describe('what changes the meaning of a rule', () => {
  const drop = (field: string): string =>
    item('drop_detection_item', `field_name_conditions: [{type: include_fields, fields: [${field}]}]`);

  it('is a loss by where a dropped test stands', () => {
    expect(changesOf(RULE, drop('process.name'))).toEqual(['dropped may-match-more']);
    expect(changesOf(RULE, drop('user.name'))).toEqual(['dropped may-match-more']);
    expect(changesOf('process where process.name == "a" or user.name == "b"', drop('user.name'))).toEqual([
      'dropped may-match-less',
    ]);
    expect(
      changesOf('process where user.id == "1" and not (process.name == "a" and user.name == "b")', drop('user.name')),
    ).toEqual(['dropped may-match-less']);
    expect(() => piped('any where process.name == "a"', [item('drop_detection_item')])).toThrow('pipeline-failure');
  });

  it('adds conditions, from templates too', () => {
    const text = item('add_condition', 'template: true', "conditions: {index: 'logs-$category*', level: [1, 2]}");
    expect(changesOf('process where event.type == "start"', text)).toEqual(['added may-match-less']);
    const plan = planAfter('process where event.type == "start"', [text]);
    expect(plan).toContain('index like~ "logs-process_creation*"');
    expect(plan).toMatch(/level is.* 1.*2/);
    expect(() => piped(RULE, [item('add_condition', 'conditions: {process.pid: abc}')])).not.toThrow();
    expect(() => piped('process where process.pid == 4', [item('add_condition', 'conditions: {process.pid: abc}')])).toThrow(
      'pipeline-value',
    );
  });

  it('replaces values as pySigma does, and says so only where that changes something', () => {
    const rule = 'process where process.executable : "C:\\\\temp\\\\a*.exe"';
    expect(planAfter(rule, [item('replace_string', "regex: '^C:'", "replacement: 'D:'")])).toContain(
      'D:\\\\\\\\temp\\\\\\\\a*.exe',
    );
    expect(
      planAfter(rule, [
        item('replace_string', "regex: '\\\\(\\w+)\\\\'", "replacement: '\\\\\\\\<\\1>\\\\\\\\'", 'skip_special: true'),
      ]),
    ).toContain('<temp>');
    expect(changesOf(rule, item('replace_string', "regex: 'nothing'", "replacement: 'x'"))).toEqual([]);
    expect(changesOf(rule, item('case', 'method: lower'))).toEqual([]);
    expect(changesOf('process where process.name == "A.exe"', item('case', 'method: lower'))).toEqual(['value either']);
    expect(planAfter(RULE, [item('map_string', 'mapping: {a.exe: [b.exe, c*]}')])).toMatch(/"b.exe"[\s\S]*c\*/);
    expect(planAfter('process where process.pid == 4', [item('set_value', 'value: 7')])).toContain('process.pid is 7');
  });

  it('sets no value where a rule asks whether a field has one', () => {
    for (const relation of ['==', '!='])
      expect(() => piped(`process where user.name ${relation} null`, [item('set_value', 'value: root')])).toThrow(
        'pipeline-value',
      );
  });

  it('refuses rules where the pipeline does', () => {
    const inside = '[{type: strict_field_mapping_failure}]';
    const within = `transformations:\n  - {type: field_name_prefix, prefix: p}\n  - {type: nest, items: ${inside}}\n`;
    expect(() => piped('any where process.name == "a"', [within])).toThrow('process.name is not');
    expect(() => piped(RULE, [item('rule_failure', 'message: no such events')])).toThrow('no such events');
    expect(() =>
      piped(RULE, [
        item(
          'detection_item_failure',
          'message: not here',
          'field_name_conditions: [{type: include_fields, fields: [user.name]}]',
        ),
      ]),
    ).toThrow('not here');
    expect(() => piped(RULE, [item('strict_field_mapping_failure')])).toThrow('process.name is not');
    expect(() =>
      piped('any where process.name == "a"', [
        'transformations:\n  - {type: field_name_prefix, prefix: p}\n  - {type: strict_field_mapping_failure}\n',
      ]),
    ).not.toThrow();
  });

  it('is told by every target with its code', () => {
    const { rule } = piped(RULE, [drop('user.name')]);
    for (const target of ['sigma', 'es-dsl', 'js', 'lucene'] as const) {
      const done = translate(rule, target);
      expect([target, done.status === 'lossy' ? done.losses.map(({ code }) => code) : done]).toEqual([
        target,
        ['pipeline-test-dropped'],
      ]);
    }
  });

  it('gives the Sigma target another log source', () => {
    const done = translate(piped(RULE, [item('change_logsource', 'category: webserver')]).rule, 'sigma');
    expect(done.status === 'refused' ? '' : done.text).toContain('logsource:\n    category: webserver\n');
  });

  it('keeps a sequence from the EQL search, whose text has the old names', () => {
    const sequence = 'sequence by host.id with maxspan=1m [process where true] [network where true]';
    const done = translate(piped(sequence, [mapping('host.id: computer')]).rule, 'es-dsl');
    expect(done.status === 'refused' ? done.reasons.map(({ code }) => code) : done.status).toEqual(['relation-not-in-eql']);
  });
});
