import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../host/host.ts';

/** What is used of `@duckdb/node-api`, a package that is there or not: nothing here needs its types. */
interface DuckdbModule {
  readonly DuckDBInstance: {
    create(path: string, options?: { readonly [name: string]: string }): Promise<DuckdbInstance>;
    fromCache(path: string): Promise<DuckdbInstance>;
  };
}

interface DuckdbInstance {
  connect(): Promise<DuckdbConnection>;
  closeSync(): void;
}

interface DuckdbConnection {
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): readonly { readonly [column: string]: unknown }[] }>;
  stream(sql: string): Promise<{ yieldRowsJson(): AsyncIterable<readonly (readonly unknown[])[]> }>;
  interrupt(): void;
  closeSync(): void;
}

const PACKAGE = '@duckdb/node-api';

interface DuckdbSession {
  readonly connection: DuckdbConnection;
  close(): void;
}

/** A connection to a database in memory, or in a file; threads of one process share a file. */
export async function connectDuckdb(file: string | null): Promise<DuckdbSession> {
  const { DuckDBInstance } = await duckdbModule();
  return await connectTo(file === null ? DuckDBInstance.create(':memory:') : DuckDBInstance.fromCache(file));
}

/** The same to a file that is there, for reading. Rejects with a `UsageError` where it is a file of something else. */
export async function connectToRead(file: string): Promise<DuckdbSession> {
  const { DuckDBInstance } = await duckdbModule();
  // Of other files that it reads DuckDB makes a database in memory.
  const opening = DuckDBInstance.create(file, { access_mode: 'READ_ONLY' }).catch((error: unknown) => {
    throw /in-memory database/.test(String(error)) ? new UsageError(`duckdb: ${file} is no database of DuckDB`) : error;
  });
  return await connectTo(opening);
}

async function connectTo(opening: Promise<DuckdbInstance>): Promise<DuckdbSession> {
  const instance = await opening;
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** The package beside this one, else the one of the folder that the command was typed in. */
async function duckdbModule(): Promise<DuckdbModule> {
  for (const from of [import.meta.url, pathToFileURL(`${process.cwd()}/`).href]) {
    const path = resolved(from);
    if (path === null) continue;
    const found: unknown = await import(pathToFileURL(path).href);
    const module = isModule(found) ? found : hasDefault(found) ? found.default : null;
    if (isModule(module)) return module;
  }
  throw new UsageError(`duckdb: the package ${PACKAGE} is not installed; it is optional: npm install ${PACKAGE}`);
}

function resolved(from: string): string | null {
  try {
    return createRequire(from).resolve(PACKAGE);
  } catch {
    return null;
  }
}

function hasDefault(found: unknown): found is { readonly default: unknown } {
  return typeof found === 'object' && found !== null && 'default' in found;
}

function isModule(found: unknown): found is DuckdbModule {
  return typeof found === 'object' && found !== null && 'DuckDBInstance' in found;
}
