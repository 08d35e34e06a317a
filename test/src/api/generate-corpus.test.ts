import { describe, expect, it } from 'vitest';
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
});
