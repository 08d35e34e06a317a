import { randomUUID } from 'node:crypto';
import type { GuestEngine } from '../../api/guests.ts';
import type { Engine } from '../../contract/index.ts';
import {
  type Cluster,
  type Connection,
  type Credentials,
  clusterEngine,
  connect,
  introduce,
  ownIndices,
  type Product,
  readAddress,
  titleOf,
} from '../../engines/cluster/index.ts';
import type { Plan } from '../../ir/index.ts';
import { printable } from '../../source/index.ts';
import type { EngineWorld, OpenedCluster, OpenedEngines, Pause } from '../host/engines.ts';
import { UsageError } from '../host/host.ts';
import { nodeTransport } from './node-transport.ts';

/** Opens the engines of one cluster: the query DSL, query strings, and on Elasticsearch the EQL itself and KQL. */
export async function openCluster(product: Product, address: string, world: EngineWorld): Promise<OpenedEngines> {
  const { connection, facts } = await openConnection(product, address, world);
  const indices = ownIndices(connection, randomUUID);
  const cluster: Cluster = { connection, facts, indices, pause: world.pause ?? pauseByClock };
  let closed: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    connection.close();
    for (const left of await indices.removeAll()) process.stderr.write(`${printable(`error: ${connection.url}: ${left}`)}\n`);
  };
  return {
    guests: guestsOf(cluster),
    lucene: queryStringsOf(cluster),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** Prepares the way to a cluster and asks it what it is. */
export async function openConnection(
  product: Product,
  address: string,
  world: Omit<EngineWorld, 'lucene'>,
): Promise<OpenedCluster> {
  const connection = connectTo(product, address, world);
  const facts = await introduce(connection, product);
  if (!facts.ok) throw new UsageError(`${product}: ${facts.message}`);
  return { connection, facts, close: async () => connection.close() };
}

/** Throws a `UsageError` that does not repeat the address, which may hold a password. */
function connectTo(product: Product, text: string, world: Omit<EngineWorld, 'lucene'>): Connection {
  const { environment, connection, pause = pauseByClock } = world;
  const address = readAddress(text);
  if (typeof address === 'string') throw new UsageError(`${product}: ${address}`);
  const named = credentialsOf(product, environment);
  return connect({
    url: address.url,
    credentials: address.credentials.kind === 'none' ? named : address.credentials,
    transport: nodeTransport(connection),
    wait: pause,
    timeout: connection.timeout,
  });
}

function queryStringsOf(cluster: Cluster): Engine<'lucene'> {
  return clusterEngine(cluster, `${cluster.facts.product}-lucene`, 'lucene');
}

function guestsOf(cluster: Cluster): readonly GuestEngine[] {
  const { product, version, eql } = cluster.facts;
  const noKql = `${titleOf(product)} ${version} here has no KQL`;
  const noEql = `${titleOf(product)} ${version} here has no EQL search`;
  const dsl = clusterEngine(cluster, product, 'es-dsl');
  const guests: GuestEngine[] = [
    { engine: dsl, absence: (plan) => (eql || isSearch(plan) ? null : noEql) },
    {
      engine: queryStringsOf(cluster),
      absence: (plan) => (isSearch(plan) ? null : 'a query string asks each document by itself'),
    },
  ];
  if (product === 'opensearch') return guests;
  const alike = `it is EQL already what ${product} runs`;
  const own = clusterEngine(cluster, `${product}-eql`, 'eql');
  const kql = clusterEngine(cluster, `${product}-kql`, 'kql');
  return [
    ...guests,
    { engine: kql, absence: (plan) => (!cluster.facts.kql ? noKql : isSearch(plan) ? null : 'KQL asks each document by itself') },
    { engine: own, absence: (plan) => (!eql ? noEql : isSearch(plan) ? null : alike) },
  ];
}

/** Whether one search over documents answers it; all else needs EQL. */
function isSearch(plan: Plan): boolean {
  return plan.kind === 'single';
}

/** `EQLIBRIUM_OPENSEARCH_API_KEY`, or `..._USER` with `..._PASSWORD`; without the product for all clusters. */
function credentialsOf(product: Product, environment: EngineWorld['environment']): Credentials {
  const look = (what: string): string | undefined =>
    environment[`EQLIBRIUM_${product.toUpperCase()}_${what}`] || environment[`EQLIBRIUM_${what}`];
  const key = look('API_KEY');
  if (key !== undefined) return { kind: 'api-key', key: key.trim() };
  const user = look('USER');
  const password = look('PASSWORD');
  if (user === undefined && password === undefined) return { kind: 'none' };
  if (user !== undefined && password !== undefined) return { kind: 'basic', user, password };
  throw new UsageError(`${product}: EQLIBRIUM_USER and EQLIBRIUM_PASSWORD belong together; one of them is not set`);
}

const pauseByClock: Pause = async (milliseconds, signal) => {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
};
