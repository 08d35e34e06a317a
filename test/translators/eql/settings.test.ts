import { describe, expect, it } from 'vitest';
import { parse } from '../../../src/api/parse.ts';
import { translate } from '../../../src/api/translate.ts';
import { showRule } from '../../../src/ir/show.ts';

function eqlOf(rule: object) {
  const [parsed] = parse(JSON.stringify({ type: 'eql', language: 'eql', ...rule }), { name: 'rule.json' }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error('the rule has no meaning');
  const translated = translate(parsed.meaning.value.rule, 'eql');
  if (translated.status === 'refused') throw new Error('the rule is refused');
  return { rule: parsed.meaning.value.rule, translated };
}

describe('a query printed for a rule that names fields of its own', () => {
  it('asks for the category by the name of its field, which is no part of a query', () => {
    const { rule, translated } = eqlOf({ query: 'info where user.name == "b"', event_category_override: 'event.type' });
    expect(translated.text).toBe('any where event.type == "info" and user.name == "b"\n');
    const [again] = parse(translated.text, { name: 'printed.eql' }).rules;
    if (again === undefined || !again.meaning.ok) throw new Error('what is printed has no meaning');
    expect(showRule(again.meaning.value.rule)).toBe(showRule(rule));
  });

  it('says by which fields the events of a sequence are put in order', () => {
    const query = 'sequence by host.id [process where true] [file where true]';
    const { translated } = eqlOf({ query, timestamp_field: 'event.created', tiebreaker_field: 'event.sequence' });
    expect(translated.status === 'exact' ? translated.notes.map(({ code, message }) => [code, message]) : null).toEqual([
      ['eql-order-fields', 'run it with timestamp_field event.created and tiebreaker_field event.sequence'],
    ]);
    expect(eqlOf({ query }).translated).toMatchObject({ status: 'exact', notes: [] });
  });
});

describe('lists of values that EQL takes in no list', () => {
  it.each([
    ['source.ip: ("10.0.0.1" or "fe80::1")', 'any where cidrMatch(source.ip, "10.0.0.1", "fe80::1")\n'],
    ['package.version: ("1.0" or "2.0")', null],
  ])('are written otherwise, and are accepted when they are read again: %s', (query, expected) => {
    const [parsed] = parse(query, { name: 'rule.kql' }).rules;
    if (parsed === undefined || !parsed.meaning.ok) throw new Error('the query has no meaning');
    const translated = translate(parsed.meaning.value.rule, 'eql');
    if (translated.status === 'refused') throw new Error('the query is refused');
    if (expected !== null) expect(translated.text).toBe(expected);
    const again = parse(translated.text, { name: 'printed.eql' });
    expect(again.problems).toEqual([]);
    expect(again.rules[0]?.meaning.ok).toBe(true);
  });
});

describe('keys of two types', () => {
  const part = (name: string, test: string): string =>
    `title: ${name}\nname: ${name}\nlogsource: { product: linux }\ndetection:\n  s: { ${test} }\n  condition: s\n`;
  const rule = (field: string): string =>
    [
      `title: t\ncorrelation:\n  type: temporal_ordered\n  rules: [a, b]\n  group-by: [k]\n  timespan: 1m\n  aliases: { k: { a: ${field}, b: process.parent.pid } }\n`,
      part('a', `user.name: x, ${field}: 1`),
      part('b', 'user.name: y'),
    ].join('---\n');

  it.each([
    ['process.pid', 'exact'],
    ['own.number', 'eql-key-types'],
    ['host.name', 'eql-key-types'],
  ])('are refused, in which EQL would find other events: %s', (field, expected) => {
    const [parsed] = parse(rule(field), { name: 'rule.yml' }).rules;
    if (parsed === undefined || !parsed.meaning.ok) throw new Error('the rule has no meaning');
    const translated = translate(parsed.meaning.value.rule, 'eql');
    const told = translated.status === 'refused' ? translated.reasons.map(({ code }) => code) : [translated.status];
    expect(told).toEqual([expected]);
  });
});
