import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import { RUN_HERE } from '../../../src/api/engines.ts';
import { EXIT } from '../../../src/cli/host/host.ts';
import type { CheckReport } from '../../../src/report/index.ts';
import { REPORT_SCHEMA } from '../../../src/report/index.ts';
import { TARGET_NAMES } from '../../../translators/index.ts';
import { run } from '../../support/memory-host.ts';
import { BROKEN, NETCAT, SEQUENCE, SHELL, tomlRule, UNRUN } from '../../support/rule-files.ts';

const isReport = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<CheckReport>(REPORT_SCHEMA);
const files = { 'nc.toml': tomlRule(NETCAT), 'sh.eql': SHELL, 'seq.eql': SEQUENCE, 'unrun.eql': UNRUN, 'broken.eql': BROKEN };
const few = ['--events', '100'];

async function reported(...arguments_: readonly string[]) {
  const { exitCode, out, err, written } = await run(['check', ...arguments_, '--json'], { files });
  const report: unknown = JSON.parse(out);
  if (!isReport(report)) throw new Error(JSON.stringify(isReport.errors));
  return { exitCode, err, report, written };
}

const ELSEWHERE = TARGET_NAMES.filter((name) => !RUN_HERE.includes(name));

/** Our own engines are named after what they run. */
const ENGINES = ['oracle', ...RUN_HERE, 'match'];

