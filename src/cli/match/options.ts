import type { ShapeName } from '../../shapes/index.ts';
import type { ConnectionOptions } from '../options/connection.ts';
import type { RuleOptions } from '../rules/index.ts';
import type { ClusterName, DatabaseName } from './place.ts';

/** The options of `match`. */
export interface MatchOptions extends RuleOptions, ConnectionOptions {
  /** The cluster or the database whose events are matched, instead of files. */
  readonly on?: ClusterName | DatabaseName;
  /** The table of a database. */
  readonly table?: string;
  /** How a table holds events: in its columns, or as JSON in one. */
  readonly columns?: 'json';
  /** Names of indices; without it those that a rule names itself. */
  readonly index?: string;
  readonly since?: string;
  readonly until?: string;
  readonly count?: boolean;
  readonly json?: boolean;
  readonly ids?: boolean;
  /** So many matches are printed, and then nothing more is read. */
  readonly first?: number;
  readonly strict?: boolean;
  /** Every line is parsed and every rule asked. */
  readonly fullScan?: boolean;
  /** So many threads match; without it, as many as are worth it. */
  readonly threads?: number;
  /** What each rule cost is told. */
  readonly stats?: boolean;
  /** Milliseconds; `Infinity` sorts all events. */
  readonly maxDelay?: number;
  readonly maxState?: number;
  /** How the events are written; told by their content when not given. */
  readonly shape?: ShapeName | 'auto';
}
