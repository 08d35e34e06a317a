import { describe, expect, it } from 'vitest';
import { printBundle } from '../../../../translators/js/index.ts';
import { bundleOfRules, imported, ruleOfQuery } from './support.ts';

const QUERIES = [
  'process where event.type == "start" and process.name : "nc" and user.name == "root"',
  'process where event.type == "start" and process.name : "nc" and not user.name == "svc"',
  'process where event.type == "start" and process.name in ("a", "b", "c", "d")',
  'sequence by host.id with maxspan=1m [process where process.name : "nc"] [file where file.name == "x"]',
  'network where process.name : "nc" or process.name in ("a", "b", "c", "d")',
];
const rules = QUERIES.map(ruleOfQuery);
const text = printBundle(rules.map((rule, place) => ({ id: `rule-${place}`, rule }))).module;
const started = (name: string, user: string) => ({
  event: { category: 'process', type: 'start' },
  process: { name },
  user: { name: user },
});
const at = (second: number, event: object) => ({ '@timestamp': Date.UTC(2024, 0, 1, 0, 0, second), host: { id: 'h' }, ...event });

describe('the module of a bundle', () => {
  it('answers with the ids of rules in their order', async () => {
    const { match } = await imported(text);
    expect(match(started('NC', 'root'))).toEqual(['rule-0', 'rule-1']);
    expect(match(started('b', 'svc'))).toEqual(['rule-2']);
    expect(match({ event: { category: ['network', 'process'], type: 'start' }, process: { name: 'nc' } })).toEqual([
      'rule-1',
      'rule-4',
    ]);
    for (const value of [null, undefined, 0, 'x', [], [started('nc', 'root')], {}]) expect(match(value)).toEqual([]);
  });

  it('reads a field in one function, and asks what several rules ask in one place', () => {
    for (const name of [
      'readProcessName',
      'readEventType',
      'readUserName',
      'readEventCategory',
      'processNameIsNc',
      'eventTypeIsStart',
    ]) {
      expect(text.match(new RegExp(`(function|const) ${name}\\d*\\b`, 'g'))).toHaveLength(1);
    }
    expect(text.match(/new Set\(\['a', 'b', 'c', 'd'\]\)/g)).toHaveLength(1);
    // Asked once for the three rules that need it, though it stands in each.
    expect(text.match(/, eventTypeIsStart\)/g)).toHaveLength(1);
  });

  it('reads a field of an event once, whatever asks for it', async () => {
    const { match } = await imported(text);
    let reads = 0;
    const event = started('nc', 'root');
    Object.defineProperty(event.process, 'name', {
      get: () => {
        reads++;
        return 'nc';
      },
    });
    expect(match(event)).toEqual(['rule-0', 'rule-1']);
    expect(reads).toBe(1);
  });

  it('minds ignore_above for the rules that could tell, and no other', async () => {
    const long = 'x'.repeat(1025);
    const { match } = await bundleOfRules([
      ruleOfQuery('process where process.name == "nc"'),
      ruleOfQuery('process where process.name : "x*"'),
      ruleOfQuery('process where not process.name == "nc"'),
    ]);
    expect(match(started(long, 'root'))).toEqual(['2']);
    expect(match(started('xyz', 'root'))).toEqual(['1', '2']);
  });

  it('forgets the event before', async () => {
    const { match, createMatcher } = await imported(text);
    const matcher = createMatcher();
    for (const name of ['nc', 'other', 'nc', 'b']) {
      const ids = match(started(name, 'root'));
      expect(matcher.push(started(name, 'root')).map(({ rule }) => rule)).toEqual(ids);
      expect(ids.includes('rule-0')).toBe(name === 'nc');
    }
  });

  it('gives a stream matches of both kinds', async () => {
    const { createMatcher } = await imported(text);
    const matcher = createMatcher();
    const events = [
      at(1, started('nc', 'root')),
      at(2, { event: { category: 'file' }, file: { name: 'x' } }),
      at(90, { event: { category: 'file' }, file: { name: 'x' } }),
    ];
    const found = events.flatMap((event, number) => matcher.push(event, number));
    expect(found).toEqual([
      { rule: 'rule-0', events: [0], keys: [] },
      { rule: 'rule-1', events: [0], keys: [] },
      { rule: 'rule-3', events: [0, 1], keys: ['h'] },
    ]);
    expect([matcher.advance(Date.UTC(2024, 0, 2)), matcher.end()]).toEqual([[], []]);
    expect(matcher.report()).toMatchObject({ 'rule-3': { matches: 1, events: 3 } });
  });

  it('asks for the time where a rule does', async () => {
    const { match, createMatcher } = await bundleOfRules([
      ruleOfQuery('process where @timestamp > "now-1d"'),
      ruleOfQuery('process where @timestamp > "now-1d" and process.name == "nc"'),
      ruleOfQuery('sequence by host.id [process where @timestamp > "now-1d"] [process where process.name == "nc"]'),
    ]);
    const event = at(0, started('nc', 'root'));
    const [soon, late] = [Date.UTC(2024, 0, 1, 12), Date.UTC(2024, 0, 3)];
    expect([match(event, soon), match(event, late), match(event)]).toEqual([['0', '1'], [], []]);
    const pushed = (now: number) => {
      const matcher = createMatcher({ now });
      return [0, 1].flatMap((second) => matcher.push(at(second, started('nc', 'root')))).map(({ rule }) => rule);
    };
    expect([pushed(soon), pushed(late)]).toEqual([['0', '1', '0', '1', '2'], []]);
  });

  it('keeps names apart that rules and the module could both want', async () => {
    const names = [
      'ids',
      'held',
      'rules',
      'forget',
      'places',
      'ask',
      'matchersOf',
      'optionsOf',
      'PLAN_0',
      'parts0',
      'askAll',
      'item1',
    ];
    const queries = names.map((name) => `any where ?${name}.x == "1" or ?${name} == "a" or ?${name} in ("b", "c", "d", "e")`);
    const { match } = await bundleOfRules([
      ruleOfQuery('sequence by a [any where ?items == "x"] [any where ?item1 == "x"]'),
      ...queries.map(ruleOfQuery),
    ]);
    for (const [place, name] of names.entries()) expect(match({ [name]: 'd' })).toEqual([String(place + 1)]);
  });

  it('lets no text of a rule act as code', async () => {
    const nasty = '*/ globalThis.harm = 1; // \u2028 </script> `x` \' " \\';
    const id = `${nasty}\n`;
    const rule = { ...ruleOfQuery('process where process.name == "nc"'), query: nasty };
    const named = { ...rule, meta: { ...rule.meta, name: nasty } };
    const printed = printBundle([{ id, rule: named }]);
    const { match, rules: told } = await imported(printed.module);
    expect(match(started('nc', 'x'))).toEqual([id]);
    expect(told).toMatchObject([{ id, name: nasty, kind: 'event', query: nasty }]);
    expect(globalThis).not.toHaveProperty('harm');
    expect(printed.module + printed.types).not.toContain('</script>');
  });

  it('of many rules is made in a time that grows with them alone', () => {
    const made = (count: number) => {
      const many = Array.from({ length: count }, (_, place) => ({
        id: String(place),
        rule: ruleOfQuery(
          `process where process.name == "n${place}" and user.name == "u${place % 97}" and host.id == "h${place % 89}"`,
        ),
      }));
      const start = process.cpuUsage();
      printBundle(many);
      const { user } = process.cpuUsage(start);
      return user;
    };
    made(200);
    expect(made(2000) / made(500)).toBeLessThan(10);
  });
});
