import type { Answer, Answers, Ask, Experiment, Recording } from './experiments/index.ts';

/** What a node says of itself. Elasticsearch without its module of the front page still tells its nodes. */
export async function describeNode(url: string): Promise<Pick<Recording, 'engine' | 'lucene'>> {
  const front = await fetch(url);
  const said = front.ok ? await front.text() : '';
  const version = /"number"\s*:\s*"([^"]+)"/.exec(said)?.[1];
  const lucene = /"lucene_version"\s*:\s*"([^"]+)"/.exec(said)?.[1];
  if (version !== undefined && lucene !== undefined)
    return { engine: `${said.includes('"opensearch"') ? 'OpenSearch' : 'Elasticsearch'} ${version}`, lucene };
  const nodes = await (await fetch(`${url}/_nodes/jvm?filter_path=nodes.*.version`)).text();
  return { engine: `Elasticsearch ${/"version":"([^"]+)"/.exec(nodes)?.[1] ?? 'of unknown version'}`, lucene: '' };
}

/** Puts an experiment to a node: an index of its own, removed afterwards. */
export async function askNode(url: string, experiment: Experiment): Promise<Answers> {
  const index = `${url}/eqlibrium-${experiment.name}`;
  const settings = { number_of_shards: 1, number_of_replicas: 0, ...experiment.settings };
  await send('DELETE', index, null);
  const made = await send(
    'PUT',
    index,
    JSON.stringify({ settings, mappings: { dynamic: false, properties: experiment.mapping } }),
  );
  if (!made.ok) return refusedAll(experiment, reasonOf(made.text));
  try {
    const rejected = await load(index, experiment);
    const asks: Record<string, Answer> = {};
    const reasons: Record<string, string> = {};
    for (const [name, ask] of Object.entries(experiment.asks)) {
      const { ok, text } = await send('POST', `${index}/_search?size=1000&_source=false`, bodyOf(ask));
      const found = ok ? hitsOf(text) : null;
      asks[name] = found === null ? 'refused' : Object.keys(experiment.documents).filter((_, at) => found.has(String(at)));
      if (found === null) reasons[name] = reasonOf(text);
    }
    return { rejected, asks, reasons };
  } finally {
    await send('DELETE', index, null);
  }
}

/** The printed body of a search. */
export function bodyOf(ask: Ask): string {
  return `{"query":${typeof ask === 'string' ? ask : JSON.stringify(ask)}}`;
}

function refusedAll(experiment: Experiment, reason: string): Answers {
  return {
    rejected: {},
    asks: Object.fromEntries(Object.keys(experiment.asks).map((name) => [name, 'refused'])),
    reasons: { index: reason },
  };
}

/** Loads the documents under numbers for ids, since names may be anything. */
async function load(index: string, experiment: Experiment): Promise<Record<string, string>> {
  const rejected: Record<string, string> = {};
  const names = Object.keys(experiment.documents);
  for (const [at, name] of names.entries()) {
    const { ok, text } = await send('PUT', `${index}/_doc/${at}`, experiment.documents[name] ?? '');
    if (!ok) rejected[name] = reasonOf(text);
  }
  await send('POST', `${index}/_refresh`, null);
  return rejected;
}

interface SearchResponse {
  readonly timed_out?: boolean;
  readonly _shards?: { readonly failed?: number };
  readonly hits?: { readonly hits?: readonly { readonly _id: string }[] };
}

/** The ids a search found; null where a shard failed, for then some may be missing. */
function hitsOf(text: string): ReadonlySet<string> | null {
  const { timed_out: late, _shards: shards, hits } = JSON.parse(text) as SearchResponse;
  if (late !== false || shards?.failed !== 0 || hits?.hits === undefined) return null;
  return new Set(hits.hits.map((hit) => hit._id));
}

interface ErrorCause {
  readonly type?: string;
  readonly reason?: string;
  readonly caused_by?: ErrorCause;
  readonly root_cause?: readonly ErrorCause[];
  readonly failed_shards?: readonly { readonly reason?: ErrorCause }[];
}

/** The innermost reason that an error response gives, without what differs from run to run, cut to a line. */
function reasonOf(text: string): string {
  let cause: ErrorCause | undefined;
  try {
    cause = (JSON.parse(text) as { readonly error?: ErrorCause }).error;
  } catch {
    return text.slice(0, 160);
  }
  for (const inner of [cause?.failed_shards?.[0]?.reason ?? cause?.root_cause?.[0]]) if (inner !== undefined) cause = inner;
  while (cause?.caused_by !== undefined) cause = cause.caused_by;
  const line = `${cause?.type ?? 'error'}: ${cause?.reason ?? text}`;
  return line
    .replace(/ in document with id '\d+'\. Preview of field's value: .*/s, '')
    .replace(/\s+/g, ' ')
    .replace(/@[0-9a-f]{6,8}\b/g, '@...')
    .slice(0, 200);
}

interface Sent {
  readonly ok: boolean;
  readonly text: string;
}

async function send(method: string, url: string, body: string | null): Promise<Sent> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body });
  return { ok: response.ok, text: await response.text() };
}
