import type { Connection } from './connection.ts';
import { type ClusterFailure, clusterFailure, property } from './failure.ts';

/** Products that speak this protocol. */
export type Product = 'elasticsearch' | 'opensearch';

/** What a cluster says of itself. */
export interface ClusterFacts {
  readonly ok: true;
  readonly product: Product;
  readonly version: string;
  /** Whether it runs EQL itself. */
  readonly eql: boolean;
  /** Whether it has a reader of KQL of its own. */
  readonly kql: boolean;
}

const TITLES = { elasticsearch: 'Elasticsearch', opensearch: 'OpenSearch' } as const satisfies Record<Product, string>;

/** How a product is called. */
export function titleOf(product: Product): string {
  return TITLES[product];
}

/** The first versions whose queries ours are. */
const OLDEST = { elasticsearch: [7, 10], opensearch: [1, 0] } as const satisfies Record<Product, readonly [number, number]>;

/** Asks a cluster what it is; anything but the product and a version that is expected is a failure. */
export async function introduce(connection: Connection, product: Product): Promise<ClusterFacts | ClusterFailure> {
  const { say, here } = connection.voice;
  const said = await describeCluster(connection, product);
  if (!said.ok) return said;
  const { version, found } = said;
  if (version === null)
    return clusterFailure('not-a-cluster', say`${here} does not say its version; is it a cluster of ${titleOf(product)}?`);
  if (found !== product)
    return clusterFailure(
      'not-a-cluster',
      say`${here} is ${titleOf(found)} ${version}, not ${titleOf(product)}; ask for it as ${found}`,
    );
  const [major, minor] = OLDEST[product];
  const [, ownMajor, ownMinor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  if (Number(ownMajor) < major || (Number(ownMajor) === major && Number(ownMinor) < minor))
    return clusterFailure('refused', say`${here} is ${titleOf(product)} ${version}; queries are for ${major}.${minor} and later`);
  const isElastic = product === 'elasticsearch';
  return {
    ok: true,
    product,
    version,
    eql: isElastic && (await hasEql(connection)),
    kql: isElastic && (await hasKql(connection)),
  };
}

interface Description {
  readonly ok: true;
  readonly version: string | null;
  readonly found: Product;
}

/** Servers without the module that answers `GET /` still tell their version as nodes; which product they are is then taken on trust. */
async function describeCluster(connection: Connection, product: Product): Promise<Description | ClusterFailure> {
  const answer = await connection.ask({ method: 'GET', path: '/', once: true });
  if (!answer.ok && answer.status === 405) {
    const nodes = await connection.ask({ method: 'GET', path: '/_nodes/_local', once: true });
    if (!nodes.ok) return nodes;
    const [node]: readonly unknown[] = Object.values(property(nodes.json, 'nodes') ?? {});
    return { ok: true, version: versionOf(property(node, 'version')), found: product };
  }
  if (!answer.ok) return answer;
  const facts = property(answer.json, 'version');
  const found = property(facts, 'distribution') === 'opensearch' ? 'opensearch' : 'elasticsearch';
  return { ok: true, version: versionOf(property(facts, 'number')), found };
}

/** Reports repeat it, so it has to look like one. */
function versionOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{1,4}\.\d{1,4}[\w.+-]{0,40}$/.test(value) ? value : null;
}

/** Looks for EQL by asking for it on an index that does not exist: only where there is EQL is the index what is missing. */
async function hasEql(connection: Connection): Promise<boolean> {
  const body = JSON.stringify({ query: 'any where false' });
  const answer = await connection.ask({ method: 'POST', path: '/eqlibrium-no-such-index/_eql/search', body, once: true });
  return answer.ok || (answer.type !== null && answer.kind === 'refused');
}

/** The same for KQL: a query that is not known is refused before the index is looked for. */
async function hasKql(connection: Connection): Promise<boolean> {
  const body = JSON.stringify({ query: { kql: { query: 'not *:*' } } });
  const answer = await connection.ask({ method: 'POST', path: '/eqlibrium-no-such-index/_search', body, once: true });
  return answer.ok || answer.type === 'index_not_found_exception';
}
