import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';

const COVERED = 'process where process.name : ("nc", "n*")';

interface Printed {
  readonly rules: readonly {
    readonly findings: readonly { readonly code: string; readonly place: { readonly line: number } }[];
    readonly suppressed: number;
  }[];
  readonly files: readonly { readonly code: string; readonly message: string; readonly place: { readonly line: number } }[];
}

async function printed(text: string, name = 'rule.eql', ...options: readonly string[]) {
  const { out, exitCode } = await run(['lint', name, '--json', ...options], { files: { [name]: text } });
  const { rules, files }: Printed = JSON.parse(out);
  const [rule] = rules;
  return {
    exitCode,
    codes: rule?.findings.map(({ code, place }) => `${code} ${place.line}`),
    suppressed: rule?.suppressed,
    files: files.map(({ code, place }) => `${code} ${place.line}`),
  };
}

describe('lint', () => {
  it('shows each finding with its place, its proof and what can be done', async () => {
    const { out, exitCode } = await run(['lint', 'rule.eql'], { files: { 'rule.eql': COVERED } });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toContain('warning: rule.eql:1:31: another value of the list covers this one [lint-value-covered]');
    expect(out).toContain('proof: an event that meets this value and not that one: there is none');
    expect(out).toMatch(/1 rule, 1 finding: 1 warning, 0 notes\n {2}lint-value-covered 1\n$/);
  });

  it('ends with 0 where there is nothing, or notes alone, and with 2 for what is no rule', async () => {
    const files = {
      'fine.eql': 'process where process.name : "nc"',
      'note.eql': 'process where process.pid == 1 or user.name == "a" and process.pid == 2',
      'broken.eql': 'process where',
    };
    expect((await run(['lint', 'fine.eql'], { files })).exitCode).toBe(EXIT.ok);
    expect((await run(['lint', 'note.eql'], { files })).exitCode).toBe(EXIT.ok);
    expect((await run(['lint', 'broken.eql', 'fine.eql'], { files })).exitCode).toBe(EXIT.input);
  });

  it('looks for the codes that are asked for, and knows no others', async () => {
    const text = 'process where process.name : ("nc", "n*") or user.name == "a" and process.pid == 2';
    expect((await printed(text)).codes).toEqual(['lint-value-covered 1', 'lint-mixed-and-or 1']);
    expect((await printed(text, 'rule.eql', '--code', 'lint-mixed-and-or')).codes).toEqual(['lint-mixed-and-or 1']);
    expect((await printed(text, 'rule.eql', '--ignore', 'lint-mixed-and-or')).codes).toEqual(['lint-value-covered 1']);
    expect((await printed(text, 'rule.eql', '--min-severity', 'warning')).codes).toEqual(['lint-value-covered 1']);
    const { err, exitCode } = await run(['lint', 'r.eql', '--code', 'lint-value-coverd'], { files: { 'r.eql': text } });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('did you mean lint-value-covered?');
  });

  it('writes SARIF with the place and the proof of each finding', async () => {
    const { written } = await run(['lint', 'a rule.eql', '--sarif', 'out.sarif'], { files: { 'a rule.eql': COVERED } });
    const log = JSON.parse(written.get('out.sarif') ?? '');
    expect(log.runs[0].results).toMatchObject([
      {
        ruleId: 'lint-value-covered',
        level: 'warning',
        locations: [
          { physicalLocation: { artifactLocation: { uri: 'a%20rule.eql' }, region: { startLine: 1, startColumn: 31 } } },
        ],
        relatedLocations: [{ physicalLocation: { region: { startColumn: 37 } } }],
      },
    ]);
    expect(log.runs[0].tool.driver.rules[0]).toMatchObject({ id: 'lint-value-covered', help: { text: expect.any(String) } });
  });
});

