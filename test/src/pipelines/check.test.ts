import { describe, expect, it } from 'vitest';
import { check } from '../../../src/api/check.ts';
import { type Translator, translate } from '../../../src/api/translate.ts';
import { piped } from './support.ts';

const RULES = [
  'process where event.type == "start" and process.name : ("nc.exe", "ncat*") and process.executable : "C:\\\\temp\\\\*" and not user.name == "svc"',
  'network where destination.port >= 1024 and cidrMatch(destination.ip, "10.0.0.0/8") and user.name != null and process.args : "-e*"',
  'sequence by host.id, user.name with maxspan=5m [process where process.name == "a.exe"] [network where destination.port == 443]',
];

const PIPELINES: Readonly<Record<string, readonly string[]>> = {
  names: [
    'transformations:\n  - {type: field_name_mapping, mapping: {process.name: proc, user.name: account.name, destination.ip: dst, host.id: computer}}\n',
  ],
  swap: ['transformations:\n  - {type: field_name_mapping, mapping: {process.name: user.name, user.name: process.name}}\n'],
  lists: [
    'transformations:\n  - {type: field_name_mapping, mapping: {process.executable: [image, exe], destination.port: [dport, process.pid]}}\n',
  ],
  affixes: [
    'priority: 5\ntransformations:\n  - {type: field_name_suffix, suffix: _s, field_name_conditions: [{type: exclude_fields, fields: [event.category]}]}\n',
    'priority: 1\ntransformations:\n  - {type: field_name_prefix, prefix: my., field_name_conditions: [{type: include_fields, mode: re, fields: ["process[.]", "user"]}]}\n',
  ],
  conditions: [
    'transformations:\n  - {type: field_name_prefix, prefix: p., rule_conditions: {a: {type: logsource, category: process_creation}, b: {type: tag, tag: x}}, rule_cond_expr: a or not (b or a)}\n' +
      '  - {type: field_name_mapping, mapping: {user.name: who, p.user.name: me}, field_name_conditions: [{type: processing_item_applied, processing_item_id: none}], field_name_cond_not: true}\n',
  ],
  meaning: [
    'transformations:\n  - {type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: [user.name]}]}\n' +
      '  - {type: add_condition, conditions: {sensor: [edge*, core], tier: 3}}\n  - {type: field_name_prefix, prefix: x.}\n',
  ],
};

const CASES: readonly (readonly [rule: number, pipelines: string])[] = [
  [0, 'names'],
  [0, 'swap'],
  [0, 'lists'],
  [0, 'conditions'],
  [1, 'affixes'],
  [1, 'meaning'],
  [2, 'names'],
];

describe('a check under other names', () => {
  for (const [at, name] of CASES)
    it(`agrees: ${name}, rule ${at}`, { timeout: 120_000 }, async () => {
      const rule = piped(RULES[at] ?? '', PIPELINES[name] ?? []);
      const { rules, summary } = await check([rule], { events: 100 });
      expect(rules[0]?.disagreements.map(({ engine, event }) => [engine, event])).toEqual([]);
      expect(rules[0]?.expected).toBeGreaterThan(0);
      expect(summary.disagreements).toBe(0);
      const compared = rules[0]?.engines.filter(({ status, matches }) => status === 'compared' && matches > 0).length ?? 0;
      expect(compared).toBeGreaterThan(at === 2 ? 2 : 4);
    });

  it('finds a translation that gives a field the wrong name', { timeout: 120_000 }, async () => {
    const [query = ''] = RULES;
    const right = piped(query, PIPELINES['names'] ?? []);
    const wrong = piped(query, [
      'transformations:\n  - {type: field_name_mapping, mapping: {process.name: prc, user.name: account.name}}\n',
    ]);
    const { summary } = await check([right], { events: 40, translate: (_, to) => translate(wrong.rule, to) });
    expect(summary.disagreements).toBeGreaterThan(0);
  });

  it('finds one that forgets a condition of the pipeline', { timeout: 120_000 }, async () => {
    const text = (category: string): string =>
      `transformations:\n  - {type: field_name_prefix, prefix: p., rule_conditions: [{type: logsource, category: ${category}}]}\n`;
    const [query = ''] = RULES;
    const right = piped(query, [text('process_creation')]);
    const wrong = piped(query, [text('file_event')]);
    const { summary } = await check([right], { events: 40, translate: (_, to) => translate(wrong.rule, to) });
    expect(summary.disagreements).toBeGreaterThan(0);
  });

  it("takes names given by hand where Sigma's taxonomy has none, and keeps others with a loss", {
    timeout: 120_000,
  }, async () => {
    const query = 'process where event.type == "start" and event.outcome == "success" and process.name == "a.exe"';
    const given = piped(query, [], { fields: { 'event.outcome': 'Outcome' } });
    const portable =
      (unknownFields: 'refuse' | 'keep'): Translator =>
      (rule, to) =>
        translate(rule, to, to === 'sigma' ? { taxonomy: 'sigma', unknownFields } : {});
    const ran = await check([given], { events: 100, translate: portable('refuse') });
    expect(ran.rules[0]?.disagreements).toEqual([]);
    expect(ran.rules[0]?.engines.find((engine) => engine.name === 'sigma')?.status).toBe('compared');
    const taken = translate(piped(query, [], { fields: { 'event.outcome': 'Image' } }).rule, 'sigma', { taxonomy: 'sigma' });
    expect(taken.status === 'refused' ? taken.reasons.map(({ message }) => message) : taken.status).toEqual([
      'process.name is Image in Sigma, a name that event.outcome was given',
    ]);
    const own = piped(query, []);
    const refused = translate(own.rule, 'sigma', { taxonomy: 'sigma' });
    expect(refused.status === 'refused' ? refused.reasons[0].help : '').toContain('--field event.outcome=NAME');
    const kept = await check([own], { events: 100, translate: portable('keep') });
    expect(kept.rules[0]?.disagreements).toEqual([]);
    expect(kept.rules[0]?.engines.find((engine) => engine.name === 'sigma')?.status).toBe('compared');
  });
});
