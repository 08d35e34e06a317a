import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Runners, runners } from '../../../test/engines/run-on.ts';
import { TARGET_NAMES, TARGETS } from '../../../translators/index.ts';
import type { TargetCoverage } from '../../report/index.ts';
import { thousands } from '../../report/text.ts';
import { type CoverageRecord, coverageRecord } from './record.ts';

type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => readonly string[];

/** How the public rules come through, by target and by reason, as docs/coverage.json has it. */
export function publicRulesLines(table: Table): readonly string[] {
  const record = coverageRecord();
  const { collections, date } = record;
  const head = collections.flatMap(({ name }) => [`${name}: exact`, 'lossy', 'refused']);
  return [
    '## What becomes of the public rules',
    '',
    `Recorded on ${date} with \`npm run coverage:record\`, each target in its usual form.`,
    '',
    ...collections.map(
      ({ name, title, remark, rules, accepted }) =>
        `- ${name}: ${title}, ${thousands(rules)}, of which ${thousands(accepted)} are accepted. ${remark}`,
    ),
    '',
    ...table(
      ['', ...head],
      TARGET_NAMES.map((name) => [
        TARGETS[name].title,
        ...collections.flatMap(({ targets }) => countsOf(targets[name]).map(thousands)),
      ]),
    ),
    '',
    '### Why rules are refused',
    '',
    'A rule with several reasons counts under each. What each code means: [codes.md](codes.md).',
    '',
    ...reasonTable(record, 'refusals', table),
    '',
    '### What losses there are',
    '',
    ...reasonTable(record, 'losses', table),
  ];
}

function countsOf(coverage: TargetCoverage | undefined): readonly number[] {
  if (coverage === undefined) throw new Error('the record lacks a target: npm run coverage:record');
  return [coverage.exact, coverage.lossy, coverage.refused];
}

/** A row for each code of each target, most rules first. */
function reasonTable({ collections }: CoverageRecord, of: 'losses' | 'refusals', table: Table): readonly string[] {
  const rows = TARGET_NAMES.flatMap((name) => {
    const counts = collections.map(({ targets }) => targets[name]?.[of] ?? {});
    const codes = [...new Set(counts.flatMap((one) => Object.keys(one)))];
    const ofCode = (code: string): readonly number[] => counts.map((one) => one[code] ?? 0);
    const sum = (code: string): number => ofCode(code).reduce((total, one) => total + one, 0);
    return codes
      .sort((a, b) => sum(b) - sum(a) || (a < b ? -1 : 1))
      .map((code) => [TARGETS[name].title, `\`${code}\``, ...ofCode(code).map(thousands)]);
  });
  return table(['', 'code', ...collections.map(({ name }) => name)], rows);
}

/** Who runs what each target prints. */
export function runnersLines(table: Table): readonly string[] {
  const rows = Object.entries(runners(installed)).map(([name, { here, on, why }]) => [
    TARGETS[name as keyof typeof TARGETS].title,
    here ?? 'nothing',
    on.length === 0 ? `not run here: ${why}` : byTest(on).join('; '),
  ]);
  return [
    '## What runs the outputs',
    '',
    'In this process: what `check` judges an output by without anything else. Run on: what others wrote, and the test that has it run what is printed',
    '([CONTRIBUTING.md](../CONTRIBUTING.md)). What `check` did not run it names.',
    '',
    ...table(['', 'in this process', 'run on'], rows),
  ];
}

/** `A, B (their test)`. */
function byTest(on: Runners['on']): readonly string[] {
  const tests = new Set(on.map(({ by }) => by));
  return [...tests].map((test) => {
    const engines = on.filter(({ by }) => by === test).map(({ engine }) => engine);
    return `${engines.join(', ')} (\`${test}\`)`;
  });
}

function installed(name: string): string {
  const file = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));
  const { packages }: { packages: Readonly<Record<string, { readonly version: string }>> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const version = packages[`node_modules/${name}`]?.version;
  if (version === undefined) throw new Error(`${name} is not in the lock file`);
  return version;
}
