import { authorization, type Credentials } from './credentials.ts';
import { type ClusterFailure, clusterFailure, errorInside, failureOf, notJson } from './failure.ts';
import type { Exchange, HttpRequest, HttpResponse, NoResponse, Transport } from './transport.ts';
import { type Voice, voiceAt } from './voice.ts';

/** What is asked of a cluster. */
interface ClusterRequest {
  readonly method: HttpRequest['method'];
  /** Below the address, with a slash at its beginning. */
  readonly path: string;
  readonly body?: string;
  readonly type?: 'application/json' | 'application/x-ndjson';
  /** Sent once, whatever happens. */
  readonly once?: boolean;
  /** Sent even after the connection was closed: what cleans up. */
  readonly always?: boolean;
  /** Not given up once it was sent: the cluster would do it all the same, unseen. */
  readonly settles?: boolean;
}

/** The JSON of an answer, or why there is none. `attempts` counts how often it was asked. */
export type Answer = (Success | ClusterFailure) & { readonly attempts: number };

/** The answer as JSON and as its text. */
interface Success {
  readonly ok: true;
  readonly json: unknown;
  readonly text: string;
}

/** A cluster that can be asked. */
export interface Connection {
  /** The address without credentials. */
  readonly url: string;
  /** How its words come into messages. */
  readonly voice: Voice;
  /** Asks again after a while when the cluster is busy, or the network is. Never rejects. */
  ask(request: ClusterRequest): Promise<Answer>;
  /** Gives up what is under way; from now on only what cleans up is sent. */
  close(): void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly credentials: Credentials;
  readonly transport: Transport;
  /** Resolves after so many milliseconds, or at once when the signal says so. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
}

const MOST_ATTEMPTS = 5;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 20_000;

/** Milliseconds for what cleans up, however long others may take. */
const CLEANING_TIMEOUT = 10_000;

/** Busy for now: the cluster with too much to do, or a proxy whose cluster does not answer. */
const BUSY: readonly number[] = [429, 502, 503, 504];

/** Prepares to ask a cluster; nothing is sent yet. */
export function connect({ url, credentials, transport, wait, timeout }: ConnectionOptions): Connection {
  const voice = voiceAt(url, credentials);
  const { say, here } = voice;
  const header = authorization(credentials);
  const stop = new AbortController();
  /** Once a cluster is gone it is not waited for again and again. */
  let gone: ClusterFailure | null = null;
  let timeouts = 0;

  async function exchange(request: ClusterRequest): Promise<Exchange> {
    const { method, path, body, type = 'application/json', always = false, settles = false } = request;
    return await transport({
      method,
      url: url + path,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': type }),
        ...(header === null ? {} : { authorization: header }),
      },
      body: body ?? null,
      timeout: always ? Math.min(timeout, CLEANING_TIMEOUT) : timeout,
      signal: always || settles ? new AbortController().signal : stop.signal,
    });
  }

  async function ask(request: ClusterRequest): Promise<Answer> {
    const { once = false, always = false } = request;
    for (let attempts = 1; ; attempts++) {
      if (gone !== null && !always) return { ...gone, attempts: 0 };
      if (stop.signal.aborted && !always)
        return { ...clusterFailure('aborted', say`${here} is not asked any more`), attempts: 0 };
      const said = await exchange(request);
      const last = once || attempts >= MOST_ATTEMPTS;
      if (!said.ok) {
        const failure = withoutAnswer(said.failure, timeout, voice);
        if (last || !MAY_PASS.includes(said.failure.kind)) {
          if (isGone(said.failure.kind)) gone ??= failure;
          return { ...failure, attempts };
        }
        await wait(pause(attempts, null), stop.signal);
        continue;
      }
      timeouts = 0;
      const { response } = said;
      if (BUSY.includes(response.status) && !last) {
        await wait(pause(attempts, response), stop.signal);
        continue;
      }
      return { ...readResponse(response, voice), attempts };
    }
  }

  /** One request that takes too long may be at fault itself; two in a row are the cluster. */
  function isGone(kind: NoResponse['kind']): boolean {
    if (kind === 'timed-out') timeouts++;
    return kind === 'unreachable' || kind === 'certificate' || timeouts > 1;
  }

  return { url, voice, ask, close: () => stop.abort() };
}

/** What another attempt may mend. */
const MAY_PASS: readonly NoResponse['kind'][] = ['unreachable'];

function withoutAnswer({ kind, reason }: NoResponse, timeout: number, { say, here }: Voice): ClusterFailure {
  switch (kind) {
    case 'unreachable':
      return clusterFailure('unreachable', say`${here} cannot be reached: ${reason}`);
    case 'timed-out':
      return clusterFailure('timed-out', say`${here} did not answer within ${timeout / 1000} seconds`);
    case 'aborted':
      return clusterFailure('aborted', say`${here} was interrupted`);
    case 'certificate':
      return clusterFailure('unreachable', say`${here} has a certificate that is not trusted: ${reason}`);
    case 'too-large':
      return clusterFailure('refused', say`${here} answers with more than can be read: ${reason}`);
  }
}

/** Milliseconds until the next attempt: what the answer asks for, else longer each time. */
function pause(attempts: number, response: HttpResponse | null): number {
  const asked = /^\d{1,4}$/.exec(response?.headers.get('retry-after') ?? '')?.[0];
  const milliseconds = asked === undefined ? FIRST_WAIT * 2 ** (attempts - 1) : Number(asked) * 1000;
  return Math.min(milliseconds, LONGEST_WAIT);
}

function readResponse(response: HttpResponse, voice: Voice): Success | ClusterFailure {
  if (response.status < 200 || response.status >= 300) return failureOf(response, voice);
  try {
    const json: unknown = JSON.parse(response.text);
    return errorInside(response, json, voice) ?? { ok: true, json, text: response.text };
  } catch {
    return notJson(response, voice);
  }
}
