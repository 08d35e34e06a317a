import type { Target } from '../src/contract/index.ts';
import { clickhouse } from './clickhouse/index.ts';
import { duckdb } from './duckdb/index.ts';
import { eql } from './eql/index.ts';
import { esDsl } from './es-dsl/index.ts';
import { flink } from './flink/index.ts';
import { js } from './js/index.ts';
import { kibanaWith } from './kibana/index.ts';
import { kql } from './kql/index.ts';
import { kusto } from './kusto/index.ts';
import { lucene } from './lucene/index.ts';
import { python } from './python/index.ts';
import { sigma } from './sigma/index.ts';

/** The targets. A row's key is its name; everything else about a target is in its folder. */
export const TARGETS = {
  sigma,
  'es-dsl': esDsl,
  js,
  eql,
  lucene,
  kql,
  kibana: kibanaWith({ eql, kuery: kql, lucene }),
  python,
  flink,
  duckdb,
  clickhouse,
  kusto,
} as const satisfies { readonly [name: string]: Target<unknown> };

export type TargetName = keyof typeof TARGETS;

export const TARGET_NAMES = Object.keys(TARGETS) as readonly TargetName[];

/** A table with something for each target: one that is forgotten does not compile. */
export type ForEachTarget<Row> = { readonly [Name in TargetName]: Row };

/** The options of a target, by its name. */
export type OptionsOf<Name extends TargetName> = (typeof TARGETS)[Name] extends Target<infer _, infer Options> ? Options : never;
