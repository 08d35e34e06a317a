import { InvalidArgumentError } from 'commander';
import { similar } from '../../source/index.ts';
import { UsageError } from '../host/host.ts';

/** The cluster behind `--on`. */
export interface ClusterName {
  readonly product: 'elasticsearch' | 'opensearch';
  /** May hold credentials. */
  readonly address: string;
}

/** The database behind `--on`, a table of which holds the events. */
export interface DatabaseName {
  readonly product: 'duckdb' | 'clickhouse';
  /** A file, or an address that may hold credentials. */
  readonly address: string;
}

const CLUSTERS = ['opensearch', 'elasticsearch'] as const;
const DATABASES = ['duckdb', 'clickhouse'] as const;
const PRODUCTS = [...CLUSTERS, ...DATABASES] as const;

export function isDatabase(name: ClusterName | DatabaseName): name is DatabaseName {
  return DATABASES.some((one) => one === name.product);
}

/** Reads `opensearch=URL` or `duckdb=FILE`. Throws a `UsageError` that does not repeat the address. */
export function placeName(text: string): ClusterName | DatabaseName {
  const at = text.indexOf('=');
  const typed = at < 0 ? '' : text.slice(0, at);
  const address = text.slice(at + 1);
  const product = PRODUCTS.find((one) => one === typed);
  if (product !== undefined && address !== '') return { product, address };
  const [best] = /^[\w-]{1,40}$/.test(typed) ? similar(typed, PRODUCTS) : [];
  const hint = best === undefined ? '' : `Did you mean ${best}? `;
  throw new UsageError(
    `${hint}--on names a cluster as ${CLUSTERS.map((one) => `${one}=URL`).join(' or ')}, or a database as duckdb=FILE or clickhouse=URL`,
  );
}

/** A date, as much of it as one likes, or date math on `now` or on a date. */
const MOMENT =
  /^(now|\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d(\.\d{1,9})?)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?(\|\||$))?([+-]\d{1,9}[yMwdhHms])*(\/[yMwdhHms])?$/;

/** A moment as it was typed: who has the events reads it. Throws an `InvalidArgumentError`. */
export function moment(text: string): string {
  if (/^(now|\d{4})/.test(text) && MOMENT.test(text)) return text;
  throw new InvalidArgumentError('Give a date such as 2026-01-31 or 2026-01-31T12:00:00Z, or date math such as now-1d or now/d.');
}

/** The first moment that counts, and the first that does not any more. */
export interface Window {
  readonly since?: string;
  readonly until?: string;
}
