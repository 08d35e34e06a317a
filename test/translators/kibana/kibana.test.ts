import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { settingsOf } from '../../../src/api/run-settings.ts';
import { type Translated, translate } from '../../../src/api/translate.ts';
import { esDsl, kibana, kql, lucene, oracle } from '../../../src/engines/index.ts';
import type { Json, Schema } from '../../../src/event/index.ts';
import { EMPTY_META, type Rule, showPlan } from '../../../src/ir/index.ts';
import { schemaFromMapping } from '../../../src/schema/index.ts';
import { TARGETS } from '../../../translators/index.ts';
import { readGolden } from '../../support/golden/golden-rule.ts';
import { understand } from '../../support/golden/print-golden.ts';
import { objectionsTo } from '../../support/kibana-import.ts';

function read(text: string) {
  const { rules, problems } = parse(text);
  const [parsed] = rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(JSON.stringify([problems, parsed?.meaning]));
  return parsed.meaning.value;
}

const lines = (...records: readonly object[]): string => records.map((record) => JSON.stringify(record)).join('\n');

function printed(translated: Translated): string {
  if (translated.status === 'refused') throw new Error(translated.reasons.map(({ message }) => message).join());
  return translated.text;
}

/** The rule on the first line of what is printed. */
function ruleOf(text: string): Record<string, unknown> {
  return JSON.parse(printed(translate(read(text).rule, 'kibana')).split('\n')[0] ?? '') as Record<string, unknown>;
}

const engine = kibana({ eql: oracle, kuery: kql, lucene: lucene(esDsl) }, esDsl);

const WHOLE = {
  rule_id: 'an id',
  version: 7,
  name: 'R',
  description: 'D',
  type: 'eql',
  language: 'eql',
  severity: 'critical',
  risk_score: 91,
  index: ['logs-*', '.ds-*'],
  interval: '10m',
  from: 'now-11m',
  to: 'now-1m',
  timestamp_override: 'event.ingested',
  timestamp_override_fallback_disabled: true,
  event_category_override: 'event.kind',
  timestamp_field: 'event.created',
  tiebreaker_field: 'event.sequence',
  building_block_type: 'default',
  max_signals: 33,
  author: ['A'],
  license: 'L',
  tags: ['t'],
  references: ['https://r'],
  false_positives: ['f'],
  note: 'N',
  setup: 'S',
  threat: [
    {
      framework: 'MITRE ATT&CK',
      tactic: { id: 'TA0002', name: 'Execution', reference: 'https://attack.mitre.org/tactics/TA0002/' },
      technique: [
        {
          id: 'T1059',
          name: 'Interpreter',
          reference: 'https://attack.mitre.org/techniques/T1059/',
          subtechnique: [{ id: 'T1059.001', name: 'PowerShell', reference: 'https://attack.mitre.org/techniques/T1059/001/' }],
        },
      ],
    },
  ],
  query: 'process where process.name == "a \\"b\\"" // as written',
  filters: [{ meta: { negate: true, disabled: false }, query: { match_phrase: { 'user.id': '0' } } }],
};

