import { namesIndex } from './index-names.ts';
import { compact, type JsonNode, memberOf } from './node.ts';
import type { RestRequest } from './request.ts';

/** A document that a request of the text puts into an index, as one line of JSON. */
export interface IndexedDocument {
  readonly index: string;
  readonly id: string | null;
  readonly text: string;
}

/** What the requests of a text put into a cluster: mappings by index, and documents in their order. */
interface ClusterContents {
  readonly mappings: readonly IndexMapping[];
  readonly documents: readonly IndexedDocument[];
}

interface IndexMapping {
  readonly names: readonly string[];
  /** The object that holds `properties`, as JSON. */
  readonly mapping: string;
}

/** Follows the requests: indices that are made, mapped and deleted, documents that are indexed, replaced and deleted. */
export function contentsOf(requests: readonly RestRequest[]): ClusterContents {
  const mappings = new Map<string, { names: string[]; parts: JsonNode[] }>();
  const documents = new Map<string, IndexedDocument>();
  let unnamed = 0;
  for (const request of requests) follow(request);
  return {
    mappings: [...mappings.values()].map(({ names, parts }) => ({ names, mapping: merged(parts) })),
    documents: [...documents.values()],
  };

  function follow({ method, path, bodies, kibana }: RestRequest): void {
    const parts = path.split('/');
    const [index = '', action = '', id] = parts;
    const [body = null] = bodies;
    const writes = method === 'PUT' || method === 'POST';
    if (kibana) return;
    if (writes && parts.at(-1) === '_bulk') bulk(bodies, parts.length > 1 ? index : '');
    else if (index === '' || index.startsWith('_')) return;
    else if (writes && /^_(?:doc|create)$/.test(action) && body !== null) add(index, id ?? null, body);
    else if (writes && parts.length === 3 && !action.startsWith('_') && body !== null) add(index, id ?? null, body);
    else if (writes && action === '_mapping' && body !== null) map(index, body);
    else if (method === 'GET' && action === '_mapping') answered(body);
    else if (method === 'PUT' && parts.length === 1) create(index, body);
    else if (method === 'DELETE' && parts.length === 1) remove(index);
    else if (method === 'DELETE' && action === '_doc' && id !== undefined) documents.delete(keyOf(index, id));
  }

  function create(index: string, body: JsonNode | null): void {
    const aliases = memberOf(body, 'aliases')?.value;
    const names = [index, ...(aliases?.kind === 'object' ? aliases.members.map(({ name }) => name) : [])];
    mappings.set(index, { names, parts: [] });
    const mapping = memberOf(body, 'mappings')?.value;
    if (mapping !== undefined) map(index, mapping);
  }

  function map(index: string, mapping: JsonNode): void {
    const known = mappings.get(index) ?? { names: [index], parts: [] };
    mappings.set(index, known);
    known.parts.push(mapping);
  }

  /** What `GET index/_mapping` answers, pasted behind it. */
  function answered(body: JsonNode | null): void {
    if (body?.kind !== 'object') return;
    for (const { name, value } of body.members) {
      const mapping = memberOf(value, 'mappings')?.value;
      if (mapping !== undefined) mappings.set(name, { names: [name], parts: [mapping] });
    }
  }

  function remove(target: string): void {
    for (const index of [...mappings.keys()]) if (namesIndex(target, [index])) mappings.delete(index);
    for (const [key, { index }] of [...documents]) if (namesIndex(target, [index])) documents.delete(key);
  }

  function add(index: string, id: string | null, body: JsonNode): void {
    if (body.kind !== 'object') return;
    documents.set(id === null ? `#${unnamed++}` : keyOf(index, id), { index, id, text: compact(body) });
  }

  function bulk(bodies: readonly JsonNode[], target: string): void {
    for (let at = 0; at < bodies.length; at++) {
      const line = bodies[at];
      const action = line?.kind === 'object' && line.members.length === 1 ? line.members[0] : undefined;
      if (action === undefined || !/^(?:index|create|update|delete)$/.test(action.name)) return;
      const index = textOf(memberOf(action.value, '_index')?.value) ?? target;
      const id = textOf(memberOf(action.value, '_id')?.value);
      if (action.name === 'delete') {
        if (id !== null) documents.delete(keyOf(index, id));
        continue;
      }
      const source = bodies[++at];
      if (source !== undefined && action.name !== 'update') add(index, id, source);
    }
  }
}

function keyOf(index: string, id: string): string {
  return JSON.stringify([index, id]);
}

function textOf(node: JsonNode | undefined): string | null {
  if (node?.kind === 'string') return node.value;
  return node?.kind === 'number' ? node.text : null;
}

/** Mappings of one index, put one after the other: what a later one says of a field adds to the earlier. */
function merged(parts: readonly JsonNode[]): string {
  const [first, ...others] = parts;
  return first === undefined ? '{}' : compact(others.reduce(joined, first));
}

function joined(earlier: JsonNode, later: JsonNode): JsonNode {
  if (earlier.kind !== 'object' || later.kind !== 'object') return later;
  const members = new Map(earlier.members.map((member) => [member.name, member]));
  for (const member of later.members) {
    const known = members.get(member.name);
    members.set(member.name, known === undefined ? member : { ...member, value: joined(known.value, member.value) });
  }
  return { ...later, members: [...members.values()] };
}

/** The mapping of the indices that a request searches, as `GET index/_mapping` answers; null: the text has none. */
export function mappingFor(contents: ClusterContents, target: string): string | null {
  const own = contents.mappings.filter(({ mapping }) => mapping !== '{}');
  const named = own.filter(({ names }) => namesIndex(target, names));
  // By an alias or a data stream that the text does not make: then it is one of those that are there.
  const chosen = named.length === 0 ? own : named;
  if (chosen.length === 0) return null;
  return `{${chosen.map(({ names, mapping }) => `${JSON.stringify(names[0])}:{"mappings":${mapping}}`).join(',')}}`;
}
