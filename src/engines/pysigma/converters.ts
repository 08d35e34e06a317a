/** One converter of the Sigma world. */
export interface Converter {
  /** As reports show it. */
  readonly name: string;
  /** The plugin of pySigma, and its output format. */
  readonly backend: string;
  readonly format: string;
  /** The distribution that it comes from; its version is the converter's. */
  readonly distribution: string;
  /**
   * What runs the query it makes, so that it can be told whether the meaning was kept. `none`: nothing here does, so a
   * report says that the query was not executed.
   */
  readonly runs: 'sqlite' | 'eql' | 'lucene' | 'none';
}

const ELASTIC = 'pysigma-backend-elasticsearch';
const SPLUNK = 'pysigma-backend-splunk';

/** Every converter that is asked, without a processing pipeline: the rules have the names of ECS already. (sigma-target 2.2) */
export const CONVERTERS: readonly Converter[] = [
  { name: 'sqlite', backend: 'sqlite', format: 'default', distribution: 'pysigma-backend-sqlite', runs: 'sqlite' },
  { name: 'eql', backend: 'eql', format: 'default', distribution: ELASTIC, runs: 'eql' },
  { name: 'lucene', backend: 'lucene', format: 'default', distribution: ELASTIC, runs: 'lucene' },
  { name: 'esql', backend: 'esql', format: 'default', distribution: ELASTIC, runs: 'none' },
  { name: 'splunk', backend: 'splunk', format: 'default', distribution: SPLUNK, runs: 'none' },
  { name: 'splunk-spl2', backend: 'splunk_spl2', format: 'default', distribution: SPLUNK, runs: 'none' },
];
