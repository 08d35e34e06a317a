import { describe, expect, it } from 'vitest';
import { check } from '../../../src/api/check.ts';
import { generateCorpus } from '../../../src/api/generate-corpus.ts';
import { translate } from '../../../src/api/translate.ts';
import { showPlan } from '../../../src/ir/index.ts';
import { piped, planAfter } from './support.ts';

const SIGMA = `title: A tool in a temporary folder
logsource: {category: process_creation, product: windows}
detection:
  tool:
    - Image|endswith: ['\\nc.exe', '\\ncat.exe']
    - OriginalFileName: ncat
  folder: {CurrentDirectory|contains: '\\temp\\'}
  filter: {User|startswith: svc}
  condition: tool and folder and not filter
`;

const TO_ECS = `transformations:
  - type: field_name_mapping
    mapping:
      Image: process.executable
      OriginalFileName: [process.pe.original_file_name, process.pe.name]
      CurrentDirectory: process.working_directory
      User: user.name
    rule_conditions: [{type: logsource, category: process_creation, product: windows}]
`;

const KQL = 'event.category: process and process.name: (nc.exe or ncat*) and not user.name: svc and process.pid >= 100';
const PREFIXED = "transformations: [{type: field_name_prefix, prefix: 'raw.'}]\n";

describe('rules of other languages under other names', () => {
  it('of Sigma ask for the names of ECS, by log source', () => {
    const plan = planAfter(SIGMA, [TO_ECS]);
    expect(plan).toMatch(/process\.pe\.original_file_name is~ "ncat"\s+process\.pe\.name is~ "ncat"/);
    expect(plan).toContain('process.working_directory like~');
    expect(plan).not.toMatch(/Image|User|CurrentDirectory/);
    expect(planAfter(SIGMA.replace('product: windows', 'product: linux'), [TO_ECS])).toContain('Image');
  });

  it('of Sigma are printed as EQL, and so is a rule over several events', () => {
    const done = translate(piped(SIGMA, [TO_ECS]).rule, 'eql');
    expect(done.status === 'refused' ? done.reasons : done.text).toContain('process.working_directory : """*\\temp\\*"""');
    const sequence = 'sequence by host.id [process where true] [network where user.name == "a"]';
    const { rule } = piped(sequence, [], { fields: { 'host.id': 'computer', 'user.name': 'who' } });
    const printed = translate(rule, 'eql');
    expect(printed.status === 'refused' ? printed.reasons : printed.text).toMatch(/sequence by computer\b[\s\S]*who == "a"/);
    const search = translate(rule, 'es-dsl');
    expect(search.status === 'refused' ? search.reasons[0].help : '').toContain('--to eql');
  });

  it.each([
    ['Sigma', SIGMA, TO_ECS],
    ['KQL', KQL, PREFIXED],
  ])('of %s agree with their oracle in every engine', { timeout: 120_000 }, async (_, text, pipeline) => {
    const { rules, summary } = await check([piped(text, [pipeline])], { events: 100 });
    expect(rules[0]?.disagreements.map(({ engine, event }) => [engine, event])).toEqual([]);
    expect(summary.disagreements).toBe(0);
    const found = rules[0]?.engines.filter(({ status, matches }) => status === 'compared' && matches > 0);
    expect(found?.map(({ name }) => name)).toEqual(expect.arrayContaining(['sigma', 'es-dsl', 'js', 'eql', 'kql', 'match']));
  });

  it.each([
    ['replace_string, regex: mimi, replacement: kiwi', 'anywhere'],
    ['set_value, value: other', 'anywhere'],
    ['map_string, mapping: {mimikatz: [one, two*]}', 'anywhere'],
  ])('of Sigma have keywords, which transformations of values change: %s', (done) => {
    const rule = SIGMA.replace('condition: ', 'words: [mimikatz]\n  condition: words and ');
    const plan = (text: string): string => showPlan(piped(rule, [`transformations: [{type: ${text}}]`]).rule.plan);
    expect(plan('set_state, key: k, val: v')).toContain('mimikatz');
    expect(plan(done)).not.toContain('mimikatz');
  });

  it('of Sigma write several values as one test, which conditions see together', () => {
    const rule =
      "title: t\nlogsource: {product: windows}\ndetection:\n  one: {Image|endswith: ['a.exe', 'b.com']}\n  condition: one\n";
    const plan = (cond: string): string => {
      const conditions = `detection_item_conditions: [{type: match_string, cond: ${cond}, pattern: '.*exe'}]`;
      return showPlan(piped(rule, [`transformations: [{type: field_name_prefix, prefix: p., ${conditions}}]`]).rule.plan);
    };
    expect(plan('any').match(/\bp\.Image/g)).toHaveLength(2);
    expect(plan('all').match(/\bp\.Image/g)).toBeNull();
  });

  it('refuse to make texts of numbers', () => {
    const rule = SIGMA.replace('condition: ', 'number: {EventID: 4624}\n  condition: number and ');
    const replace = (regex: string) =>
      piped(rule, [`transformations: [{type: replace_string, regex: '${regex}', replacement: x}]`]);
    expect(() => replace('46')).toThrow('pipeline-value: replace_string changes what EventID');
    expect(() => replace('nothing')).not.toThrow();
  });

  it('keep no threshold over fields that have other names now', () => {
    const rule = `[rule]\nname = "t"\nlanguage = "kuery"\ntype = "threshold"\nquery = "process.name: a"\n[rule.threshold]\nfield = ["user.name"]\nvalue = 3\n`;
    const kibana = (text: string, fields = {}) => {
      const done = translate(piped(text, [], { fields }).rule, 'kibana');
      return done.status === 'refused' ? [] : [done.text.includes('threshold'), ...done.losses.map(({ code }) => code)];
    };
    expect(kibana(rule)).toEqual([true]);
    expect(kibana(rule, { 'process.name': 'proc' })).toEqual([false, 'threshold-left-out']);
  });

  it('warn of a name that the mapping has with another type', () => {
    const address = SIGMA.replace('User|startswith: svc', "SourceIp|startswith: '10.'");
    expect(piped(address, [], { fields: { SourceIp: 'source.ip' } }).notes.map(({ code }) => code)).toEqual(['pipeline-type']);
    expect(piped(SIGMA, [TO_ECS]).notes).toEqual([]);
  });
});

describe('events of a corpus', () => {
  it.each([
    ['Sigma', SIGMA, TO_ECS],
    ['KQL', KQL, PREFIXED],
    ['EQL', 'process where process.name : "nc*" and not user.name == "svc"', PREFIXED],
  ])('have the names that the rule is given: %s', async (_, text, pipeline) => {
    const rule = piped(text, [pipeline]);
    const done = translate(rule.rule, 'js');
    const text_ = done.status === 'refused' ? '' : done.text;
    const module: { default(event: unknown): boolean } = await import(`data:text/javascript,${encodeURIComponent(text_)}`);
    const events = [...generateCorpus(rule, { events: 200 })];
    expect(events.filter(({ expected }) => expected).length).toBeGreaterThan(20);
    expect(events.filter(({ event, expected }) => module.default(event) !== expected)).toEqual([]);
  });
});
