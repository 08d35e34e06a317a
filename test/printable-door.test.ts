import { describe, expect, it } from 'vitest';
import { diagnostic } from '../src/languages/eql/codes/tell.ts';
import { render, source } from '../src/source/index.ts';
import { run } from './support/memory-host.ts';
import { sourceFiles, textOf } from './support/source-tree.ts';

const EVIL = 'a\nother.toml:1:1: forged [unknown-field]\r\u0085\u2028\u2029\u000b\u000c\u001b[2J\u202eb\u2066\u009b';
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

describe('the one door to standard error', () => {
  it('is passed by nobody: several lines are written for texts of lines only, and the streams by the host', () => {
    // A page in a browser has no standard error.
    const where = (pattern: RegExp) =>
      sourceFiles('src')
        .filter((file) => !file.includes('/scripts/') && !file.startsWith('src/page/') && pattern.test(textOf(file)))
        .sort();
    // A table of `match --stats` is printable text, and its JSON is made so.
    expect(where(/\bnoteLines\(/)).toEqual([
      'src/cli/host/host.ts',
      'src/cli/match/stats.ts',
      'src/cli/program.ts',
      'src/cli/rules/problems.ts',
    ]);
    expect(where(/\bstderr\.write\(/)).toEqual(['src/cli/external-engines/cluster.ts', 'src/cli/node-host.ts']);
    // What is drawn of a diagnostic goes through that door, or to the texts of `demo` and `lint`.
    expect(where(/(?<!function )\brender\(/)).toEqual([
      'src/cli/commands/demo.ts',
      'src/cli/commands/lint.ts',
      'src/report/told/text.ts',
    ]);
  });

  it('lets no name begin a line, in any part of a diagnostic', () => {
    const problem = diagnostic(
      'unknown-field',
      EVIL,
      { start: 0, end: 1 },
      {
        help: EVIL,
        notes: [{ message: EVIL, span: { start: 0, end: 1 } }],
      },
    );
    const lines = render(source(`any where ${EVIL}`, EVIL), problem).split('\n');
    expect(lines.filter((line) => line.startsWith('other.toml'))).toEqual([]);
    expect(lines).toHaveLength(9);
    expect(lines.join('')).not.toMatch(UNPRINTABLE);
  });
});

describe('names that would forge lines or turn words around', () => {
  const rule = `any where \`${EVIL}\` == "x" and \`process.${EVIL}\` : "y"`;
  const json = JSON.stringify([
    { name: EVIL, rule_id: EVIL, type: 'eql', language: 'eql', query: rule, tags: [EVIL], author: [EVIL], description: EVIL },
    { name: `kql ${EVIL}`, type: 'query', language: EVIL, query: 'a' },
    { name: `no ${EVIL}`, type: 'eql', query: `any where (${EVIL}` },
  ]);
  const files = {
    [`d/${EVIL}.eql`]: rule,
    [`d/${EVIL}.json`]: json,
    [`d/${EVIL}.toml`]: `[rule]\nname = ${EVIL}`,
    'd/b.eql': 'any where true',
  };

  it.each([
    ['parse', ['parse', 'd']],
    ['translate to Sigma', ['translate', 'd', '--to', 'sigma']],
    ['translate to query DSL', ['translate', 'd', '--to', 'es-dsl']],
    ['coverage', ['coverage', 'd']],
    ['coverage of fields', ['coverage', 'd', '--by', 'field']],
    ['prove', ['prove', 'd', '--target', 'eql']],
    ['lint', ['lint', 'd']],
    ['test', ['test', 'd', '--events', 'd']],
    ['check', ['check', 'd', '--events', '5', '--jobs', '1']],
  ])('do neither in %s', async (_, command) => {
    const { out, err } = await run(command, { files });
    // The text of a query is shown as it is, further in.
    const lines = `${err}${out.replace(/^query\n(?: .*\n)+/gm, '')}`.split('\n');
    expect(lines.filter((line) => /^\s*other\.toml:1:1/.test(line))).toEqual([]);
    expect(err).not.toMatch(UNPRINTABLE);
    expect(out.replace(/^ +other.*$/gm, '')).not.toMatch(UNPRINTABLE);
  });

  it('do neither in the files of reports', async () => {
    const { written } = await run(['coverage', 'd', '--md', 'c.md', '--html', 'c.html'], { files });
    const junit = await run(['check', 'd', '--events', '5', '--jobs', '1', '--junit', 'j.xml'], { files });
    const texts = [...written.values(), ...junit.written.values()];
    expect(texts).toHaveLength(3);
    for (const text of texts) {
      expect(text).not.toMatch(UNPRINTABLE);
      expect(text.split('\n').filter((line) => line.startsWith('other.toml'))).toEqual([]);
    }
  });
});
