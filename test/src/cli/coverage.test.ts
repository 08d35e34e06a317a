import { describe, expect, it } from 'vitest';
import { type CoverageReport, measureCoverage } from '../../../src/api/coverage.ts';
import { parse } from '../../../src/api/parse.ts';
import { coverageHtml, coverageMarkdown } from '../../../src/cli/coverage-page.ts';
import { coverageText } from '../../../src/cli/coverage-text.ts';

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
    ]);
    expect(fields.map(({ field, rules }) => [field, rules.length])).toEqual([
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
      exact: { sigma: 0, 'es-dsl': 1, js: 1 },
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
