import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../host/host.ts';

/** What is used of `@duckdb/node-api`, a package that is there or not: nothing here needs its types. */
interface DuckdbModule {
  readonly DuckDBInstance: {
    create(path: string): Promise<DuckdbInstance>;
    fromCache(path: string): Promise<DuckdbInstance>;
  };
}

interface DuckdbInstance {
  connect(): Promise<DuckdbConnection>;
  closeSync(): void;
}

interface DuckdbConnection {
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): readonly { readonly [column: string]: unknown }[] }>;
  closeSync(): void;
}

const PACKAGE = '@duckdb/node-api';

/** A connection to a database in memory, or in a file; threads of one process share a file. */
export async function connectDuckdb(file: string | null): Promise<{ readonly connection: DuckdbConnection; close(): void }> {
  const { DuckDBInstance } = await duckdbModule();
  const instance = await (file === null ? DuckDBInstance.create(':memory:') : DuckDBInstance.fromCache(file));
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