describe('check', () => {
  it('without a rule checks the built-in one and agrees', async () => {
    const { exitCode, report } = await reported(...few);
    expect(exitCode).toBe(0);
    const [rule] = report.rules;
    expect(rule).toMatchObject({ name: 'Process Started from Process ID (PID) File', events: 100, disagreements: [] });
    // KQL has no regular expressions.
    const compared = ENGINES.map((name) => [name, name === 'kql' ? 0 : 100]);
    expect(rule?.engines.map((engine) => [engine.name, engine.compared])).toEqual(compared);
    expect(report.summary).toMatchObject({ rules: 1, events: 100, disagreements: 0, refused: 0, seed: 1 });
    expect((rule?.malicious ?? 0) + (rule?.benign ?? 0)).toBe(100);
  });

  it('prints one JSON document whose shape is the published schema', async () => {
    const { exitCode, report } = await reported('nc.toml', 'sh.eql', ...few, '--seed', '7');
    expect(exitCode).toBe(0);
    expect(report.rules.map(({ id, name }) => [id, name])).toEqual([
      ['netcat-1', 'Netcat Started'],
      [null, 'sh'],
    ]);
    expect(report.summary).toMatchObject({ rules: 2, seed: 7 });
    expect(isReport({ rules: [{}], summary: {} })).toBe(false);
  });

  it('prints a table for people and ends with a summary', async () => {
    const { exitCode, out } = await run(['check', 'nc.toml', ...few], { files });
    expect(exitCode).toBe(0);
    expect(out).toContain('Netcat Started: 100 events');
    for (const engine of ENGINES) expect(out).toContain(`\n  ${engine} `);
    const [notRun, summary] = out.trimEnd().split('\n').slice(-2);
    expect(summary).toMatch(/^1 rule, 100 events \(seed 1\), 0 disagreements, [1-9] of \d exact artifacts proven$/);
    expect(notRun).toBe(`not run: ${ELSEWHERE.join(', ')} (each runs on an engine of its own: --engine)`);
  });

  it('names the targets that nothing ran, wherever it tells what agrees', async () => {
    const { exitCode, report, written } = await reported('nc.toml', ...few, '--junit', 'j.xml', '--report', 'p.md');
    expect(exitCode).toBe(EXIT.ok);
    const named = ELSEWHERE.map((target) => ({ target, reason: expect.stringContaining(`--engine ${target}`) }));
    expect(report.summary.notRun).toEqual(named);
    expect(report.rules[0]?.notRun).toEqual(named);
    expect(written.get('j.xml')).toContain('<property name="not run: python" value="CPython runs it: --engine python"/>');
    expect(written.get('p.md')).toContain(`Not run, and so not judged: ${ELSEWHERE.join(', ')}.`);
    const chosen = await reported('nc.toml', ...few, '--to', 'js');
    expect(chosen.report.summary.notRun).toBeUndefined();
    expect(chosen.report.rules[0]?.notRun).toBeUndefined();
  });

  it('counts refusals, and one is an exit code of its own', async () => {
    const { exitCode, report } = await reported('unrun.eql', ...few);
    expect(exitCode).toBe(EXIT.refused);
    expect(report.summary).toMatchObject({ rules: 1, disagreements: 0 });
    expect(report.summary.refused).toBeGreaterThan(0);
    expect(report.rules[0]?.translations).toContainEqual(expect.objectContaining({ target: 'js', status: 'refused' }));
    expect(report.rules[0]?.engines).toContainEqual(expect.objectContaining({ name: 'js', status: 'not-run', compared: 0 }));
  });

  it('with --to judges these targets alone, by their names and aliases', async () => {
    const { exitCode, report } = await reported('nc.toml', ...few, '--to', 'sigma,javascript', '--to', 'js');
    expect(exitCode).toBe(EXIT.ok);
    expect(report.rules[0]?.translations.map(({ target }) => target)).toEqual(['sigma', 'js']);
    expect(report.rules[0]?.engines.map(({ name }) => name)).toEqual(['oracle', 'sigma', 'js', 'match']);
    const { exitCode: wrong, err } = await run(['check', 'nc.toml', '--to', 'es-dsl,sigme'], { files });
    expect(wrong).toBe(EXIT.input);
    expect(err).toContain('Did you mean sigma?');
  });

  it('with --allow refused passes refusals over, and nothing else', async () => {
    const { exitCode, report } = await reported('unrun.eql', ...few, '--allow', 'refused');
    expect(report.summary.refused).toBeGreaterThan(0);
    expect(exitCode).toBe(EXIT.ok);
    expect((await reported('unrun.eql', 'broken.eql', ...few, '--allow', 'refused')).exitCode).toBe(EXIT.input);
    expect((await run(['check', 'nc.toml', '--allow', 'disagreement'], { files })).exitCode).toBe(EXIT.input);
  });

  it('of a sequence is no fault', async () => {
    const { exitCode, report } = await reported('seq.eql', ...few);
    expect([EXIT.ok, EXIT.refused]).toContain(exitCode);
    expect(report.summary).toMatchObject({ rules: 1, disagreements: 0 });
  });

  it('of single events that pipes choose among has timelines, on which all engines agree', async () => {
    const piped = { 'piped.eql': 'process where process.name == "nc" | head 5 | tail 2' };
    const { exitCode, out } = await run(['check', 'piped.eql', ...few, '--json'], { files: { ...files, ...piped } });
    const { summary, rules } = JSON.parse(out);
    expect([exitCode, summary.disagreements]).toEqual([EXIT.refused, 0]);
    expect(rules[0].expected).toBeGreaterThan(0);
    const compared = rules[0].timelines;
    expect(compared).toBeGreaterThanOrEqual(20);
    expect(rules[0].engines).toMatchObject([
      { name: 'oracle', compared, agreements: compared },
      { name: 'sigma', status: 'not-run' },
      { name: 'eql-search', compared, agreements: compared },
      { name: 'js', compared, agreements: compared },
      { name: 'eql', compared, agreements: compared },
      { name: 'kibana', compared, agreements: compared },
      { name: 'match', compared, agreements: compared },
    ]);
  });

  it('of a broken rule among others checks the others', async () => {
    const { exitCode, err, report } = await reported('broken.eql', 'nc.toml', ...few);
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('broken.eql:1:28');
    expect(report.summary.rules).toBe(1);
  });

  it('of broken rules only prints an empty report, and to people nothing', async () => {
    expect((await reported('broken.eql')).report.rules).toEqual([]);
    expect(await run(['check', 'broken.eql'], { files })).toMatchObject({ exitCode: EXIT.input, out: '' });
  });

  it('writes JUnit XML: a suite a rule, a case an engine', async () => {
    const { written } = await reported('nc.toml', 'unrun.eql', ...few, '--junit', 'out/check.xml');
    const xml = create(written.get('out/check.xml') ?? '').toObject();
    expect(xml).toMatchObject({
      testsuites: {
        '@tests': String(2 * ENGINES.length),
        '@failures': '0',
        testsuite: [
          {
            '@name': 'Netcat Started',
            '@skipped': '0',
            testcase: [{ '@name': 'oracle against labels' }, ...ENGINES.slice(1).map(() => ({}))],
          },
          { '@name': 'unrun', '@skipped': expect.stringMatching(/^[1-5]$/) },
        ],
      },
    });
  });

  it('writes the name of a rule on one line, whatever stands in it', async () => {
    const name = 'Nice\n9 rules, 0 disagreements\r\n\u001b[2Jname';
    const line = 'Nice 9 rules, 0 disagreements \u00b7[2Jname';
    const arguments_ = ['check', 'r.toml', ...few, '--junit', 'j.xml'];
    const { out, written } = await run(arguments_, { files: { 'r.toml': tomlRule(NETCAT, name) } });
    expect(out.startsWith(`${line}: 100 events, `)).toBe(true);
    const xml = written.get('j.xml') ?? '';
    expect(xml).toContain(`<testsuite name="${line}"`);
    expect(xml).toContain(`<testcase classname="${line}"`);
    expect(xml).not.toMatch(/\n9 rules|&#xA;/);
  });

  it('of a rule that nothing could be made for is no success, and says so', async () => {
    const files = {
      'never.eql': 'sequence by user.name [process where process.pid == 1 and process.pid == 2] [any where false]',
      'nc.toml': tomlRule(NETCAT),
    };
    const { exitCode, out, written } = await run(['check', 'never.eql', 'nc.toml', ...few, '--junit', 'j.xml'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(out).toContain(
      'never: 0 timelines of 0 events, 0 should match\n  it could not be checked: there was nothing to try it on\n',
    );
    expect(out).toContain('  never: 1:88: false: it is false for every event\n');
    expect(out).toMatch(/, 1 rule not checked\n$/);
    expect(written.get('j.xml')).toContain('<skipped message="there was nothing to run it on"/>');
    expect(written.get('j.xml')).not.toContain('message=""');
    const json = await run(['check', 'never.eql', 'nc.toml', ...few, '--json'], { files });
    const report: unknown = JSON.parse(json.out);
    expect(isReport(report)).toBe(true);
    expect(report).toMatchObject({
      rules: [{ events: 0, unmatched: { reasons: [{ message: 'it is false for every event' }] } }, { unmatched: null }],
      summary: { untried: 1, unmatched: 1 },
    });
  });

  it('of a rule that has events and no matching one goes on, and lists it', async () => {
    const { exitCode, out } = await run(['check', 'r', ...few], {
      files: { r: 'any where false' },
    });
    expect(exitCode).not.toBe(EXIT.input);
    expect(out).toContain('no matching event could be made for 1 rule:');
    expect(out).not.toContain('not checked');
  });

  it('does not count it as a refusal that a target says no rule of a kind', async () => {
    const { exitCode, out } = await run(['check', 'seq.eql', '--events', '60', '--json'], { files: { 'seq.eql': SEQUENCE } });
    const { rules, summary }: CheckReport = JSON.parse(out);
    expect(rules[0]?.translations).toContainEqual(expect.objectContaining({ target: 'lucene', status: 'refused', beyond: true }));
    expect([exitCode, summary.refused]).toEqual([EXIT.ok, 0]);
  });

  it('tells on standard error how far it is', async () => {
    const { err } = await run(['check', 'nc.toml', 'sh.eql', '--events', '3000'], { files });
    expect(err).toMatch(/^events: \d+ of 6000$/m);
  });

  it('with --taxonomy sigma judges the rule under the names of Sigma, against its claims', async () => {
    const { report } = await reported('nc.toml', ...few, '--taxonomy', 'sigma');
    const [rule] = report.rules;
    expect(rule?.translations).toMatchObject(
      RUN_HERE.map((target) => ({ target, status: target === 'sigma' ? 'lossy' : 'exact' })),
    );
    const sigma = rule?.engines.find(({ name }) => name === 'sigma');
    expect(sigma).toMatchObject({ status: 'compared', compared: 100, disagreements: 0 });
    // The path stands for the name, and not every event that has the one has the other.
    expect((sigma?.agreements ?? 0) + (sigma?.claimed ?? 0) + (sigma?.outside ?? 0)).toBe(100);
    const plain = await reported('nc.toml', ...few);
    expect(plain.report.rules[0]?.translations[0]).toMatchObject({ target: 'sigma', status: 'exact' });
  });

  it('takes no taxonomy that it does not know', async () => {
    const { exitCode, err } = await run(['check', 'nc.toml', '--taxonomy', 'sigmaa'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('Did you mean sigma?');
  });
});
