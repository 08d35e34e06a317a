import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { RUN_HERE } from '../src/api/engines.ts';
import { type CaseReport, runCase } from '../src/api/run-case.ts';
import { type Case, type CaseFile, type CaseOutcome, casesOf, problemsOf } from '../src/conformance/index.ts';
import { LANGUAGES } from '../src/languages/index.ts';
import { TARGET_NAMES } from '../translators/index.ts';
import { formatCases } from './support/cases/format.ts';
import { readCases } from './support/cases/read.ts';

/**
 * `corpus/cases` on everything that can answer: the oracle, `explain`, the printed text of every target on its engine, and `match` over
 * bytes. What the language or a target refuses, and where a lossy text differs as it says, stands in `test/golden/cases`, a file each.
 */
const FILES = readCases();
const FOLDER = fileURLToPath(new URL('../corpus/cases/', import.meta.url));
const SCHEMA = JSON.parse(readFileSync(`${FOLDER}schema.json`, 'utf8'));
const GOLDEN = fileURLToPath(new URL('golden/cases/', import.meta.url));

describe('the files of cases', () => {
  const isFile = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<CaseFile>(SCHEMA);

  it.each(FILES.map((one) => [one.name, one] as const))(
    '%s has the shape that the schema tells, in the one way to write it',
    async (name, { text, file, path }) => {
      expect([isFile(file), isFile.errors]).toEqual([true, null]);
      expect(file.feature).toBe(name);
      expect(parse(text, { version: '1.1', schema: 'yaml-1.1' })).toEqual(file);
      // `vitest -u` writes it so.
      if (formatCases(file) !== text) await expect(formatCases(file)).toMatchFileSnapshot(path);
    },
  );

  it('are run by the script that the page beside them shows', () => {
    const script = readFileSync(`${FOLDER}run.mjs`, 'utf8');
    expect(readFileSync(`${FOLDER}README.md`, 'utf8')).toContain(`\`\`\`js\n${script}\`\`\`\n`);
    const always = (said: string): readonly string[] => [
      `${FOLDER}run.mjs`,
      '--only',
      'categories-',
      process.execPath,
      '-p',
      said,
    ];
    const right = spawnSync(process.execPath, always('[[0,1],[0,1,2,3],[]][JSON.parse(fs.readFileSync(0)).id.at(-1) - 1]'), {
      encoding: 'utf8',
    });
    expect([right.stdout, right.status]).toEqual(['3 passed, 0 failed, 0 left out\n', 0]);
    expect(spawnSync(process.execPath, always('[]')).status).toBe(1);
    for (const [words, says] of [
      [[], 'usage: '],
      [['--only', 'categories-'], 'usage: '],
      [['no-such-engine'], 'no-such-engine ENOENT'],
      [[process.execPath, '-e', 'process.exit(7)'], ' ended with 7'],
      [[process.execPath, '-p', '"no JSON"'], ' printed no JSON: no JSON'],
    ] as const) {
      const wrong = spawnSync(process.execPath, [`${FOLDER}run.mjs`, ...words], { encoding: 'utf8' });
      expect([wrong.status, wrong.stdout, wrong.stderr]).toEqual([2, '', expect.stringContaining(says)]);
    }
  });

  it('may be in every language that is read, and in that of every target', () => {
    expect(SCHEMA.definitions.language.enum).toEqual([...new Set([...Object.keys(LANGUAGES), ...TARGET_NAMES])].sort());
  });

  it('can be trusted', () => {
    expect(problemsOf(FILES.map(({ file }) => file))).toEqual([]);
  });
});

const CASES = FILES.flatMap(({ file }) => casesOf(file));
const reports = new Map<string, CaseReport>();

async function reportOf(one: Case): Promise<CaseReport> {
  const report = reports.get(one.id) ?? (await runCase(one));
  reports.set(one.id, report);
  return report;
}

describe.each(FILES.map(({ name, file }) => [name, casesOf(file)] as const))('%s', (_, cases) => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', async (_, one) => {
    const report = await reportOf(one);
    const wrong = [...report.outcomes].filter(([, { kind }]) => kind === 'differs' || kind === 'failed');
    expect(wrong, `${one.rule}\n${one.why}`).toEqual([]);
    expect(report.outcomes.get(report.judge)?.kind).toBe('agrees');
  });
});

describe('what is not said of cases', () => {
  /** The cases by the code of the refusal, or by how a lossy text differs. */
  async function told(name: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const ids = new Map<string, string[]>();
    for (const one of CASES) {
      const { outcomes, notAccepted } = await reportOf(one);
      const codes = name === one.language ? notAccepted : unsaid(outcomes.get(name));
      for (const code of new Set(codes)) ids.set(code, [...(ids.get(code) ?? []), one.id]);
    }
    return ids;
  }

  it.each(['eql', 'match', ...RUN_HERE])('by %s is as it was', async (name) => {
    const codes = [...(await told(name))].sort(([one], [other]) => (one < other ? -1 : 1));
    const text = codes.map(([code, ids]) => `${code}\n${ids.map((id) => `  ${id}\n`).join('')}`).join('');
    await expect(text).toMatchFileSnapshot(`${GOLDEN}${name}.txt`);
  });

  it('leaves something that each target says', async () => {
    const all = await Promise.all(CASES.map(reportOf));
    for (const name of RUN_HERE) {
      const kinds = all.map(({ judge, outcomes }) => (judge === name ? undefined : outcomes.get(name)?.kind));
      expect([name, kinds.filter((kind) => kind === 'agrees').length > 100]).toEqual([name, true]);
    }
  });
});

function unsaid(outcome: CaseOutcome | undefined): readonly string[] {
  switch (outcome?.kind) {
    case 'refused':
      return outcome.codes;
    case 'claimed':
    case 'outside':
      return [outcome.kind];
    case 'agrees':
    case 'differs':
    case 'failed':
    case undefined:
      return [];
  }
}
