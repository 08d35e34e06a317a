import type { Json } from '../../src/event/index.ts';
import { schemaFromMapping } from '../../src/schema/index.ts';
import { listOf, type Table, tableOf } from './elasticsearch-eql-rest.ts';

/** What the calls of a test have made: indices with the mapping that their documents left behind. */
export interface Cluster {
  readonly indices: Map<string, Index>;
}

interface Index {
  mapping: Table;
  readonly documents: { readonly id: string; readonly source: Table }[];
}

export function createIndex({ indices }: Cluster, { index, body }: Table): void {
  indices.set(String(index), { mapping: tableOf(tableOf(body ?? {})['mappings'] ?? {}), documents: [] });
}

/** Actions and documents in pairs, each a table or its text. */
export function bulk({ indices }: Cluster, { index: target, body }: Table): void {
  const lines = listOf(body).map((line) => tableOf(typeof line === 'string' ? (JSON.parse(line) as Json) : line));
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const action = tableOf(lines[at]?.['index']);
    const index = indices.get(String(action['_index'] ?? target));
    const source = lines[at + 1];
    if (index === undefined || source === undefined) throw new Error('a document of no index');
    index.documents.push({ id: String(action['_id'] ?? `made-${index.documents.length}`), source });
    index.mapping = mappedDynamically(index.mapping, source);
  }
}

/** Fields that the mapping lacks: strings are text with an exact sub-field, or dates; whole numbers long; the rest as JSON has it. */
function mappedDynamically(mapping: Table, source: Table): Table {
  const read = schemaFromMapping({ mappings: mapping });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { fields } = read.schema;
  const found: { [name: string]: Json } = {};
  const look = (json: Json, name: string): void => {
    const known = fields.get(name);
    if (json === null || (known !== undefined && (known.writtenType ?? known.type) !== 'object')) return;
    if (Array.isArray(json)) for (const element of json) look(element, name);
    else if (typeof json === 'object')
      for (const [key, value] of Object.entries(json)) look(value, name === '' ? key : `${name}.${key}`);
    else found[name] ??= typeFor(json);
  };
  look(source, '');
  return { ...mapping, properties: { ...tableOf(mapping['properties'] ?? {}), ...found } };
}

function typeFor(json: string | number | boolean): Json {
  if (typeof json === 'number') return { type: Number.isInteger(json) ? 'long' : 'float' };
  if (typeof json === 'boolean') return { type: 'boolean' };
  if (/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(json)) return { type: 'date' };
  return { type: 'text', fields: { keyword: { type: 'keyword', ignore_above: 256 } } };
}

/** What a search finds: the text of a console in which the cluster is made and searched, and what else changes the answer. */
export interface Search {
  readonly text: string;
  readonly body: Table;
  /** The parameters of the search, in the body or in the address. */
  readonly parameters: Table;
}

/**
 * The search as a user would paste it, behind requests that make the indices as they are. What a script computes stands in the
 * documents; an index whose script throws has no document for a query that asks for its field.
 */
export function searchOf({ indices }: Cluster, { index, body: written, ...inAddress }: Table): Search {
  const body = tableOf(written);
  const lines: string[] = [];
  for (const [name, { mapping, documents }] of indices) {
    lines.push(`PUT ${name}`, JSON.stringify({ mappings: mapping }), '');
    const scripts = { ...tableOf(mapping['runtime'] ?? {}), ...tableOf(body['runtime_mappings'] ?? {}) };
    const fails = Object.entries(scripts).some(([field, definition]) => throws(definition) && asks(body, field));
    if (documents.length === 0 || fails) continue;
    lines.push('POST _bulk');
    for (const { id, source } of documents)
      lines.push(JSON.stringify({ index: { _index: name, _id: id } }), JSON.stringify(computed(source, scripts)));
    lines.push('');
  }
  const address = Object.entries(inAddress).map(([key, value]) => `${key}=${encodeURIComponent(String(value))}`);
  lines.push(`POST ${String(index)}/_eql/search${address.length === 0 ? '' : `?${address.join('&')}`}`, JSON.stringify(body));
  return { text: `${lines.join('\n')}\n`, body, parameters: { ...inAddress, ...body } };
}

function asks(body: Table, field: string): boolean {
  return new RegExp(`\\b${field}\\b`).test(String(body['query']));
}

function throws(definition: Json): boolean {
  return scriptOf(definition)?.startsWith('throw') ?? false;
}

function scriptOf(definition: Json): string | null {
  if (Array.isArray(definition)) return null;
  const { script } = tableOf(definition);
  if (script === undefined) return null;
  return typeof script === 'string' ? script : String(tableOf(script)['source']);
}

/** What the scripts compute, told apart by what each calls. */
const SCRIPTS: readonly (readonly [RegExp, (source: Table) => Json])[] = [
  [/getDisplayName/, (source) => dayOf(source).toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' })],
  [/getValue\(\)/, (source) => dayOf(source).getUTCDay() || 7],
  [/emit\('YES'\)/, ({ valid }) => (valid === true ? 'YES' : 'NO')],
  [/raw_message/, ({ raw_message }) => /\d+\.\d+\.\d+\.\d+/.exec(String(raw_message))?.[0] ?? null],
  [/^throw/, () => null],
];

function computed(source: Table, scripts: Table): Table {
  const values: { [field: string]: Json } = {};
  for (const [field, definition] of Object.entries(scripts)) {
    const script = scriptOf(definition);
    if (script === null) continue;
    const value = SCRIPTS.find(([pattern]) => pattern.test(script))?.[1];
    if (value === undefined) throw new Error(`a script that is not known: ${script}`);
    values[field] = value(source);
  }
  return { ...source, ...values };
}

function dayOf(source: Table): Date {
  return new Date(String(source['@timestamp']));
}
