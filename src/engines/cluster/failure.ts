import type { HttpResponse } from './transport.ts';

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
  message: string,
  status: number | null = null,
  type: string | null = null,
): ClusterFailure {
  return { ok: false, kind, status, type, message };
}

/** What an answer with a status other than 200 to 299 means. */
export function failureOf(response: HttpResponse): ClusterFailure {
  const { status } = response;
  const [type, reason] = reasonIn(response.text);
  const words = reason ?? briefly(response);
  if (status >= 300 && status < 400) {
    const to = withoutCredentials(response.headers.get('location'));
    return clusterFailure('not-a-cluster', `answers with a redirect${to}; give the address of the cluster itself`, status);
  }
  if (status === 401) return clusterFailure('unauthorized', `does not accept these credentials (401): ${words}`, status, type);
  if (status === 403 && type !== 'cluster_block_exception')
    return clusterFailure('unauthorized', `forbids it (403): ${words}`, status, type);
  if (status === 413) return clusterFailure('too-large', `finds the request too large (413): ${words}`, status, type);
  if (reason === null && looksLikePage(response))
    return clusterFailure('not-a-cluster', `answers ${status} with ${words}; is this a cluster, or a proxy before it?`, status);
  return clusterFailure('refused', `answers ${status}: ${words}`, status, type);
}

/** An answer of success that is no JSON: somebody else is talking. */
export function notJson(response: HttpResponse): ClusterFailure {
  const what = looksLikePage(response) ? briefly(response) : `something that is no JSON: ${briefly(response)}`;
  return clusterFailure('not-a-cluster', `answers ${response.status} with ${what}; is this a cluster, or a proxy before it?`);
}

function looksLikePage({ headers, text }: HttpResponse): boolean {
  return (headers.get('content-type') ?? '').includes('html') || /^\s*</.test(text);
}

/** Longest piece of a foreign answer that a message repeats. */
const LONGEST = 200;

function briefly(response: HttpResponse): string {
  const { text } = response;
  if (looksLikePage(response)) {
    const title = /<title[^>]*>([^<]{1,200})/i.exec(text)?.[1]?.trim();
    return title === undefined ? 'an HTML page' : `an HTML page titled "${title}"`;
  }
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return 'nothing';
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
}

function withoutCredentials(location: string | undefined): string {
  if (location === undefined || !URL.canParse(location)) return '';
  const { protocol, host, pathname } = new URL(location);
  return ` to ${protocol}//${host}${pathname}`;
}

/** The type and the words of an error of Elasticsearch or OpenSearch, or null and null. */
function reasonIn(text: string): readonly [string | null, string | null] {
  try {
    const body: unknown = JSON.parse(text);
    const error = property(body, 'error');
    if (typeof error === 'string') return [null, error];
    return describe(error);
  } catch {
    return [null, null];
  }
}

/** The words of an error object: its own, and those of what caused it, where the real reason often is. */
export function describe(error: unknown): readonly [string | null, string | null] {
  const type = property(error, 'type');
  const reasons: string[] = [];
  for (let at: unknown = first(property(error, 'failed_shards'), 'reason') ?? error, depth = 0; depth < 8; depth++) {
    const reason = property(at, 'reason');
    if (typeof reason === 'string' && !reasons.some((known) => known.includes(reason))) reasons.push(reason);
    at = property(at, 'caused_by') ?? first(property(at, 'root_cause'));
  }
  const words = reasons.join(': ').replace(/\s+/g, ' ').slice(0, 600);
  return [typeof type === 'string' ? type : null, words === '' ? null : words];
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
