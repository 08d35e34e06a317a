import { describe, expect, it } from 'vitest';
import { envelopeOf, isOfAnother } from '../../corpus/background/log-sources.ts';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { generateCorpus } from '../../src/api/generate-corpus.ts';
import { matchEngine } from '../../src/api/match-engine/index.ts';
import { parse } from '../../src/api/parse.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { WINDOWS_CATEGORIES, WINDOWS_SERVICES } from '../../src/shapes/log-source.ts';
import { routeOf } from '../../src/shapes/route.ts';

const RULES = [
  ['{product: windows, service: bits-client}', "EventID: 3\n        processPath|endswith: '\\bitsadmin.exe'"],
  ['{product: windows, category: registry_set}', "TargetObject|endswith: '\\File'\n        Details|endswith: '.evtx'"],
  ['{product: windows, category: create_stream_hash}', "Hash|contains: 'IMPHASH='"],
  ['{product: windows, category: ps_module}', "Payload|contains: 'Get-SmbShare'"],
  ['{product: windows, service: nobody-knows}', 'EventID: 4\n        LogonType: 3'],
  ['{product: linux, category: process_creation}', "Image|endswith: '/chattr'\n        CommandLine|contains: '-i '"],
  ['{product: rpc_firewall, category: application}', 'EventLog: RPCFW\n        EventID: 3'],
  ['{product: windows, category: process_creation}', 'process.name: cmd.exe'],
  ['{product: linux, category: file_delete}', 'file.name: secret'],
] as const;

function read(source: string, selection: string) {
  const text = `title: T\nlogsource: ${source}\ndetection:\n    selection:\n        ${selection}\n    condition: selection\n`;
  const [parsed] = parse(text).rules;
  if (parsed?.meaning.ok !== true) throw new Error('not read');
  const { rule, schema } = parsed.meaning.value;
  return { syntax: parsed.syntax, rule, schema } as CheckableRule;
}

describe('events for a rule that names its log source', () => {
  it.each(RULES)('are of it, where they match: %s', async (source, selection) => {
    const rule = read(source, selection);
    const corpus = [...generateCorpus(rule, { events: 60 })];
    const due = corpus.flatMap(({ expected }, at) => (expected ? [at] : []));
    expect(corpus).toHaveLength(60);
    expect(due.length).toBeGreaterThan(10);
    const loaded = await matchEngine(rule.rule).load(
      corpus.map(({ event }) => event),
      settingsOf(rule.rule, rule.schema),
    );
    const verdict = await loaded.run(rule.rule.query);
    expect(verdict.status === 'answered' ? verdict.matches.flat().map(Number) : verdict).toEqual(due);
  });

  it('match, where they are of another log, no rule that is asked by the road of match', async () => {
    const rule = read('{product: windows, service: bits-client}', 'EventID: 3');
    const events = ['System', 'Microsoft-Windows-Bits-Client/Operational'].map((Channel) => ({ Channel, EventID: 3 }));
    const loaded = await matchEngine(rule.rule).load(events, settingsOf(rule.rule, rule.schema));
    expect(await loaded.run(rule.rule.query)).toEqual({ status: 'answered', matches: [[1]] });
  });
});

describe('what the corpus takes for the log of a log source', () => {
  const known = [
    ...[...WINDOWS_CATEGORIES.keys()].map((category) => ({ category, service: null })),
    ...[...WINDOWS_SERVICES.keys()].map((service) => ({ category: null, service })),
  ];

  it.each(known)('is what match goes by: %o', (words) => {
    const source = { ...words, product: 'windows' };
    const envelope = envelopeOf(source);
    if (envelope === null) throw new Error('the corpus does not know it');
    const numbers = envelope.EventID.length === 0 ? [1] : envelope.EventID;
    for (const eventId of numbers) {
      const record = { channel: envelope.Channel, provider: envelope.Provider_Name, eventId, computer: null, time: null };
      expect(routeOf(source).admits({ ...record, system: {}, data: {} })).toBe(true);
    }
  });

  it('tells events of others by what they say, not by what they leave out', () => {
    const source = { product: 'windows', category: 'registry_set', service: null };
    expect(isOfAnother(source, { EventID: 13, Channel: 'Microsoft-Windows-Sysmon/Operational' })).toBe(false);
    expect(isOfAnother(source, { TargetObject: 'HKLM' })).toBe(false);
    expect(isOfAnother(source, { EventID: 12, Channel: 'Microsoft-Windows-Sysmon/Operational' })).toBe(true);
    expect(isOfAnother(source, { EventID: 13, Channel: 'System' })).toBe(true);
    expect(isOfAnother(source, { host: { os: { type: 'linux' } } })).toBe(true);
    expect(isOfAnother({ ...source, product: 'linux' }, { EventID: 13, Channel: 'System' })).toBe(true);
  });
});
