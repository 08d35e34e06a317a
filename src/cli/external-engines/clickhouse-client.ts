import { readAddress } from '../../engines/cluster/index.ts';
import type { SqlDatabase, SqlRow } from '../../engines/sql/index.ts';
import type { EngineWorld } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { nodeTransport } from './node-transport.ts';

/** A server that is asked over HTTP, its sessions kept by their name. */
interface Clickhouse extends SqlDatabase {
  close(): void;
}

/** What a server says before its own words. */
const LONGEST_MESSAGE = 600;

/**
 * Prepares to ask a server; nothing is sent yet. Statements of one session see what those before did (`USE`). Throws a `UsageError`
 * that does not repeat the address, which may hold a password.
 */
export function clickhouseAt(
  text: string,
  session: string,
  { environment, connection }: Pick<EngineWorld, 'environment' | 'connection'>,
): Clickhouse {
  const address = readAddress(text);
  if (typeof address === 'string') throw new UsageError(`clickhouse: ${address}`);
  const { credentials } = address;
  const [user, password] =
    credentials.kind === 'basic'
      ? [credentials.user, credentials.password]
      : [environment['EQLIBRIUM_CLICKHOUSE_USER'], environment['EQLIBRIUM_CLICKHOUSE_PASSWORD']];
  const send = nodeTransport(connection);
  const stop = new AbortController();
  // The end is waited for, so that an answer that breaks off is an error and not a shorter answer.
  const url = `${address.url}/?default_format=JSON&wait_end_of_query=1&session_id=${encodeURIComponent(session)}`;
  return {
    run: async (sql) => {
      const said = await send({
        method: 'POST',
        url,
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          ...(user === undefined ? {} : { 'x-clickhouse-user': user }),
          ...(password === undefined ? {} : { 'x-clickhouse-key': password }),
        },
        body: sql,
        timeout: connection.timeout,
        signal: stop.signal,
      });
      if (!said.ok) throw new Error(`${address.url}: ${said.failure.reason}`);
      const { status, text } = said.response;
      if (status !== 200)
        throw new Error(text.trim().slice(0, LONGEST_MESSAGE) || `${address.url} answers with status ${status}`);
      return text.trim() === '' ? [] : rowsOf(text, address.url);
    },
    close: () => stop.abort(),
  };
}

function rowsOf(text: string, url: string): readonly SqlRow[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isAnswer(parsed)) return parsed.data;
  } catch {
    // Told below.
  }
  const words = /Code: \d+[^\n]*/.exec(text)?.[0];
  throw new Error(
    `${url} gives half an answer, or none of ClickHouse${words === undefined ? '' : `: ${words.slice(0, LONGEST_MESSAGE)}`}`,
  );
}

function isAnswer(parsed: unknown): parsed is { readonly data: readonly SqlRow[] } {
  return typeof parsed === 'object' && parsed !== null && 'data' in parsed && Array.isArray(parsed.data);
}
