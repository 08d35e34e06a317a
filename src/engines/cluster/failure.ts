import type { HttpResponse } from './transport.ts';
import type { Voice, Words } from './voice.ts';

/** Why a cluster did not do what it was asked. */
export interface ClusterFailure {
  readonly ok: false;
  /**
   * `unreachable`: there was no answer. `unauthorized`: it does not know who asks, or forbids it. `not-a-cluster`: whoever answers is
   * something else. `too-large`: the request must be smaller. `refused`: the cluster says no, in its own words.
   */
  readonly kind: 'unreachable' | 'timed-out' | 'aborted' | 'unauthorized' | 'not-a-cluster' | 'too-large' | 'refused';
  readonly status: number | null;
  /** The cluster's name for the error, such as `resource_already_exists_exception`; null: it gave none. */
  readonly type: string | null;
  /** A sentence for people, without credentials. */
  readonly message: string;
}

export function clusterFailure(
  kind: ClusterFailure['kind'],
  { words }: Words,
  status: number | null = null,
  type: string | null = null,
): ClusterFailure {
  return { ok: false, kind, status, type, message: words };
}

/** What an answer with a status other than 200 to 299 means. */
export function failureOf(response: HttpResponse, voice: Voice): ClusterFailure {
  const { status } = response;
  const { say, here } = voice;
  const [type, reason] = reasonIn(response.text, voice);
  const words = reason ?? briefly(response, voice);
  if (status >= 300 && status < 400) {
    const to = withoutCredentials(response.headers.get('location'));
    return clusterFailure(
      'not-a-cluster',
      to === null
        ? say`${here} answers with a redirect; give the address of the cluster itself`
        : say`${here} answers with a redirect to ${to}; give the address of the cluster itself`,
      status,
    );
  }
  if (status === 401)
    return clusterFailure('unauthorized', say`${here} does not accept these credentials (401): ${words}`, status, type);
  if (status === 403 && type !== 'cluster_block_exception')
    return clusterFailure('unauthorized', say`${here} forbids it (403): ${words}`, status, type);
  if (status === 413) return clusterFailure('too-large', say`${here} finds the request too large (413): ${words}`, status, type);
  if (reason === null && looksLikePage(response))
    return clusterFailure(
      'not-a-cluster',
      say`${here} answers ${status} with ${words}; is this a cluster, or a proxy before it?`,
      status,
    );
  return clusterFailure('refused', say`${here} answers ${status}: ${words}`, status, type);
}

/** An answer of success that is no JSON, or only the beginning of it: somebody else is talking. */
export function notJson(response: HttpResponse, voice: Voice): ClusterFailure {
  const { say, here } = voice;
  const words = briefly(response, voice);
  return clusterFailure(
    'not-a-cluster',
    looksLikePage(response)
      ? say`${here} answers ${response.status} with ${words}; is this a cluster, or a proxy before it?`
      : say`${here} answers ${response.status} with something that is no JSON: ${words}; is this a cluster, or a proxy before it?`,
  );
}

/** An answer of success whose body is an error; null: it is none. */
export function errorInside(response: HttpResponse, json: unknown, voice: Voice): ClusterFailure | null {
  const { say, here } = voice;
  const error = property(json, 'error');
  if (error === undefined || error === null) return null;
  const [type, reason] = reasonIn(response.text, voice);
  const words = reason ?? briefly(response, voice);
  return clusterFailure('refused', say`${here} answers ${response.status} with an error: ${words}`, response.status, type);
}

function looksLikePage({ headers, text }: HttpResponse): boolean {
  return (headers.get('content-type') ?? '').includes('html') || /^\s*</.test(text);
}

/** Letters of a foreign answer that a message repeats. */
const LONGEST = 200;

function briefly(response: HttpResponse, { quote, say }: Voice): Words {
  const { text, headers } = response;
  const encoding = headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') return say`bytes in ${quote(encoding, 40)}, which was not asked for`;
  if (looksLikePage(response)) {
    const title = /<title[^>]{0,200}>([^<]{1,1000})/i.exec(text)?.[1]?.trim();
    return title === undefined ? say`an HTML page` : say`an HTML page titled "${quote(title, LONGEST)}"`;
  }
  return text.trim() === '' ? say`nothing` : quote(text, LONGEST);
}

function withoutCredentials(location: string | undefined): string | null {
  if (location === undefined || !URL.canParse(location)) return null;
  const { protocol, host, pathname } = new URL(location);
  return `${protocol}//${host}${pathname}`;
}

/** The type and the words of an error of Elasticsearch or OpenSearch, or null and null. */
function reasonIn(text: string, voice: Voice): readonly [string | null, Words | null] {
  try {
    const body: unknown = JSON.parse(text);
    const error = property(body, 'error');
    if (typeof error === 'string') return [null, voice.quote(error)];
    return describe(error, voice);
  } catch {
    return [null, null];
  }
}

/** The words of an error object: its own, and those of what caused it, where the real reason often is. The type is a name to compare with, not to show. */
export function describe(error: unknown, { quote }: Voice): readonly [string | null, Words | null] {
  const type = property(error, 'type');
  const reasons: string[] = [];
  for (let at: unknown = first(property(error, 'failed_shards'), 'reason') ?? error, depth = 0; depth < 8; depth++) {
    const reason = property(at, 'reason');
    if (typeof reason === 'string' && !reasons.some((known) => known.includes(reason))) reasons.push(reason);
    at = property(at, 'caused_by') ?? first(property(at, 'root_cause'));
  }
  // Each on its own: what stands at the end of one may be half a secret.
  const words = reasons.map((reason) => quote(reason).words).join(': ');
  return [typeof type === 'string' ? type : null, words === '' ? null : quote(words)];
}

function first(list: unknown, key?: string): unknown {
  const [item]: readonly unknown[] = Array.isArray(list) ? list : [];
  return key === undefined ? item : property(item, key);
}

/** An own property of what may be an object. */
export function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
