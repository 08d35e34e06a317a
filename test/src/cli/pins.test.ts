import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';

const files = {
  'a.eql': 'process where process.name : ("nc", "ncat") and process.pid > 4 and not process.args : "-*l"',
  's.eql':
    'sequence by host.id with maxspan=5s\n[process where process.pid == 1] with runs=2\n[network where destination.port > 80]',
  // Without a longest time, what one timeline leaves open another one ends.
  'u.eql': 'sequence by host.id [process where process.pid == 1] [network where destination.port > 80]',
};

const lines = (out: string) => out.trimEnd().split('\n');

describe('corpus --pins', () => {
  it.each(Object.keys(files))('prints of %s what test replays to the end that the labels say', async (rule) => {
    const { out, exitCode } = await run(['corpus', rule, '--pins'], { files });
    expect(exitCode).toBe(EXIT.ok);
    const labels = lines(out).map((line) => JSON.parse(line).eqlibrium);
    expect(new Set(labels.map(({ expected }) => expected))).toEqual(new Set([true, false]));
    const tested = await run(['test', rule, '--events', 'pins.ndjson'], { files: { ...files, 'pins.ndjson': out } });
    expect([tested.exitCode, tested.out]).toEqual([EXIT.ok, expect.stringMatching(/: \d+ passed, 0 failed/)]);
  });

  it.each(['a.eql', 's.eql'])('asks of %s under other names who runs it under them', async (rule) => {
    const own = await run(['corpus', rule, '--pins'], { files });
    const renamed = await run(['corpus', rule, '--pins', '--field', 'process.pid=Number'], { files });
    expect(renamed.err).not.toContain('says otherwise');
    // Events have the names that the rule is written in, whatever it was asked under.
    const events = (out: string) => new Set(lines(out).map((line) => JSON.stringify({ ...JSON.parse(line), eqlibrium: null })));
    expect(events(renamed.out).size).toBeGreaterThan(10);
    expect([...events(renamed.out)].filter((event) => event.includes('Number'))).toEqual([]);
    expect(events(own.out).size).toBe(events(renamed.out).size);
  });

  it('sets timelines apart, so that match finds in the stream what the labels say', async () => {
    const { out, err } = await run(['corpus', 's.eql', '--pins'], { files });
    expect(err).not.toContain('as one stream');
    const told = new Set(lines(out).flatMap((line) => JSON.parse(line).eqlibrium.matches));
    const found = await run(['match', 's.eql', '-', '--ids'], { files, input: out });
    expect(lines(found.out)).toHaveLength(told.size);
    expect((await run(['corpus', 'u.eql', '--pins'], { files })).err).toContain('as one stream the rule finds other matches');
  });

  it('prints as many events as are asked for at most, whole timelines alone', async () => {
    const { out, err } = await run(['corpus', 's.eql', '--pins', '--events', '7'], { files });
    expect(lines(out).length).toBeLessThanOrEqual(7);
    expect(err).toMatch(/not pinned: \d+ changes of the rule that no event here notices/);
    expect(lines((await run(['corpus', 'a.eql', '--pins', '--events', '3'], { files })).out)).toHaveLength(3);
  });

  it('refuses what says how events are generated', async () => {
    const share = await run(['corpus', 'a.eql', '--pins', '--malicious-share', '0.5'], { files });
    expect([share.exitCode, share.err]).toEqual([EXIT.input, expect.stringContaining('--malicious-share')]);
  });
});

describe('check --pins', () => {
  it('gives events a time within the range that a run looks at', async () => {
    const toml = [
      '[rule]',
      'name = "timed"',
      'type = "eql"',
      'language = "eql"',
      'from = "now-9m"',
      `query = '${files['a.eql']}'`,
    ].join('\n');
    const { out } = await run(['check', 'r.toml', '--events', '40', '--pins', '--json'], { files: { 'r.toml': toml } });
    const [rule] = JSON.parse(out).rules;
    expect(rule.pins).toBeGreaterThan(10);
    expect(rule.disagreements).toEqual([]);
    expect(rule.engines.find(({ runs }: { readonly runs: string }) => runs === 'es-dsl').compared).toBe(rule.events);
  });

  it('judges them beside generated events, and counts them', async () => {
    const command = ['check', 'a.eql', 's.eql', '--events', '40', '--json'];
    const without = JSON.parse((await run(command, { files })).out);
    const { out, written } = await run([...command, '--pins', '--junit', 'j.xml'], { files });
    const report = JSON.parse(out);
    const [single, series] = report.rules;
    expect(single.events - without.rules[0].events).toBe(single.pins);
    expect(series.timelines - without.rules[1].timelines).toBe(series.pins);
    expect(report.summary).toMatchObject({ disagreements: 0, pins: single.pins + series.pins });
    expect(without.summary).not.toHaveProperty('pins');
    expect(without.rules[0]).not.toHaveProperty('pins');
    const text = (await run(['check', 'a.eql', '--events', '40', '--pins'], { files })).out;
    expect(text).toContain(`${single.pins} found by proof`);
    expect(written.get('j.xml')).toContain(`<property name="pins" value="${single.pins}"/>`);
  });
});