describe('a comment suppresses', () => {
  const toml = (query: string, before = '', above = ''): string =>
    `${above}[rule]\nname = "x"\nlanguage = "${query.includes(' where') ? 'eql' : 'kuery'}"\ntype = "eql"\n${before}query = '''\n${query}\n'''\n`;
  const sigma = (mark: string, above = ''): string =>
    `${above}title: x\nlogsource: {product: windows}\ndetection:\n  one:\n    Image|endswith:\n      - 'nc'\n${mark}  condition: one\n`;

  it.each([
    ['on its line in EQL', `${COVERED} // eqlibrium-ignore lint-value-covered wanted`, 'rule.eql'],
    [
      'on the next line',
      `process where\n// eqlibrium-ignore lint-value-covered wanted\n process.name : ("nc", "n*")`,
      'rule.eql',
    ],
    ['between stars', `process where /* eqlibrium-ignore lint-value-covered */ process.name : ("nc", "n*")`, 'rule.eql'],
    ['in the whole file', `// eqlibrium-ignore-file lint-value-covered\n\n\n${COVERED}`, 'rule.eql'],
    [
      'in a query in TOML',
      toml(`process where\n  process.name : ("nc", "n*") // eqlibrium-ignore lint-value-covered`),
      'rule.toml',
    ],
    ['above the key of a query', toml('process.name : (nc or n*)', '# eqlibrium-ignore lint-value-covered kept\n'), 'rule.toml'],
    ['above the first key', toml(COVERED, '', '# eqlibrium-ignore-file lint-value-covered\n'), 'rule.toml'],
    ['in Sigma', sigma("      - 'anc' # eqlibrium-ignore lint-value-covered\n"), 'rule.yml'],
    ['above a line of Sigma', sigma("      # eqlibrium-ignore lint-value-covered, wanted\n      - 'anc'\n"), 'rule.yml'],
    ['above a Sigma rule', sigma("      - 'anc'\n", '# eqlibrium-ignore-file lint-value-covered\n'), 'rule.yml'],
  ])('%s', async (_, text, name) => {
    expect(await printed(text.replaceAll(/eqlibrium-ignore(-file)?/g, 'no-such-word'), name)).toMatchObject({
      exitCode: 1,
      suppressed: 0,
    });
    expect(await printed(text, name)).toEqual({ exitCode: 0, codes: [], suppressed: 1, files: [] });
  });

  it('only what it names, only at its place, and says where it suppresses nothing', async () => {
    const other = await printed(`${COVERED} // eqlibrium-ignore lint-value-repeated`);
    expect(other).toEqual({ exitCode: 1, codes: ['lint-value-covered 1'], suppressed: 0, files: ['lint-suppression-unused 1'] });
    const above = await printed(`// eqlibrium-ignore lint-value-covered\nprocess where\n process.name : ("nc", "n*")`);
    expect(above).toEqual({ exitCode: 1, codes: ['lint-value-covered 3'], suppressed: 0, files: ['lint-suppression-unused 1'] });
    const text = await printed('process where process.name : ("nc", "// eqlibrium-ignore lint-value-covered", "n*")');
    expect(text.codes).toEqual(['lint-value-covered 1']);
  });

  it('nothing that has no code, or one that there is not: that is an error', async () => {
    expect(await printed(`${COVERED} // eqlibrium-ignore lint-value-coverd`)).toMatchObject({
      exitCode: 2,
      files: ['lint-suppression-unknown 1'],
    });
    expect(await printed(`${COVERED} // eqlibrium-ignore`)).toMatchObject({ exitCode: 2, files: ['lint-suppression-unknown 1'] });
  });

  it('what is not asked for without a word', async () => {
    expect(
      await printed(`${COVERED} // eqlibrium-ignore lint-value-covered`, 'rule.eql', '--ignore', 'lint-value-covered'),
    ).toMatchObject({
      exitCode: 0,
      files: [],
    });
  });
});

