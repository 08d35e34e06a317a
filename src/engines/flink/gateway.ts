import { authorization, type Credentials, type Exchange, type Transport } from '../cluster/index.ts';

/** A SQL gateway of Flink, of which sessions are asked for. */
export interface Gateway {
  /** The address without credentials. */
  readonly url: string;
  /** What the gateway calls itself, such as `Apache Flink 2.3.0`. Rejects with a `GatewayFailure`. */
  product(): Promise<string>;
  /** Rejects with a `GatewayFailure`. What is made in the session is gone with it. */
  open(): Promise<GatewaySession>;
}

interface GatewaySession {
  /** Runs one statement and gives the rows that it has, to the last. Rejects with a `GatewayFailure`, in the words of Flink. */
  run(statement: string): Promise<readonly (readonly unknown[])[]>;
  /** Never rejects. */
  close(): Promise<void>;
}

/** The gateway, or Flink behind it, says no, or nothing. */
export class GatewayFailure extends Error {}

interface GatewayOptions {
  readonly url: string;
  readonly credentials: Credentials;
  readonly transport: Transport;
  /** Resolves after so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Milliseconds that a statement may take. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** Rows in the order in which they came: one thread reads, one relates. */
const PROPERTIES = {
  'execution.runtime-mode': 'streaming',
  'parallelism.default': '1',
  'table.local-time-zone': 'UTC',
};

const SHORTEST_PAUSE = 4;
const LONGEST_PAUSE = 200;
/** Milliseconds for what cleans up. */
const CLEANING_TIMEOUT = 10_000;

export function gatewayAt(options: GatewayOptions): Gateway {
  const { url } = options;
  return {
    url,
    product: async () => {
      const { productName, version } = recordOf(await ask(options, 'GET', '/v1/info'));
      if (typeof productName !== 'string' || typeof version !== 'string')
        throw new GatewayFailure(`${url} answers, and not as a SQL gateway of Flink does`);
      return `${productName} ${version}`;
    },
    open: async () => {
      const { sessionHandle } = recordOf(await ask(options, 'POST', '/v1/sessions', { properties: PROPERTIES }));
      if (typeof sessionHandle !== 'string') throw new GatewayFailure(`${url} opened no session`);
      return sessionOf(options, `/v1/sessions/${sessionHandle}`);
    },
  };
}

function sessionOf(options: GatewayOptions, session: string): GatewaySession {
  const clean = { ...options, timeout: CLEANING_TIMEOUT, signal: new AbortController().signal };
  return {
    run: async (statement) => {
      const { operationHandle } = recordOf(await ask(options, 'POST', `${session}/statements`, { statement }));
      if (typeof operationHandle !== 'string') throw new GatewayFailure(`${options.url} took no statement`);
      const operation = `${session}/operations/${operationHandle}`;
      try {
        return await rowsOf(options, operation);
      } finally {
        // A job that nobody reads from any more would go on.
        await ask(clean, 'DELETE', `${operation}/close`).catch(() => {});
      }
    },
    close: async () => {
      await ask(clean, 'DELETE', session).catch(() => {});
    },
  };
}

async function rowsOf(options: GatewayOptions, operation: string): Promise<readonly (readonly unknown[])[]> {
  const rows: (readonly unknown[])[] = [];
  let next = `${operation}/result/0`;
  let pause = SHORTEST_PAUSE;
  let waited = 0;
  while (true) {
    const { results, resultType, nextResultUri } = recordOf(await ask(options, 'GET', next));
    const data: unknown = recordOf(results)['data'];
    for (const row of Array.isArray(data) ? data : []) rows.push(fieldsOf(row, options.url));
    if (resultType === 'EOS') return rows;
    if (typeof nextResultUri !== 'string') throw new GatewayFailure(`${options.url} stopped in the middle of an answer`);
    next = nextResultUri;
    if (waited > options.timeout) throw new GatewayFailure(`${options.url} gave no end within ${options.timeout / 1000} seconds`);
    await options.pause(pause);
    waited += pause;
    pause = Math.min(LONGEST_PAUSE, pause * 1.5);
  }
}

function fieldsOf(row: unknown, url: string): readonly unknown[] {
  const { kind, fields } = recordOf(row);
  if (kind === 'INSERT' && Array.isArray(fields)) return fields;
  throw new GatewayFailure(`${url} gives rows of a kind that no query for events has: ${String(kind)}`);
}

async function ask(options: GatewayOptions, method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
  const { url, credentials, transport, timeout, signal } = options;
  const who = authorization(credentials);
  const headers = {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(who === null ? {} : { authorization: who }),
  };
  const sent = body === undefined ? null : JSON.stringify(body);
  return jsonOf(await transport({ method, url: url + path, headers, body: sent, timeout, signal }), url);
}

function jsonOf(exchange: Exchange, url: string): unknown {
  if (!exchange.ok) throw new GatewayFailure(`${url}: ${exchange.failure.reason}`);
  const { status, text } = exchange.response;
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    throw new GatewayFailure(`${url} answers ${status} with something else than JSON; is this a SQL gateway of Flink?`);
  }
  const { errors } = recordOf(json);
  if (status >= 200 && status < 300 && !Array.isArray(errors)) return json;
  throw new GatewayFailure(`${url} answers ${status}: ${reasonIn(errors)}`);
}

/** Of what Java threw, the cause of all causes is what people can do something about. */
function reasonIn(errors: unknown): string {
  const lines = (Array.isArray(errors) ? errors : []).map(String).join('\n').split('\n');
  const causes = lines.filter((line) => line.startsWith('Caused by: '));
  return (causes.at(-1)?.replace(/^Caused by: (?:[\w$.]+: )?/, '') ?? lines[0] ?? '').slice(0, 1000);
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? (value as { readonly [key: string]: unknown }) : {};
}
