import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shared } from '../../../test/suites/shared.ts';
import type { CoverageReport } from '../../report/index.ts';
import { writeDocs } from '../generate-docs.ts';
import { COLLECTIONS, type Collection } from './collections.ts';
import type { CollectionCoverage, CoverageRecord } from './record.ts';

/**
 * `npm run coverage:record`: what becomes of all public rules in every target, by the command itself, as docs/coverage.json, and of those in
 * EQL rule by rule, with proofs, as docs/coverage.md. Some minutes.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const date = new Date().toISOString().slice(0, 10);

const record: CoverageRecord = { date, collections: COLLECTIONS.map(measured) };
writeFileSync(`${root}/docs/coverage.json`, `${JSON.stringify(record, null, 1)}\n`);
writeDocs();

function measured({ name, title, remark, folders, page }: Collection): CollectionCoverage {
  const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-coverage-'));
  try {
    const markdown = join(folder, 'coverage.md');
    const rules = folders.map((one) => shared(one));
    const { accepted, targets, ...report } = counted([...rules, ...(page === null ? [] : ['--prove', '--md', markdown])]);
    if (page !== null) writeFileSync(`${root}/docs/${page}`, withHead(readFileSync(markdown, 'utf8'), title));
    return { name, title, remark, rules: report.rules, accepted, targets };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The report of the command; rules that are not read are counted in it, and end the command with another code. */
function counted(more: readonly string[]): CoverageReport {
  const command = ['--import', 'tsx', 'src/cli/main.ts', 'coverage', ...more, '--json'];
  try {
    return JSON.parse(
      execFileSync(process.execPath, command, {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1e9,
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 2 && 'stdout' in error)
      return JSON.parse(String(error.stdout));
    throw error;
  }
}

function withHead(page: string, title: string): string {
  const head = [
    '# Coverage of the public rules',
    '',
    `Recorded on ${date} over ${title} with \`eqlibrium coverage RULES --prove --md docs/coverage.md\`.`,
    '*proven*: exact or lossy, and proven to mean its rule for every event ([how](proof.md)). Rules in Sigma and KQL: [support.md](support.md).',
  ].join('\n');
  return page.replace(/^# Coverage$/m, head);
}
