import { runCaseOn } from '../../../src/api/run-case.ts';
import { translate } from '../../../src/api/translate.ts';
import { type CaseOutcome, casesOf } from '../../../src/conformance/index.ts';
import type { Engine } from '../../../src/contract/index.ts';
import type { SqlOptions } from '../../../translators/sql/target.ts';
import { readCases } from '../cases/read.ts';

const PLAIN = 'events are flattened before a table is made of them, and numbers in texts are read plainly there';
const LIMIT = 'an index drops a text that is too long, a table keeps it';
const LARGE = 'no column holds the number that an index cuts to its type';
const HALF = 'no text of a database holds half a character';
const DATE = 'an index that passes over what is no date, which no column of moments can';

/** Cases whose events a table cannot hold as an index does, and why. The SQL is not at fault. */
export const KNOWN_CASES: ReadonlyMap<string, string> = new Map([
  ['normalizers-of-index-15', LIMIT],
  ...[3, 8].map((at) => [`numbers-range-of-type-${at}`, LARGE] as const),
  ...[17, 18, 19].map((at) => [`numbers-texts-java-${at}`, PLAIN] as const),
  ['sigma-values-text-in-a-double', PLAIN],
  ...[1, 2, 3, 4, 5, 6].map((at) => [`text-fields-length-${at}`, LIMIT] as const),
  ['text-fields-limit-1', LIMIT],
  ...['text-odd-order-1', 'text-odd-order-3', 'text-odd-halves-2'].map((id) => [id, HALF] as const),
  ...[8, 9].map((at) => [`values-refused-none-${at}`, DATE] as const),
]);

/** What became of the cases that ask of single events: how many agree, how many are refused, and every other one. */
interface Tally {
  readonly agreeing: number;
  readonly refused: number;
  readonly wrong: readonly (readonly [id: string, outcome: CaseOutcome])[];
}

/** Puts every case of `corpus/cases` to a database, in one layout of its table. */
export async function runSqlCases(engine: Engine<'duckdb' | 'clickhouse'>, columns: SqlOptions['columns']): Promise<Tally> {
  let [agreeing, refused] = [0, 0];
  const wrong: (readonly [string, CaseOutcome])[] = [];
  for (const { file } of readCases()) {
    for (const one of casesOf(file)) {
      const outcome = await runCaseOn(one, engine, (rule) => translate(rule, engine.runs, { columns }));
      if (outcome === null) continue;
      if (outcome.kind === 'refused') refused++;
      else if (outcome.kind === 'agrees') agreeing++;
      else wrong.push([one.id, outcome]);
    }
  }
  return { agreeing, refused, wrong };
}
