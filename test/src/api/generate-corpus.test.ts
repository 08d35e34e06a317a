import { describe, expect, it } from 'vitest';
import { DEFAULT_END_TIME } from '../../../corpus/index.ts';
import { type CheckableRule, compile, generateCorpus, parse } from '../../../src/index.ts';

function read(text: string): CheckableRule {
  const [parsed] = parse(text).rules;
  if (parsed?.meaning.ok !== true) throw new Error(`not a rule: ${text}`);
  return { syntax: parsed.syntax, ...parsed.meaning.value };
}

describe('a corpus of the public interface', () => {
  it('holds events of both kinds, labelled as its predicate answers', () => {
    const rule = read('process where process.name : "nc*" and not user.name == "svc"');
    const corpus = [...generateCorpus(rule, { events: 200, seed: 3 })];
    const compiled = compile(rule.rule);
    if (!compiled.ok) throw new Error('not compiled');
    expect(corpus).toHaveLength(200);
    expect(new Set(corpus.map(({ expected }) => expected))).toEqual(new Set([true, false]));
    expect(corpus.map(({ event }) => compiled.value(event))).toEqual(corpus.map(({ expected }) => expected));
  });

  it('is a stream for a rule over several events', () => {
    const rule = read('sequence by host.id with maxspan=1m [process where process.name == "a"] [file where true]');
    const corpus = [...generateCorpus(rule, { events: 60, maliciousShare: 0.5 })];
    const matches = corpus.flatMap((labelled) => ('matches' in labelled ? labelled.matches : []));
    expect(matches.length).toBeGreaterThan(3);
    expect(corpus.every((labelled) => 'matches' in labelled && labelled.expected === labelled.matches.length > 0)).toBe(true);
  });

  it('is the same for the same seed', () => {
    const rule = read('any where process.pid > 5');
    expect([...generateCorpus(rule, { events: 20 })]).toEqual([...generateCorpus(rule, { events: 20, seed: 1 })]);
    expect([...generateCorpus(rule, { events: 20 })]).not.toEqual([...generateCorpus(rule, { events: 20, seed: 2 })]);
  });

  it.each([
    ['now-2m', 120_000],
    ['now-9m', 240_000],
    ['now-1s', 1000],
  ] as const)('lies within a look-back of %s', (from, reach) => {
    const document = {
      name: 'R',
      type: 'eql',
      language: 'eql',
      query: 'any where process.pid > 5',
      from,
      timestamp_override: 'event.ingested',
    };
    const times = [...generateCorpus(read(JSON.stringify(document)), { events: 100 })].flatMap(({ event }) => {
      const { '@timestamp': time, event: own } = event;
      const ingested = typeof own === 'object' && own !== null && 'ingested' in own ? [own.ingested] : [];
      return [time, ...ingested].map((text) => DEFAULT_END_TIME - Date.parse(String(text)));
    });
    expect(times.length).toBeGreaterThan(140);
    expect(Math.min(...times)).toBeGreaterThan(0);
    expect(Math.max(...times)).toBeLessThan(reach);
    expect(Math.max(...times)).toBeGreaterThan(reach / 2);
  });
});