describe('--fix', () => {
  const fixed = async (text: string, name: string) => {
    const { written, exitCode, err } = await run(['lint', name, '--fix'], { files: { [name]: text } });
    return { text: written.get(name) ?? null, exitCode, err };
  };

  it.each([
    ['a value', 'rule.eql', 'process where process.name : ("nc", "n*")', 'process where process.name : ("n*")'],
    [
      'several values',
      'rule.eql',
      'process where process.name in (\n "a", "b",\n "a", "b", "c"\n)',
      'process where process.name in (\n "a", "b",\n "c"\n)',
    ],
    ['a condition', 'rule.eql', 'process where (process.pid > 3) and process.pid > 5', 'process where process.pid > 5'],
    [
      'parentheses that are missing',
      'rule.eql',
      'process where process.pid == 1 or user.name == "a" and process.pid == 2',
      'process where process.pid == 1 or (user.name == "a" and process.pid == 2)',
    ],
    ['a value of KQL', 'rule.kql', 'process.name: (nc or n*) and user.name: a', 'process.name: (n*) and user.name: a'],
    [
      'what another change brings to light',
      'rule.eql',
      'process where process.name : ("nc", "n*") and (process.name : "n*" or process.pid == 1 and process.name : "nc")',
      'process where process.name : ("n*")',
    ],
    [
      'a value of Sigma',
      'rule.yml',
      "title: x # c\nlogsource: {product: windows}\ndetection:\n  one:\n    Image|endswith:\n      - 'nc'\n      - 'anc'\n    User: [a, b, a]\n  condition: one\n",
      "title: x # c\nlogsource: {product: windows}\ndetection:\n  one:\n    Image|endswith:\n      - 'nc'\n    User: [a, b]\n  condition: one\n",
    ],
    [
      'what stands in a string of JSON',
      'rule.json',
      '{"name": "\\u0078", "type": "eql", "language": "eql",\n "query": "process where\\nprocess.name in (\\"a\\", \\"b\\\\\\\\\\", \\"a\\")", "risk_score": 21}\n',
      '{"name": "\\u0078", "type": "eql", "language": "eql",\n "query": "process where\\nprocess.name in (\\"a\\", \\"b\\\\\\\\\\")", "risk_score": 21}\n',
    ],
    [
      'what stands in a string of TOML',
      'rule.toml',
      '[rule]\nname = "x"\ntype = "eql"\nlanguage = "eql"\nquery = """\nprocess where process.name in (\\"a\\", "b\\\\\\\\", \\"a\\")\n"""\n',
      '[rule]\nname = "x"\ntype = "eql"\nlanguage = "eql"\nquery = """\nprocess where process.name in (\\"a\\", "b\\\\\\\\")\n"""\n',
    ],
    [
      'what stands in a page of Markdown',
      'page.md',
      '# A\n\n```eql\nprocess where process.name in ("a", "a")\n```\n\n# B\n\n```eql\nfile where file.name : ("b*", "bc")\n```\n',
      '# A\n\n```eql\nprocess where process.name in ("a")\n```\n\n# B\n\n```eql\nfile where file.name : ("b*")\n```\n',
    ],
  ])('takes out %s, and then nothing more', async (_, name, before, after) => {
    const once = await fixed(before, name);
    expect(once.text).toBe(after);
    expect((await fixed(after, name)).text).toBeNull();
  });

  it('leaves what a comment suppresses, and comments', async () => {
    expect(
      (await fixed('process where process.name : ("nc", "n*") // eqlibrium-ignore lint-value-covered', 'rule.eql')).text,
    ).toBeNull();
    const beside = await fixed('process where process.name : ("n*", /* a */ "nc")', 'rule.eql');
    expect(beside).toMatchObject({ text: null, exitCode: EXIT.disagreement });
    expect(beside.err).toContain('not mended: no program can take it out where it stands');
  });

  it('prints what would change, and writes nothing', async () => {
    const files = { 'rule.eql': 'process where\n  process.name : ("nc", "n*")\n' };
    for (const option of [['--diff'], ['--fix', '--dry-run']]) {
      const { out, written, exitCode } = await run(['lint', 'rule.eql', ...option], { files });
      expect(out).toBe(
        '--- rule.eql\n+++ rule.eql\n@@ -1,2 +1,2 @@\n process where\n-  process.name : ("nc", "n*")\n+  process.name : ("n*")\n',
      );
      expect({ exitCode, written: written.size }).toEqual({ exitCode: EXIT.disagreement, written: 0 });
    }
  });

  it('says which files cannot be written, and writes the others', async () => {
    const files = { 'one.eql': COVERED, 'two.eql': COVERED };
    const { written, err, exitCode } = await run(['lint', 'one.eql', 'two.eql', '--fix'], { files, readOnly: ['one.eql'] });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('cannot write one.eql: permission denied');
    expect([...written.keys()]).toEqual(['two.eql']);
  });

  it('is no way to change standard input', async () => {
    const { err, exitCode } = await run(['lint', '-', '--fix'], { input: COVERED });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('standard input is none');
  });
});
