import { eql } from './eql.ts';
import { esql } from './esql.ts';
import { kusto } from './kusto.ts';
import { lucene, opensearch } from './lucene.ts';
import type { ConsumerName, Profile } from './profile.ts';
import { rsigma } from './rsigma.ts';
import { spec } from './spec.ts';
import { splunk } from './splunk.ts';
import { sqlite } from './sqlite.ts';

export { CONSTRUCTS, type Construct } from './construct.ts';
export { type ConsumerName, isLost, type Lost, type Printing, type Profile, type Row } from './profile.ts';

/** Everybody a rule can be printed for. */
export const PROFILES: { readonly [Name in ConsumerName]: Profile } = {
  spec,
  splunk,
  lucene,
  esql,
  opensearch,
  eql,
  sqlite,
  kusto,
  rsigma,
};
