import type { Json, Schema } from '../../../event/index.ts';
import { isObject } from '../json.ts';
import { type ReadQuery, readQueryDsl } from '../query-dsl.ts';
import { readQueryString } from './index.ts';

/**
 * Reads a query string as programs print it: alone, in a request, in a saved search of Kibana, in a detection rule, in a monitor of
 * OpenSearch, or as the only one of a list of these. What stands beside it there (indices, schedules) is not read.
 */
export function readCarriedQueryString(text: string, schema: Schema): ReadQuery {
  const json = jsonOf(text);
  if (json !== undefined) return ofDocument(json, '$', schema, 0);
  const read = readQueryString(text, schema);
  return read.ok ? read : { ok: false, path: read.place, reason: read.reason };
}

/** Documents in documents are a few deep at most. */
const DEEPEST = 10;

function ofDocument(json: Json, path: string, schema: Schema, depth: number): ReadQuery {
  const not = (reason: string): ReadQuery => ({ ok: false, path, reason });
  if (depth > DEEPEST) return not('documents nested too deeply');
  const within = (inner: Json | undefined, key: string): ReadQuery =>
    ofDocument(inner ?? null, `${path}.${key}`, schema, depth + 1);
  if (Array.isArray(json)) {
    const [only] = json;
    return only === undefined || json.length > 1 ? not(`a list of ${json.length}`) : within(only, '0');
  }
  if (!isObject(json)) return not('no document with a query string');
  const { attributes, params, inputs, search, kibanaSavedObjectMeta: saved, language, query, filter, filters } = json;
  if (attributes !== undefined) return within(attributes, 'attributes');
  if (saved !== undefined) {
    const source = isObject(saved) ? saved['searchSourceJSON'] : undefined;
    const inner = typeof source === 'string' ? jsonOf(source) : undefined;
    return inner === undefined
      ? not('a saved search without its source')
      : within(inner, 'kibanaSavedObjectMeta.searchSourceJSON');
  }
  if (params !== undefined) return within(params, 'params');
  if (inputs !== undefined) return within(inputs, 'inputs');
  if (search !== undefined) return within(isObject(search) ? search['query'] : null, 'search.query');
  if ([filter, filters].some((list) => Array.isArray(list) && list.length > 0)) return not('filters beside the query');
  if (isObject(query) && typeof query['query'] === 'string' && query['language'] !== undefined) return within(query, 'query');
  if (typeof query === 'string') {
    if (language !== undefined && language !== 'lucene') return not('a query of another language');
    const read = readQueryString(query, schema);
    return read.ok ? read : { ok: false, path: `${path}.query, ${read.place}`, reason: read.reason };
  }
  return query === undefined ? not('no query') : readQueryDsl(query, schema);
}

function jsonOf(text: string): Json | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // A range begins in the same way.
    return undefined;
  }
}
