import { describe, expect, it } from 'vitest';
import { measureCoverage } from '../../../src/api/coverage.ts';
import { parse } from '../../../src/api/parse.ts';
import { coverageHtml, coverageMarkdown } from '../../../src/report/coverage/page.ts';
import { coverageText } from '../../../src/report/coverage/text.ts';
import type { CoverageReport } from '../../../src/report/index.ts';
import { run } from '../../support/memory-host.ts';

const RULES: readonly (readonly [string, string])[] = [
  ['plain', 'process where process.name == "a" and process.args : ("b*", "c")'],
  ['two fields', 'process where startsWith(process.executable, process.working_directory) and ?user.name in ("x")'],
  ['<b>&"|`name', 'process where endsWith(process.executable, process.name)'],
  ['broken', 'process where ('],
  ['not accepted', 'process where process.name == user.name'],
];

function report(): CoverageReport {
  return measureCoverage(
    RULES.map(([name, text]) => {
      const { rules, problems } = parse(text, { name });
      return { name, parsed: rules[0] ?? null, codes: problems.map((problem) => problem.diagnostic.code) };
    }),
  );
}

describe('coverage --prove', () => {
  it('counts what is proven for each target, in every form of the report', async () => {
    const files = { 'a.eql': 'process where process.name : "cmd.exe"', 'b.eql': 'process where process.name == "b"' };
    const world = { files };
    const { out } = await run(['coverage', '*.eql', '--prove', '--json'], world);
    const { targets } = JSON.parse(out) as CoverageReport;
    expect(targets['eql']).toMatchObject({ exact: 2, proven: 2 });
    // What KQL loses of letters in any case is a loss, and no proof.
    expect(targets['kql']).toMatchObject({ exact: 1, lossy: 1, proven: 1 });
    const text = await run(['coverage', '*.eql', '--prove', '--md', 'c.md', '--html', 'c.html'], world);
    expect(text.out).toMatch(/^target +exact +lossy +refused +proven$/m);
    expect(text.written.get('c.md')).toContain('| target | exact | lossy | refused | proven |');
    expect(text.written.get('c.html')).toContain('<th>proven</th>');
    expect((await run(['coverage', '*.eql'], world)).out).not.toContain('proven');
  });
});

describe('coverage of a folder', () => {
  const search = 'name: a\ntype: TTP\nsearch: "| tstats count"\n';
  const files = {
    'd/one.yml': search,
    'd/two.yaml': `${search}---\n${search}---\n${search}`,
    'd/kql.toml': '[rule]\nname = "k"\ntype = "new_terms"\nlanguage = "lucene"\nquery = "a: b"\n',
    'd/ml.json': '{"name":"m","rule_id":"m","type":"machine_learning","risk_score":1}',
    'd/settings.yaml': 'name: x\nsearch: [a]\n',
    'd/pyproject.toml': '[project]\nname = "x"\nlicense = {text = "MIT"}\n',
    'd/Cargo.toml': '[package]\nname = "x"\n\n[dependencies]\na = "1"\n',
    'd/package.json': '{"name": "x", "version": "1"}',
    'd/README.md': 'Words, and no heading.\n',
  };

  it('counts rules in other languages by language, apart from those in EQL', async () => {
    const { exitCode, out, err } = await run(['coverage', 'd', '--json'], {
      files: { ...files, 'd/r.eql': 'process where true' },
    });
    expect(exitCode).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      rules: 1,
      accepted: 1,
      others: { SPL: 4, Lucene: 1, 'machine learning': 1 },
      rejected: [],
    });
    expect(err).toContain('4 rules in SPL, 1 in Lucene, 1 in machine learning, not read');
  });

  it('without a rule in EQL says what there is, and is no success', async () => {
    const { exitCode, out, err, written } = await run(['coverage', 'd', '--md', 'c.md', '--html', 'c.html'], { files });
    expect(exitCode).toBe(2);
    expect(err).toBe('error: no EQL, Sigma or KQL rules in d: 4 rules in SPL, 1 in Lucene, 1 in machine learning, not read\n');
    expect(out).toContain('0 rules, 0 parsed, 0 accepted\n\nnot read: 4 rules in SPL');
    expect(out).not.toContain('every target says');
    for (const text of written.values()) expect(text).toContain('not read: 4 rules in SPL');
  });

  it('of a file in another language names the language and counts the rule', async () => {
    const { exitCode, out, err } = await run(['coverage', 'd/kql.toml', '--json'], { files });
    expect(exitCode).toBe(2);
    expect(err).toContain('is not an EQL, Sigma or KQL rule but Lucene ("lucene"), of the type "new_terms" [language-not-read]');
    expect(JSON.parse(out)).toMatchObject({ rules: 0, others: { Lucene: 1 }, rejected: [] });
  });

  it('goes on past what cannot be read', async () => {
    const world = { files: { 'd/r.eql': 'process where true' }, unreadable: ['cannot read d/x.eql: permission denied'] };
    const { exitCode, out, err } = await run(['coverage', 'd', '--json'], world);
    expect([exitCode, JSON.parse(out).rules, err]).toEqual([2, 1, 'error: cannot read d/x.eql: permission denied\n']);
  });
});

