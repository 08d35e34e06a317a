import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CoverageReport } from '../../report/index.ts';

/** What `npm run coverage:record` keeps of how the public rules come through: counts, never what the rules say. */
export interface CoverageRecord {
  readonly date: string;
  readonly collections: readonly CollectionCoverage[];
}

/** One collection of public rules. */
export interface CollectionCoverage extends Pick<CoverageReport, 'rules' | 'accepted' | 'targets'> {
  readonly name: string;
  readonly title: string;
  /** What of it is worth knowing before the counts. */
  readonly remark: string;
}

const FILE = fileURLToPath(new URL('../../../docs/coverage.json', import.meta.url));

/** Reads docs/coverage.json. */
export function coverageRecord(): CoverageRecord {
  const record: CoverageRecord = JSON.parse(readFileSync(FILE, 'utf8'));
  return record;
}
