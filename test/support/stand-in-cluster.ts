import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { RunSettings } from '../../src/contract/index.ts';
import { esDsl } from '../../src/engines/es-dsl/index.ts';
import { lucene } from '../../src/engines/lucene/index.ts';
import type { Event, Json } from '../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../src/ir/index.ts';
import { ecsSchema } from '../../src/schema/index.ts';

/** A request that the stand-in got. */
export interface Asked {
  readonly method: string;
  /** Without what stands behind a question mark. */
  readonly path: string;
  readonly parameters: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** How many requests of this method and kind there were before; the kind is the last part of the path. */
  readonly before: number;
}

export interface Reply {
  readonly status: number;
  readonly body: string | Json;
  readonly headers?: { readonly [name: string]: string };
}

/** What a stand-in does instead of answering well: another reply, never answering, hanging up. */
export type Fault = (asked: Asked) => Reply | 'hang' | 'cut' | null;

export interface StandIn {
  readonly url: string;
  readonly requests: readonly Asked[];
  /** Documents by index and id; an index that is gone is not there. */
  readonly indices: ReadonlyMap<string, ReadonlyMap<string, Event>>;
  /** Points in time that nobody closed. */
  readonly views: ReadonlySet<string>;
  put(index: string, documents: readonly Event[]): void;
  close(): Promise<void>;
}

export interface StandInOptions {
  readonly fault?: Fault;
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly about?: Json;
}

const OPENSEARCH: Json = { version: { distribution: 'opensearch', number: '2.19.1' } };

/** A node on loopback that speaks as much of the protocol as is asked of it, and answers searches with the engine of this project. */
export async function standInCluster({ fault = () => null, tls, about = OPENSEARCH }: StandInOptions = {}): Promise<StandIn> {
  const indices = new Map<string, Map<string, Event>>();
  const views = new Set<string>();
  const requests: Asked[] = [];

  async function reply(asked: Asked): Promise<Reply> {
    const [first = '', second = '', third = ''] = asked.path.split('/').slice(1).map(decodeURIComponent);
    const key = `${asked.method} ${first.startsWith('_') ? [first, second].filter(Boolean).join('/') : ['*', second, third].filter(Boolean).join('/')}`;
    switch (key) {
      case 'GET *':
        return { status: 200, body: about };
      case 'PUT *':
        indices.set(first, new Map());
        return { status: 200, body: { acknowledged: true } };
      case 'DELETE *':
        return indices.delete(first) ? { status: 200, body: { acknowledged: true } } : missing(first);
      case 'POST */_bulk':
        return bulk(first, asked.body);
      case 'POST */_refresh':
        return { status: 200, body: { _shards: { failed: 0 } } };
      case 'POST */_search':
        return await search(first, asked.body, Number(asked.parameters.get('size') ?? '10'));
      case 'POST */_search/point_in_time':
        views.add(first);
        return { status: 200, body: { pit_id: first } };
      case 'DELETE _search/point_in_time':
        for (const id of JSON.parse(asked.body).pit_id) views.delete(id);
        return { status: 200, body: { pits: [] } };
      case 'POST _search':
        return await page(asked.body);
      default:
        return { status: 400, body: { error: `no handler found for uri [${asked.path}] and method [${asked.method}]` } };
    }
  }

  function bulk(index: string, body: string): Reply {
    const lines = body.trimEnd().split('\n');
    const items = lines.flatMap((line, at): readonly Json[] => {
      if (at % 2 === 1) return [];
      const { _id: id } = JSON.parse(line).index;
      indices.get(index)?.set(id, JSON.parse(lines[at + 1] ?? '{}'));
      return [{ index: { _id: id, status: 201 } }];
    });
    return { status: 200, body: { errors: false, items } };
  }

  async function found(index: string, body: string): Promise<readonly (readonly [string, Event])[]> {
    const documents = [...(indices.get(index) ?? [])];
    // Dates of the stand-in are read in no other way, and the engine below has no word for saying so.
    const { query } = JSON.parse(body, (key, value) =>
      key === 'format' && value === 'strict_date_optional_time' ? undefined : value,
    );
    if (query === undefined) return documents;
    const text = query.bool?.must?.[0]?.query_string?.query;
    const engine = text === undefined ? esDsl : lucene(esDsl);
    const loaded = await engine.load(
      documents.map(([, event]) => event),
      SETTINGS,
    );
    const verdict = await loaded.run(text ?? JSON.stringify({ query }));
    if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
    return verdict.matches.flatMap(([place]) => documents.slice(place, place + 1));
  }

  async function search(index: string, body: string, size: number): Promise<Reply> {
    if (!indices.has(index)) return missing(index);
    const hits = await found(index, body);
    const shown = hits.slice(0, size).map(([id]) => ({ _id: id }));
    return { status: 200, body: { ...WHOLE, hits: { total: { value: hits.length }, hits: shown } } };
  }

  async function page(body: string): Promise<Reply> {
    const { pit, size, search_after: after } = JSON.parse(body);
    const hits = await found(pit.id, body);
    const from = after === undefined ? 0 : after[0] + 1;
    const shown = hits
      .slice(from, from + size)
      .map(([id, source], at) => ({ _index: pit.id, _id: id, _source: source, sort: [from + at] }));
    return { status: 200, body: { ...WHOLE, pit_id: pit.id, hits: { total: { value: hits.length }, hits: shown } } };
  }

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const url = new URL(message.url ?? '/', 'http://stand-in');
    const kind = url.pathname.split('/').at(-1) ?? '';
    const alike = (one: Asked): boolean =>
      one.method === message.method && (kind.startsWith('_') ? one.path.endsWith(kind) : !/\/_/.test(one.path));
    const asked: Asked = {
      method: message.method ?? '',
      path: url.pathname,
      parameters: url.searchParams,
      headers: message.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      before: requests.filter(alike).length,
    };
    requests.push(asked);
    const answer = fault(asked) ?? (await reply(asked));
    if (answer === 'hang') return;
    if (answer === 'cut') {
      message.socket.destroy();
      return;
    }
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(text);
  }

  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    void serve(message, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  };
  const server = tls === undefined ? createServer(listener) : createSecureServer(tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http${tls === undefined ? '' : 's'}://127.0.0.1:${port}`,
    requests,
    indices,
    views,
    put: (index, documents) => void indices.set(index, new Map(documents.map((event, at) => [`d${at}`, event]))),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const WHOLE = { timed_out: false, _shards: { total: 1, failed: 0 } } as const;

const SETTINGS: RunSettings = {
  schema: ecsSchema(),
  semantics: DEFAULT_SEMANTICS,
  now: Date.UTC(2026, 0, 15, 12),
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

function missing(index: string): Reply {
  return { status: 404, body: { error: { type: 'index_not_found_exception', reason: `no such index [${index}]` } } };
}
