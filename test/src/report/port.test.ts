import { Ajv } from 'ajv';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { PORT_SCHEMA } from '../../../src/report/index.ts';
import { portMarkdown } from '../../../src/report/port/markdown.ts';
import { portHtml } from '../../../src/report/port/page/page.ts';
import type { PortDocument } from '../../../src/report/port/port.ts';
import { portOfMany } from '../../browser/port-of-many.ts';
import { type Ran, run } from '../../support/memory-host.ts';
import { BROKEN, kibanaRule, NETCAT, SEQUENCE, UNRUN } from '../../support/rule-files.ts';
import { sarifProblems } from '../../support/sarif.ts';

const isPort = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<PortDocument>(PORT_SCHEMA);

const HOSTILE = '</script><img src=x onerror=alert(1)>"\'&|`*_[x](javascript:alert(1))\n# Title\u202e\u001b[2J';
const LENGTH = 'process where length(process.command_line) > 5';
const LEVELS = ['error', 'warning', 'note'];
const RUNS = 'sequence by host.id with maxspan=1m [process where process.name == "a"] with runs=3 [file where file.name == "b"]';
const files = {
  'nc.eql': NETCAT,
  'length.eql': LENGTH,
  'seq.eql': SEQUENCE,
  'runs.eql': RUNS,
  'unrun.eql': UNRUN,
  'broken.eql': BROKEN,
  'hostile.json': JSON.stringify(
    kibanaRule({ name: HOSTILE, query: `any where process.name == "${'`'.repeat(3)}</pre><script>alert(1)</script>"` }),
  ),
};
const names = Object.keys(files);
const REPORTS = ['p.html', 'p.md', 'p.json', 'p.sarif'].flatMap((file) => ['--report', file]);

let ran: Ran;
let port: PortDocument;

beforeAll(async () => {
  ran = await run(['translate', ...names, '--to', 'sigma', '--out', 'o', '--events', '60', ...REPORTS], { files });
  port = JSON.parse(ran.written.get('p.json') ?? 'null');
}, 120_000);

function written(file: string): string {
  return ran.written.get(file) ?? '';
}

describe('the report of a port', () => {
  it('is JSON of the published schema: each rule beside its artifact, what was lost, and how it was judged', () => {
    expect(isPort(port), JSON.stringify(isPort.errors)).toBe(true);
    expect(port.rules.map(({ name, artifacts }) => [name, artifacts.map(({ status }) => status)])).toMatchObject([
      ['nc', ['exact']],
      ['length', ['lossy']],
      ['seq', ['lossy']],
      ['runs', ['lossy']],
      ['unrun', ['refused']],
      [expect.stringContaining('<img'), ['exact']],
    ]);
    expect(port.problems).toMatchObject([{ file: 'broken.eql', word: { code: 'single-equals' } }]);
    expect(port.targets).toMatchObject([{ target: 'sigma', counts: { exact: 2, lossy: 3, refused: 1, beyond: 0 } }]);
    expect(port.targets[0]?.agreement).toMatchObject({ disagreements: 0, unjudged: 0 });
    expect(port.command).toContain('--report p.html');
    for (const { artifacts } of port.rules)
      for (const { artifact } of artifacts) if (artifact !== null) expect([...ran.written.values()]).toContain(artifact);
  });

  it('shows a loss by events on which it bites, as few and small as they can be', () => {
    const runs = port.rules.find(({ name }) => name === 'runs')?.check;
    const example = runs?.examples?.find(({ shows }) => shows === 'claimed');
    expect(example).toMatchObject({ engine: 'sigma', runs: 'sigma', expected: 0 });
    expect(example?.answered).toBeGreaterThan(0);
    // Three runs and what follows: one event fewer and nothing would be found.
    expect(example?.events).toHaveLength(4);
    for (const event of example?.events ?? []) expect(written('p.md')).toContain(JSON.stringify(event));
    expect(runs?.disagreements).toEqual([]);
  });

  it('shows each loss of a sequence by events that are not as it presumes, or that match twice', () => {
    const examples = port.rules.find(({ name }) => name === 'seq')?.check?.examples ?? [];
    const shown = Object.fromEntries(examples.flatMap((one) => one.losses.map(({ code }) => [code, one])));
    expect(shown).toMatchObject({
      'sigma-array-key': { shows: 'outside', expected: 1, answered: 0 },
      'sigma-alert-count': { shows: 'matches', expected: 2, answered: 1 },
    });
    expect(written('p.html')).toContain('finds 2 matches in these events, what was printed matches');
  });

  it('is SARIF of the schema of OASIS, with a result for every loss, refusal and problem at its place', () => {
    const sarif = JSON.parse(written('p.sarif'));
    expect(sarifProblems(sarif)).toEqual([]);
    const results: readonly { readonly ruleId: string; readonly level: string; readonly ruleIndex: number }[] =
      sarif.runs[0].results;
    const rules: readonly { readonly id: string }[] = sarif.runs[0].tool.driver.rules;
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    const words = port.rules.flatMap(({ artifacts }) => artifacts.flatMap(({ words: told }) => told));
    expect(results).toHaveLength(words.length + port.problems.length);
    expect(results).toContainEqual(
      expect.objectContaining({
        ruleId: 'sigma-length-characters',
        level: 'warning',
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'length.eql' },
              region: expect.objectContaining({ startLine: 1, startColumn: 15, endLine: 1 }),
            },
          },
        ],
      }),
    );
  });

  it('is SARIF as code scanning takes it: every rule described, the gravest result first, at paths below the folder', () => {
    const [{ tool, results }] = JSON.parse(written('p.sarif')).runs;
    for (const rule of tool.driver.rules)
      expect(rule).toMatchObject({
        id: expect.stringMatching(/./),
        shortDescription: { text: expect.stringMatching(/./) },
        fullDescription: { text: expect.stringMatching(/./) },
        help: { text: expect.stringMatching(/./) },
      });
    const levels: readonly string[] = results.map(({ level }: { readonly level: string }) => level);
    expect(levels).toEqual([...levels].sort((one, other) => LEVELS.indexOf(one) - LEVELS.indexOf(other)));
    expect(new Set(levels)).toEqual(new Set(LEVELS));
  });

  it('is Markdown that a pull request takes, however many the rules are, and tells how many are left out', () => {
    const text = portMarkdown(portOfMany(828));
    expect(text.length).toBeLessThan(65_536);
    for (const title of ['Rules that were refused (21)', 'Exact rules (64', '## How this was made'])
      expect(text).toContain(title);
    expect(text).toMatch(/^- and [\d,]+ more, which the reports/m);
  });

  it('is Markdown in which an example follows the loss that it shows', () => {
    const lines = written('p.md').split('\n');
    const seq = lines.slice(lines.indexOf('### seq'));
    const at = (part: string): number => seq.findIndex((line) => line.includes(part));
    const [key, first, count, second] = [
      '`sigma-array-key`',
      'not as the translation presumes',
      '`sigma-alert-count`',
      'finds 2 matches',
    ].map(at);
    expect(key).toBeGreaterThan(0);
    expect([key, first, count, second]).toEqual([key, first, count, second].sort((one = 0, other = 0) => one - other));
  });

  it('is Markdown that says the answer first, and in which nothing of a rule is markup', () => {
    const text = written('p.md');
    expect(text).toMatch(/^# Port of detection rules\n\nSigma: of 6 rules 2 exact, 3 with losses, 1 refused\. /);
    // Outside of fences a name stays on its line and escaped; a fence is longer than any run of its letters inside.
    expect(text).not.toMatch(/^# Title/m);
    expect(text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '')).not.toContain('](javascript');
    expect(text).not.toContain('\u202e');
    const fences = text.split('\n').filter((line) => /^`{3,}/.test(line));
    expect(fences.length % 2).toBe(0);
    expect(text).toMatch(/^````eql$/m);
  });

  it('is a page that says the answer first, fetches nothing, and in which nothing of a rule is markup', () => {
    const html = written('p.html');
    const { document } = parseHTML(html);
    expect(document.querySelector('main > p')?.textContent).toBe('Sigma: of 6 rules 2 exact, 3 with losses, 1 refused.');
    expect(document.querySelectorAll('script')).toHaveLength(1);
    expect([...document.querySelectorAll('img, link, iframe, object, [src], [style], [onerror]')]).toEqual([]);
    expect(document.querySelectorAll('ul.rules > li')).toHaveLength(6);
    expect(document.querySelectorAll('svg.plot')).toHaveLength(2);
    expect(html).not.toContain('\u202e');
  });

  it('of many rules is packed, and holds the same once it is unpacked', async () => {
    const { document } = parseHTML(await portHtml(portOfMany(60)));
    const bytes = Buffer.from(document.getElementById('parts')?.textContent ?? '', 'base64');
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    const parts: readonly string[] = JSON.parse(await new Response(stream).text());
    expect(parts).toHaveLength(60);
    expect(parts[59]).toContain('rules/59.toml');
  });

  it('of a check says how it stands beside a baseline: what is worse, what is better, how much is known', async () => {
    const of = (code: string) => ({ rule: 'length.eql', name: 'length', of: 'sigma', is: 'lossy', code });
    const baseline = JSON.stringify({ version: 1, known: [of('sigma-length-characters'), of('sigma-alert-count')] });
    const command = ['check', 'length.eql', 'unrun.eql', '--to', 'sigma', '--events', '20', '--baseline', 'known.json'];
    const { written: made } = await run([...command, ...REPORTS], { files: { ...files, 'known.json': baseline } });
    const told: PortDocument = JSON.parse(made.get('p.json') ?? 'null');
    expect(isPort(told), JSON.stringify(isPort.errors)).toBe(true);
    expect(told.baseline?.known).toBe(1);
    expect(told.baseline?.better).toMatchObject([{ rule: 'length.eql', code: 'sigma-alert-count' }]);
    expect(told.baseline?.worse).toMatchObject([{ of: 'sigma', is: 'refused' }]);
    for (const file of ['p.html', 'p.md']) {
      expect(made.get(file)).toContain('Beside the baseline 1 worse, 1 better, 1 as known.');
      expect(made.get(file)).toMatch(/Worse than the baseline/);
    }
  }, 120_000);

  it('of a check shows every target that was judged', async () => {
    const { exitCode, written: made } = await run(['check', 'nc.eql', 'unrun.eql', '--events', '20', '--report', 'c.json'], {
      files,
    });
    const report: PortDocument = JSON.parse(made.get('c.json') ?? 'null');
    expect(isPort(report), JSON.stringify(isPort.errors)).toBe(true);
    expect(exitCode).toBe(3);
    expect(report.rules[0]?.artifacts.map(({ target }) => target)).toEqual(report.targets.map(({ target }) => target));
    expect(report.summary?.disagreements).toBe(0);
  });

  it('of a port that somebody else made says in which ways it differs, with the smallest event of each', async () => {
    const theirs = 'title: x\nlogsource:\n  category: a\ndetection:\n  s:\n    process.name: other\n  condition: s\n';
    const reports = ['--report', 'a.html', '--report', 'a.md', '--report', 'a.json', '--junit', 'a.xml'];
    const { written: made } = await run(['check', 'nc.eql', '--against', 'their.yml', '--events', '100', ...reports], {
      files: { ...files, 'their.yml': theirs },
    });
    const report: PortDocument = JSON.parse(made.get('a.json') ?? 'null');
    expect(isPort(report), JSON.stringify(isPort.errors)).toBe(true);
    const [way] = report.rules[0]?.check?.ports?.[0]?.ways ?? [];
    expect(way).toBeDefined();
    const { document } = parseHTML(made.get('a.html') ?? '');
    expect(document.querySelector('main > p')?.textContent).toMatch(/^their\.yml differs from the rule nc: /);
    expect(document.querySelector('.rules')?.textContent).toContain(way?.message);
    expect(made.get('a.md')).toContain(JSON.stringify(way?.event));
    expect(made.get('a.xml')).toMatch(/<testcase classname="nc" name="their\.yml \(sigma\) against the rule">\s*<failure /);
    expect(made.get('a.xml')).toMatch(/<testsuites [^>]*failures="1"/);
  });

  it('is refused for a file of another ending, before any work', async () => {
    const { exitCode, err, written: made } = await run(['translate', 'nc.eql', '--to', 'js', '--report', 'p.pdf'], { files });
    expect({ exitCode, files: made.size }).toEqual({ exitCode: 2, files: 0 });
    expect(err).toContain('Name a file that ends in .html, .md, .json, .sarif.');
  });
});
