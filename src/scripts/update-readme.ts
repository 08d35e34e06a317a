import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DatabasesRecord } from '../../bench/databases/record.ts';
import { databasesText } from '../../bench/databases/table.ts';
import { plotsPage } from '../../bench/full/plots.ts';
import type { FullRecord } from '../../bench/full/record.ts';
import { contestTables, goalsTable, machineLine } from '../../bench/full/tables.ts';
import { benchText } from '../../bench/report.ts';
import type { BenchRecord } from '../../bench/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The newest recorded run of `npm run bench`; records are named by date. */
export function newestRecord(): BenchRecord {
  const record = newestIn('bench/records');
  if (record === null) throw new Error('no benchmark has been recorded');
  return record as BenchRecord;
}

/** The newest recorded run of `npm run bench:full`; null: there is none. */
export function newestFullRecord(): FullRecord | null {
  return newestIn('bench/records/full') as FullRecord | null;
}

/** The newest recorded run of `npm run bench:databases`; null: there is none. */
export function newestDatabasesRecord(): DatabasesRecord | null {
  return newestIn('bench/records/databases') as DatabasesRecord | null;
}

function newestIn(folder: string): unknown {
  const files = existsSync(`${root}/${folder}`) ? readdirSync(`${root}/${folder}`) : [];
  const newest = files
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1);
  return newest === undefined ? null : JSON.parse(readFileSync(`${root}/${folder}/${newest}`, 'utf8'));
}

/** The page of benchmarks, and the beginning of README, with the figures of a full run. */
export const PAGE = 'docs/benchmarks.md';
/** The page of plots beside it. */
export const PLOTS = 'docs/benchmarks.html';
const BESIDE = 'Method, bias and everybody who took part: [docs/benchmarks.md](docs/benchmarks.md).';
const NOTHING = 'No run has been recorded yet: `npm run bench:full -- --record` makes one.';

/** README with the table of a full run at its beginning. */
export function withGoals(readme: string, record: FullRecord | null): string {
  const text = record === null ? NOTHING : `${goalsTable(record)}\n\n${machineLine(record)} ${BESIDE}`;
  return between(readme, 'goals', text);
}

/** The page with the tables of a full run. */
export function withContests(page: string, record: FullRecord | null): string {
  const text =
    record === null
      ? NOTHING
      : `${machineLine(record)} [Plots](benchmarks.html).\n\n${goalsTable(record)}\n\n${contestTables(record)}`;
  return between(page, 'contests', text);
}

/** The page with the table of a run over tables of databases. */
export function withDatabases(page: string, record: DatabasesRecord | null): string {
  return between(
    page,
    'databases',
    record === null ? 'No run has been recorded yet: `npm run bench:databases -- --record` makes one.' : databasesText(record),
  );
}

function between(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}:begin -->\n`, `<!-- ${name}:end -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`the page has no place for ${name}`);
  return `${page.slice(0, from + begin.length)}${text}\n${page.slice(to)}`;
}

/** README with its numbers taken from a record: the benchmark table and the count of faults. */
export function withNumbers(readme: string, record: BenchRecord, faults: number): string {
  const table = [
    '## How fast',
    '',
    `Recorded on ${record.date} with \`npm run bench -- --json bench/records/${record.date}.json\`; ratios compare rounds of one run.`,
    '',
    '```text',
    benchText(record).trimEnd(),
    '```',
  ].join('\n');
  return readme
    .replace(
      /(<!-- bench:begin -->\n)[\s\S]*?(<!-- bench:end -->)/,
      (_, begin: string, end: string) => `${begin}${table}\n${end}`,
    )
    .replace(/(<!-- faults -->)\d+(<!-- \/faults -->)/, (_, begin: string, end: string) => `${begin}${faults}${end}`);
}

/** Rewrites README and the page of benchmarks in place. */
export function updateReadme(faults: number): void {
  const path = `${root}/README.md`;
  const record = newestFullRecord();
  writeFileSync(path, withGoals(withNumbers(readFileSync(path, 'utf8'), newestRecord(), faults), record));
  const plots = record === null ? null : plotsPage(record);
  if (plots !== null) writeFileSync(`${root}/${PLOTS}`, plots);
  const page = withContests(readFileSync(`${root}/${PAGE}`, 'utf8'), record);
  writeFileSync(`${root}/${PAGE}`, withDatabases(page, newestDatabasesRecord()));
}
