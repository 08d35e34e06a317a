import { eqlTargetCodes } from './eql/codes.ts';
import { esDslCodes } from './es-dsl/codes.ts';
import { flinkCodes } from './flink/codes.ts';
import type { TARGETS, TargetName } from './index.ts';
import { jsCodes } from './js/codes.ts';
import { kibanaCodes } from './kibana/codes.ts';
import { kqlTargetCodes } from './kql/codes.ts';
import { kustoCodes } from './kusto/codes.ts';
import { luceneCodes } from './lucene/codes.ts';
import { pythonCodes } from './python/codes.ts';
import { sigmaCodes } from './sigma/codes.ts';
import { sqlCodes } from './sql/codes.ts';

/** What each target can tell, as its row says it. It stands apart from the list, so that who explains codes does not bring along what translates. */
export const TARGET_CODES = {
  sigma: sigmaCodes,
  'es-dsl': esDslCodes,
  js: jsCodes,
  eql: eqlTargetCodes,
  lucene: luceneCodes,
  kql: kqlTargetCodes,
  kibana: kibanaCodes,
  python: pythonCodes,
  flink: flinkCodes,
  duckdb: sqlCodes,
  clickhouse: sqlCodes,
  kusto: kustoCodes,
} as const satisfies { readonly [Name in TargetName]: (typeof TARGETS)[Name]['codes'] };