describe('a rule for Kibana', () => {
  it('has everything of a rule of Kibana again', () => {
    const { enabled, filters, ...again } = ruleOf(lines(WHOLE));
    expect(enabled).toBe(false);
    const { filters: _, ...before } = WHOLE;
    expect(again).toEqual(before);
    expect(filters).toMatchObject(WHOLE.filters);
  });

  it.each([
    ['threshold', { threshold: { field: ['host.id'], value: 5, cardinality: [{ field: 'user.id', value: 2 }] } }],
    ['new_terms', { new_terms_fields: ['host.id'], history_window_start: 'now-7d' }],
    [
      'threat_match',
      {
        threat_index: ['ti-*'],
        threat_query: '*:*',
        threat_language: 'kuery',
        threat_filters: [],
        threat_mapping: [
          {
            entries: [
              { field: 'source.ip', type: 'mapping', value: 'threat.ip' },
              { field: 'user.id', type: 'mapping', value: 'threat.user', negate: true },
            ],
          },
        ],
        threat_indicator_path: 'threat',
        concurrent_searches: 2,
        items_per_search: 50,
      },
    ],
    ['query', {}],
  ])('of the type %s keeps what it does besides its query', (type, own) => {
    const text = lines({ name: 'R', type, language: 'kuery', query: 'process.name : a*', ...own });
    expect(translate(read(text).rule, 'kibana').status).toBe('exact');
    expect(ruleOf(text)).toMatchObject({ type, language: 'kuery', query: 'process.name : a*', ...own });
    expect(objectionsTo(printed(translate(read(text).rule, 'kibana')))).toEqual([]);
  });

  it('is filled with what Kibana requires, and says so', () => {
    const translated = translate(read('process where true').rule, 'kibana');
    expect(objectionsTo(printed(translated))).toEqual([]);
    const messages = translated.status === 'refused' ? [] : translated.notes.map(({ message }) => message);
    for (const key of ['rule_id', 'version 1', 'name', 'description', 'severity "low"', 'risk_score 21'])
      expect(messages.join()).toContain(key);
    expect(ruleOf('process where true')['rule_id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    [{ severity: 'medium' }, ['medium', 47]],
    [{ severity: 'high' }, ['high', 73]],
    [{ severity: 'critical' }, ['critical', 99]],
    [{ risk_score: 22 }, ['medium', 22]],
    [{ risk_score: 74 }, ['critical', 74]],
    [{ severity: 'low', risk_score: 99 }, ['low', 99]],
  ])('of %j has the other from it', (own, [severity, score]) => {
    expect(ruleOf(lines({ ...own, type: 'eql', query: 'any where true' }))).toMatchObject({ severity, risk_score: score });
  });

  it('links tactics and techniques that have no link', () => {
    const { rule } = read('any where true');
    const threats = [
      {
        framework: 'MITRE ATT&CK',
        tactic: { id: 'TA0002', name: 'E', reference: null },
        techniques: [{ id: 'T1059.001', name: 'P', reference: null, subtechniques: [] }],
      },
    ];
    const text = printed(translate({ ...rule, meta: { ...EMPTY_META, threats } }, 'kibana'));
    expect(text).toContain('https://attack.mitre.org/tactics/TA0002/');
    expect(text).toContain('https://attack.mitre.org/techniques/T1059/001/');
    expect(objectionsTo(text)).toEqual([]);
  });
});

describe('the query', () => {
  const sigma = (detection: string): string =>
    `title: T\nlogsource: {category: process_creation}\ndetection:\n  s: ${detection}\n  condition: s\n`;

  it.each([
    ['{pid: 5}', 'query', 'kuery', 'pid:5'],
    ["{Image|endswith: '\\powershell.exe'}", 'eql', 'eql', 'any where Image : """*\\powershell.exe"""'],
  ])('of the Sigma rule %s is printed', (detection, type, language, query) => {
    expect(ruleOf(sigma(detection))).toMatchObject({ type, language, query });
  });

  it('is refused with the reasons of what comes closest', () => {
    const translated = translate(read(sigma("['a keyword']")).rule, 'kibana');
    expect(translated.status === 'refused' && translated.reasons.length).toBeGreaterThan(0);
  });

  it('of a changed rule is printed from what was made of it', () => {
    const { rule } = read('process where process.name == "a"');
    const changed: Rule = { ...rule, changed: { renamed: false, changes: [], logSource: null }, query: 'not this' };
    expect(printed(translate(changed, 'kibana'))).toContain('process where process.name == \\"a\\"');
  });

  it('of a rule with a threshold is never EQL', () => {
    const { rule } = read('process where process.name == "a"');
    const beyond = [{ kind: 'threshold', fields: [], count: 3, distinct: [] }] as const;
    const text = printed(translate({ ...rule, beyond }, 'kibana'));
    expect(JSON.parse(text)).toMatchObject({ type: 'threshold', language: 'kuery' });
  });

  it('is data: no text of a rule ends its line or hides', () => {
    const hostile = 'a"}\n{"rule_id":"x"}\u2028\u202e\u0085\u001b[31m';
    const { rule } = read('any where true');
    const text = printed(translate({ ...rule, meta: { ...rule.meta, name: hostile, description: hostile } }, 'kibana'));
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    expect(text).toMatch(/^[\x20-\x7e]*\n$/);
    expect(JSON.parse(text)).toMatchObject({ name: hostile });
  });
});

const LIST = { list_id: 'l', namespace_type: 'single', type: 'detection', name: 'L', description: 'L' };
const item = (entries: readonly object[], more: object = {}) => ({
  ...{ list_id: 'l', namespace_type: 'single', item_id: 'i', type: 'simple', name: 'I', description: 'I', entries },
  ...more,
});
const withItems = (...items: readonly object[]): string =>
  lines(
    { name: 'R', type: 'eql', language: 'eql', query: 'any where true', exceptions_list: [{ id: 'x', ...LIST }] },
    LIST,
    ...items,
  );

describe('exceptions', () => {
  const ENTRIES = [
    { field: 'user.id', type: 'match', operator: 'included', value: '0' },
    { field: 'user.name', type: 'match_any', operator: 'excluded', value: ['a', 'b'] },
    { field: 'host.id', type: 'exists', operator: 'included' },
    { field: 'file.path', type: 'wildcard', operator: 'included', value: 'C:\\*' },
  ];

  it('follow the rule, in a list that it names', () => {
    const text = printed(translate(read(withItems(item(ENTRIES, { os_types: ['linux'] }))).rule, 'kibana'));
    const [rule, list, one] = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rule?.['exceptions_list']).toMatchObject([{ list_id: list?.['list_id'], type: 'detection' }]);
    expect(one).toMatchObject({ list_id: list?.['list_id'], entries: ENTRIES, os_types: ['linux'], name: 'I' });
    expect(showPlan(read(text).rule.plan)).toBe(showPlan(read(withItems(item(ENTRIES, { os_types: ['linux'] }))).rule.plan));
  });

  it.each([
    ['nested objects', [{ field: 'n', type: 'nested', entries: [ENTRIES[0]] }], {}, 'exact'],
    ['a value list', [{ field: 'user.id', type: 'list', operator: 'included', list: { id: 'v', type: 'keyword' } }], {}, 'lossy'],
    ['a date', [ENTRIES[0]], { expire_time: '2030-01-01' }, 'lossy'],
  ] as const)('that rest on %s', (_, entries, more, status) => {
    const translated = translate(read(withItems(item(entries as readonly object[], more))).rule, 'kibana');
    expect(translated.status).toBe(status);
    if (translated.status === 'lossy') expect(translated.losses.map(({ code }) => code)).toEqual(['exception-left-out']);
  });
});

describe('what Kibana runs', () => {
  const run = async (text: string, events: readonly { readonly [key: string]: string }[]) => {
    const { rule, schema } = read('any where true');
    return await (await engine.load(events, settingsOf(rule, schema))).run(text);
  };
  const MINIMAL = {
    ...{
      rule_id: 'r',
      version: 1,
      name: 'R',
      description: 'D',
      severity: 'low',
      risk_score: 1,
      type: 'query',
      language: 'kuery',
    },
    query: 'user.id : *',
  };
  const EVENTS = [{ 'user.id': '0' }, { 'user.id': '1' }, { 'host.id': 'h' }];

  it.each([
    [{}, [0, 1]],
    [{ filters: [{ meta: {}, query: { match_phrase: { 'user.id': '0' } } }] }, [0]],
    [{ filters: [{ meta: { negate: true }, query: { match_phrase: { 'user.id': '0' } } }] }, [1]],
    [{ filters: [{ meta: { disabled: true }, query: { match_phrase: { 'user.id': '0' } } }] }, [0, 1]],
    [{ language: 'lucene', query: 'NOT _exists_:user.id' }, [2]],
    [{ type: 'eql', language: 'eql', query: 'any where user.id == "1"' }, [1]],
  ])('with %j is found', async (own, ids) => {
    expect(await run(lines({ ...MINIMAL, ...own }), EVENTS)).toEqual({ status: 'answered', matches: ids.map((id) => [id]) });
  });

  it('leaves out what an exception names', async () => {
    const named = { ...MINIMAL, exceptions_list: [{ id: 'x', list_id: 'l', namespace_type: 'single', type: 'detection' }] };
    const one = item([{ field: 'user.id', type: 'match', operator: 'included', value: '0' }]);
    expect(await run(lines(named, LIST, one), EVENTS)).toMatchObject({ matches: [[1]] });
    expect(await run(lines(named, one), EVENTS)).toMatchObject({ status: 'failed' });
  });

  it.each([
    ['no name', { name: undefined }],
    ['an empty description', { description: '' }],
    ['a score beyond 100', { risk_score: 101 }],
    ['a version of 0', { version: 0 }],
    ['an unknown key', { querry: 'x' }],
    ['an unknown type', { type: 'machine_learning' }],
    ['EQL in a search', { language: 'eql' }],
    ['a threshold without a number', { type: 'threshold', threshold: { field: [] } }],
    ['four new terms', { type: 'new_terms', new_terms_fields: ['a', 'b', 'c', 'd'], history_window_start: 'now-7d' }],
    ['a tactic without a link', { threat: [{ framework: 'f', tactic: { id: 'i', name: 'n' } }] }],
  ])('is no rule with %s', async (_, own) => {
    expect(await run(lines({ ...MINIMAL, ...own }), EVENTS)).toMatchObject({ status: 'failed' });
    expect(objectionsTo(lines({ ...MINIMAL, ...own })).length).toBeGreaterThan(0);
  });
});

const GOLDEN = fileURLToPath(new URL('../../golden/rules/', import.meta.url));

describe('golden rules for Kibana', () => {
  it.each(readdirSync(GOLDEN))('%s is what Kibana takes, and means the same when it is read back', (file) => {
    const golden = readGolden(readFileSync(`${GOLDEN}${file}`, 'utf8'))?.rule;
    const understood = golden === undefined ? null : understand(golden);
    if (golden === undefined || understood?.ok !== true) return;
    const { rule } = understood;
    const translated = translate(rule, 'kibana');
    if (translated.status === 'refused') {
      expect(TARGETS.kibana.asWritten?.(rule)).toBe(false);
      return;
    }
    expect(objectionsTo(translated.text)).toEqual([]);
    const again = parse(translated.text, { semantics: golden.semantics, ...schemaOf(golden.mapping) }).rules;
    expect(again).toHaveLength(1);
    const [parsed] = again;
    expect(parsed?.meaning.ok).toBe(true);
    if (parsed?.meaning.ok !== true || translated.status === 'lossy' || TARGETS.kibana.asWritten?.(rule) !== true) return;
    expect(showPlan(parsed.meaning.value.rule.plan)).toBe(showPlan(rule.plan));
  });

  function schemaOf(mapping: Json): { readonly schema?: Schema } {
    const read = mapping === null ? null : schemaFromMapping(mapping);
    return read?.ok === true ? { schema: read.schema } : {};
  }
});