describe('coverage', () => {
  it('counts rules read, accepted, and exact, lossy or refused for each target', () => {
    const { rules, parsed, accepted, targets } = report();
    expect({ rules, parsed, accepted }).toEqual({ rules: 5, parsed: 4, accepted: 3 });
    expect(targets['sigma']).toMatchObject({ exact: 1, lossy: 0, refused: 2, refusals: { 'sigma-two-fields': 2 } });
    expect(targets['es-dsl']).toMatchObject({ exact: 3, refused: 0 });
    expect(targets['js']).toMatchObject({ exact: 3, refused: 0 });
  });

  it('names the rules behind each reason and the fields in what is refused', () => {
    const { blockers, fields } = report();
    expect(blockers).toEqual([
      { target: 'sigma', status: 'refused', code: 'sigma-two-fields', rules: ['two fields', '<b>&"|`name'] },
      { target: 'lucene', status: 'refused', code: 'lucene-computed-value', rules: ['two fields', '<b>&"|`name'] },
      { target: 'kql', status: 'refused', code: 'to-kql-computed-value', rules: ['two fields', '<b>&"|`name'] },
      { target: 'python', status: 'refused', code: 'python-computed-value', rules: ['two fields', '<b>&"|`name'] },
      { target: 'flink', status: 'refused', code: 'flink-computed-value', rules: ['two fields', '<b>&"|`name'] },
      { target: 'duckdb', status: 'refused', code: 'sql-computed-value', rules: ['two fields', '<b>&"|`name'] },
      { target: 'clickhouse', status: 'refused', code: 'sql-computed-value', rules: ['two fields', '<b>&"|`name'] },
      { target: 'kusto', status: 'refused', code: 'kusto-computed-value', rules: ['two fields', '<b>&"|`name'] },
      { target: 'kusto', status: 'lossy', code: 'kusto-one-value', rules: ['plain'] },
    ]);
    const bySigma = fields.filter(({ target }) => target === 'sigma');
    expect(bySigma.map(({ field, rules }) => [field, rules.length])).toEqual([
      ['process.executable', 2],
      ['process.working_directory', 1],
      ['process.name', 1],
    ]);
  });

  it('counts constructs and how many of their rules are exact', () => {
    const { constructs } = report();
    expect(constructs.find((one) => one.construct === 'startswith()')).toEqual({
      construct: 'startswith()',
      rules: 1,
      exact: {
        sigma: 0,
        'es-dsl': 1,
        js: 1,
        eql: 1,
        lucene: 0,
        kql: 0,
        kibana: 1,
        python: 0,
        flink: 0,
        duckdb: 0,
        clickhouse: 0,
        kusto: 0,
      },
    });
    expect(constructs.map((one) => one.construct)).toEqual(expect.arrayContaining([':', 'in', 'optional field', 'and', '==']));
  });

  it('names the rules that are not accepted, with codes', () => {
    const rejected = new Map(report().rejected.map(({ name, codes }) => [name, codes.length]));
    expect([...rejected.keys()]).toEqual(['broken', 'not accepted']);
    expect([...rejected.values()].every((count) => count > 0)).toBe(true);
  });

  it('is text by reason, field and construct', () => {
    expect(coverageText(report(), 'reason')).toContain('sigma-two-fields');
    expect(coverageText(report(), 'field')).toContain('process.working_directory');
    expect(coverageText(report(), 'construct')).toContain('exact in es-dsl');
  });

  it('keeps the names of rules text in Markdown and HTML', () => {
    expect(coverageHtml(report())).toContain('&lt;b&gt;&amp;&quot;|`name');
    expect(coverageHtml(report())).not.toContain('<b>&"');
    expect(coverageMarkdown(report())).toContain('\\<b\\>&"\\|\\`name');
  });
});
