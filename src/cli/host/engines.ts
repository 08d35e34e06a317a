import type { Guest } from '../../api/guests.ts';
import type { Engine } from '../../contract/index.ts';
import type { ClusterFacts, Connection } from '../../engines/cluster/index.ts';
import type { SqlRow } from '../../engines/sql/index.ts';

/** One `--engine name[=value]` as it was typed. Crosses to threads, so it is plain data. */
export interface EngineRequest {
  /** A key of the table. */
  readonly name: string;
  /** What stands behind the `=`: the URL of a cluster, the path of a program. Null: nothing. May hold credentials. */
  readonly value: string | null;
}

/** Which external engines take part in a run, and how they are reached. Plain data: every thread opens its own. */
export interface ExternalSettings {
  readonly requests: readonly EngineRequest[];
  readonly connection: ConnectionSettings;
}

/** How clusters are reached, whichever they are. */
export interface ConnectionSettings {
  /** Certificates (PEM) to trust instead of those that Node trusts; null: those. */
  readonly ca: string | null;
  /** Take any certificate. */
  readonly insecure: boolean;
  /** Milliseconds that one request may take. */
  readonly timeout: number;
}

/** What a row is given of the world. */
export interface EngineWorld {
  /** The environment of the process, where credentials and paths stand. */
  readonly environment: { readonly [name: string]: string | undefined };
  readonly connection: ConnectionSettings;
  /** What runs query strings of Lucene among the engines that were asked for; null: none does. */
  readonly lucene: Engine | null;
  /** Waits before something is asked again; absent: by the clock. */
  readonly pause?: Pause;
}

/** Resolves after so many milliseconds, or at once when it is aborted. Never rejects. */
export type Pause = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Engines ready to take part in checks. One request may open several: each judges on its own. */
export interface OpenedEngines {
  readonly guests: readonly Guest[];
  /** Runs query strings of Lucene, for engines that print such; absent: none of them does. */
  readonly lucene?: Engine;
  /** Lets go of all that they hold outside of this process, also in the middle of a run, which then fails. Never rejects; can be called twice. */
  close(): Promise<void>;
}

/** Where tables are: in a file of DuckDB, in files of Parquet that it reads, or on a server of ClickHouse. */
export type TablePlace =
  | { readonly product: 'duckdb'; readonly file: string }
  | { readonly product: 'duckdb'; readonly parquet: readonly string[] }
  | { readonly product: 'clickhouse'; readonly address: string };

/** A database whose tables are asked and left as they are. Statements reject with the database's own words. */
export interface OpenedTables {
  /** Runs one statement and gives what it selects. */
  run(sql: string): Promise<readonly SqlRow[]>;
  /** Runs one query and hands over its rows, each as a JSON object on a line, in pieces; waits for each. Resolves when they are all. */
  lines(query: string, take: (lines: readonly string[]) => Promise<void>): Promise<void>;
  /** Gives up what is under way. Can be called twice. */
  close(): Promise<void>;
}

/** The database cannot be reached any more: what comes next would fail as well. */
export class DatabaseLost extends Error {}

/** A cluster that answered. */
export interface OpenedCluster {
  readonly connection: Connection;
  readonly facts: ClusterFacts;
  /** Gives up what is under way. Can be called twice. */
  close(): Promise<void>;
}

/** How one engine is asked for and opened. */
export interface EngineRow {
  /** What stands behind the `=`, in capitals, and whether it has to. */
  readonly value: { readonly title: string; readonly required: boolean };
  /** One line of help. */
  readonly help: string;
  /**
   * Finds out that the engine is there and can run. Rejects with a `UsageError` that says what is wrong and how to put it
   * right: an engine that was asked for by its name and is missing is a mistake of the caller, never a skip.
   */
  open(value: string | null, world: EngineWorld): Promise<OpenedEngines>;
}
