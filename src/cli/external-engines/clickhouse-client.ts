import { readAddress } from '../../engines/cluster/index.ts';
import type { SqlDatabase, SqlRow } from '../../engines/sql/index.ts';
import { DatabaseLost, type EngineWorld, type OpenedTables } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { nodeTransport } from './node-transport.ts';

/** A server that is asked over HTTP. */
interface Clickhouse extends SqlDatabase, Pick<OpenedTables, 'lines'> {
  close(): void;
}

/** What a server says before its own words. */
const LONGEST_MESSAGE = 600;

/**
 * Prepares to ask a server; nothing is sent yet. Statements of one session, kept by its name, see what those before did (`USE`); without one
 * (null) each stands by itself. Throws a `UsageError` that does not repeat the address, which may hold a password.
 */
export function clickhouseAt(
  text: string,
  session: string | null,
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
  const inSession = session === null ? '' : `&session_id=${encodeURIComponent(session)}`;
  // The end is waited for, so that an answer that breaks off is an error and not a shorter answer.
  const url = `${address.url}/?default_format=JSON&wait_end_of_query=1${inSession}`;
  const ask = async (sql: string, into?: (piece: Buffer) => Promise<void>): Promise<string> => {
    const said = await send(
      {
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
      },
      into,
    );
    if (!said.ok) throw new DatabaseLost(`${address.url}: ${said.failure.reason}`);
    const { status, text } = said.response;
    if (status !== 200) throw new Error(text.trim().slice(0, LONGEST_MESSAGE) || `${address.url} answers with status ${status}`);
    return text;
  };
  return {
    run: async (sql) => {
      const text = await ask(sql);
      return text.trim() === '' ? [] : rowsOf(text, address.url);
    },
    lines: async (query, take) => {
      const reading = readLines(address.url, take);
      await ask(`${query}\nFORMAT JSONEachRow`, reading.piece);
      reading.end();
    },
    close: () => stop.abort(),
  };
}

/** Takes lines out of pieces. Each is a JSON object: what else stands there is an error in the middle of an answer. */
function readLines(
  url: string,
  take: (lines: readonly string[]) => Promise<void>,
): { piece(bytes: Buffer): Promise<void>; end(): void } {
  const decoder = new TextDecoder();
  let rest = '';
  return {
    piece: async (bytes) => {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      const odd = lines.findIndex((line) => !(line.startsWith('{') && line.endsWith('}')));
      if (lines.length > 0) await take(odd < 0 ? lines : lines.slice(0, odd));
      if (odd >= 0) throw halfAnswer(lines.slice(odd).join('\n'), url);
    },
    end: () => {
      if (rest !== '') throw halfAnswer(rest, url);
    },
  };
}

function rowsOf(text: string, url: string): readonly SqlRow[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (isAnswer(parsed)) return parsed.data;
  } catch {
    // Told below.
  }
  throw halfAnswer(text, url);
}

function halfAnswer(text: string, url: string): Error {
  const words = /Code: \d+[^\n]*/.exec(text)?.[0];
  return new Error(
    `${url} gives half an answer, or none of ClickHouse${words === undefined ? '' : `: ${words.slice(0, LONGEST_MESSAGE)}`}`,
  );
}

function isAnswer(parsed: unknown): parsed is { readonly data: readonly SqlRow[] } {
  return typeof parsed === 'object' && parsed !== null && 'data' in parsed && Array.isArray(parsed.data);
}
