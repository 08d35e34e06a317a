import { describe, expect, it } from 'vitest';
import { mutationOf, tellingPins } from '../../../../src/api/mutants/index.ts';
import { parse } from '../../../../src/api/parse.ts';
import { pinned } from '../../../../src/api/prove/pins.ts';
import { type RuleMutation, scoreOf } from '../../../../src/report/mutants/report.ts';

function subjectOf(query: string) {
  const [parsed] = parse(query, { name: 'rule.eql' }).rules;
  if (parsed === undefined || !parsed.meaning.ok) throw new Error(`${query} is no rule`);
  return { syntax: parsed.syntax, ...parsed.meaning.value };
}

const mutation = async (query: string, events = 500): Promise<RuleMutation> => await mutationOf(subjectOf(query), { events });

function listed(size: number, make: (at: number) => string, between: string): string {
  return Array.from({ length: size }, (_, at) => make(at)).join(between);
}

function expectAllTold(report: RuleMutation): void {
  expect(report.survivors).toEqual([]);
  expect(report.killed).toBe(report.mutants - report.equivalent);
  expect(report.killed).toBeGreaterThan(5);
}

describe('mutants of a rule', () => {
  it.each([
    ['of functions of two fields', 'process where startsWith~(host.name, substring(user.name, 0, -1)) and user.name : "*$"'],
    ['of sums', 'process where process.pid + process.parent.pid > 7 and process.name == "x"'],
    ['of addresses as texts', 'network where endsWith(string(source.ip), string(host.ip)) and not source.ip == "127.0.0.1"'],
    [
      'of a condition on a key',
      'sequence by source.ip with maxspan=1m [any where not cidrMatch(source.ip, "10.0.0.0/8", "192.168.0.0/16")] with runs=6 [file where true]',
    ],
    [
      'of a condition that a key has to meet',
      'sequence by host.id [process where true] by process.executable [file where file.path : ("/tmp/*", "/run/?")] by file.path',
    ],
    [
      'of the same key twice',
      'sequence by process.entity_id [process where process.name == "a"] by process.entity_id [file where true] by process.entity_id',
    ],
    [
      'of a sample on its keys',
      'sample by host.id, process.name [process where not process.name in ("java", "node")] [network where true]',
    ],
    [
      'of runs of many names',
      `sequence by host.id with maxspan=1m [file where file.name : (${Array.from({ length: 90 }, (_, at) => `"name${at}.exe"`).join()})] with runs=5`,
    ],
  ])('%s are told apart', async (_, query) => {
    const report = await mutation(query);
    expectAllTold(report);
    expect(report.events).toBeLessThanOrEqual(500);
  });

  it('are told apart by few events where several can be one', async () => {
    const names = Array.from({ length: 20 }, (_, at) => `"*n${at}x*"`).join();
    const query = `process where process.executable : "/bin/sh" and not process.args : (${names})`;
    const all = await mutation(query);
    expectAllTold(all);
    const few = await mutation(query, 40);
    expect(few.events).toBeLessThanOrEqual(40);
    expect(few.killed).toBeGreaterThan(0.95 * all.killed);
    expect(few.byWitnesses).toBeGreaterThan(0);
  });

  it('that there is no work left for count as not noticed, and say so', async () => {
    const query = 'process where process.name : ("a*", "b*", "c*") and process.pid > 4 and not process.args : ("x", "y?z")';
    const whole = await mutation(query);
    const cut = await mutationOf(subjectOf(query), { effort: 2_000 });
    const left = cut.survivors.filter(({ open }) => open === 'the work allowed for the mutants of a rule is used up');
    expect(left.length).toBeGreaterThan(5);
    expect(cut.killed).toBeGreaterThan(0);
    expect(cut.mutants).toBe(whole.mutants);
    expect(cut.killed + cut.equivalent + cut.survivors.length).toBe(cut.mutants);
    expect(Number(scoreOf(cut))).toBeLessThan(Number(scoreOf(whole)));
    const series = 'sequence by host.id [process where process.name : ("a*", "b*")] with runs=2 [network where true]';
    const cutSeries = await mutationOf(subjectOf(series), { effort: 2_000 });
    expect(cutSeries.survivors.map(({ open }) => open)).toContain('the work allowed for the mutants of a rule is used up');
    expect(cutSeries.killed + cutSeries.equivalent + cutSeries.survivors.length).toBe(cutSeries.mutants);
  });

  it.each([
    ['a list', `process where process.name in (${listed(6_000, (at) => `"n${at}"`, ',')})`],
    ['conditions', `process where ${listed(6_000, (at) => `f${at} == "n${at}"`, ' or ')}`],
    ['an item', `sequence by a [process where process.name : (${listed(6_000, (at) => `"n${at}*"`, ',')})] [any where true]`],
  ])('of a rule too large to run each, by %s, are undecided, every one', async (_, query) => {
    const report = await mutation(query);
    expect([report.events, report.killed, report.equivalent]).toEqual([0, 0, 0]);
    expect(report.survivors).toHaveLength(report.mutants);
    expect(new Set(report.survivors.map(({ open }) => open))).toEqual(
      new Set(['the rule is too large to run each of its mutants']),
    );
    expect(report.unreached[0]).toMatch(/^the rule has 6,\d{3} conditions and values; mutants are run of rules of up to 5,000$/);
    expect(scoreOf(report)).toBe(0);
  });

  it('that there is no room for survive, with an event that would tell', async () => {
    const report = await mutation('process where process.name : ("a", "b", "c", "d", "e", "f")', 3);
    expect(report.events).toBe(3);
    expect(report.killed + report.equivalent + report.survivors.length).toBe(report.mutants);
    expect(report.survivors.length).toBeGreaterThan(3);
    for (const { witness } of report.survivors) expect(witness?.events).toHaveLength(1);
  });

  it('that are the rule in other words are no survivors: a value that another takes, a key said twice', async () => {
    const covered = await mutation('process where process.name : ("n*", "nc")');
    expect([covered.survivors, covered.equivalent > 2]).toEqual([[], true]);
  });
});

describe('pins that tell a rule from its mutants', () => {
  it('are those of its conditions where it is too large for mutants', async () => {
    const subject = subjectOf(`process where process.name in (${listed(6_000, (at) => `"n${at}"`, ',')})`);
    const { events, unreached } = await pinned(subject, { most: 20 }, tellingPins);
    expect(events).toHaveLength(20);
    expect(unreached).toContainEqual(expect.stringContaining('mutants are run of rules of up to 5,000'));
  });

  it('are borne out by the oracle, and come behind those of its conditions', async () => {
    const names = '"nc", "ncat", "netcat"';
    const subject = subjectOf(`process where process.name : (${names}) and not process.args : ("-l*p", "--listen")`);
    const { events, contradicted } = await pinned(subject, { most: 500 }, tellingPins);
    expect(contradicted).toEqual([]);
    const without = await pinned(subject, { most: 500 });
    expect(events.slice(0, without.events.length)).toEqual(without.events);
  });

  it('say of a sequence what the oracle finds in it, and for which change a timeline was sought', async () => {
    const subject = subjectOf(
      'sequence by host.id [process where true] by process.executable [file where file.path : ("/tmp/*", "/run/?")] by file.path',
    );
    const { timelines, contradicted } = await pinned(subject, { most: 500 }, tellingPins);
    expect(contradicted).toEqual([]);
    expect(timelines.some(({ reason }) => /^tells the rule from another: \w+, /.test(reason))).toBe(true);
    expect(new Set(timelines.map(({ matches }) => matches))).toEqual(new Set([true, false]));
  });
});
