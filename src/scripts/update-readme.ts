import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { benchText } from '../../bench/report.ts';
import type { BenchRecord } from '../../bench/run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The newest recorded benchmark run; records are named by date. */
export function newestRecord(): BenchRecord {
  const newest = readdirSync(`${root}/bench/records`)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .at(-1);
  if (newest === undefined) throw new Error('no benchmark has been recorded');
  return JSON.parse(readFileSync(`${root}/bench/records/${newest}`, 'utf8')) as BenchRecord;
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

/** Rewrites README in place. */
export function updateReadme(faults: number): void {
  const path = `${root}/README.md`;
  writeFileSync(path, withNumbers(readFileSync(path, 'utf8'), newestRecord(), faults));
}
