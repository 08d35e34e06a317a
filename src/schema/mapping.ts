import { type FieldType, familyOf, type Schema, type SchemaField } from '../event/index.ts';
import { isNonEmpty, type NonEmpty } from '../source/index.ts';

/** Something in a mapping that cannot be read; `path` is the dotted name of the field, empty for the whole. */
export interface MappingProblem {
  readonly path: string;
  readonly message: string;
}

export type MappingResult =
  | { readonly ok: true; readonly schema: Schema }
  | { readonly ok: false; readonly problems: NonEmpty<MappingProblem> };

/** Deeper than any mapping Elasticsearch accepts (`index.mapping.depth.limit` is 20). */
const DEPTH_LIMIT = 100;

/**
 * Reads an Elasticsearch mapping: the body of a put-mapping request (`{ properties }`), the same under `mappings`, or the
 * answer of get-mapping. Objects, sub-fields (`fields`), aliases, `ignore_above`, `null_value`, date formats and runtime
 * fields are understood; every problem is reported together. Several indices are read as one; a field must be of one type
 * in all of them, its dates are read in the formats of all, in their order, and its other facts are those of the first.
 */
export function schemaFromMapping(json: unknown): MappingResult {
  const roots = rootsOf(json);
  if (roots.length === 0) return { ok: false, problems: [{ path: '', message: 'no "properties" found: not a mapping' }] };
  const fields = new Map<string, SchemaField>();
  const problems: MappingProblem[] = [];
  for (const root of roots) {
    const reader = readIndex(root);
    problems.push(...reader.problems);
    for (const [name, facts] of reader.fields) {
      const known = fields.get(name);
      if (known === undefined) fields.set(name, facts);
      else if (known.type !== facts.type) {
        problems.push({ path: name, message: `of type ${known.type} in one index and of type ${facts.type} in another` });
      } else if (known.dateFormat !== facts.dateFormat) {
        fields.set(name, {
          ...known,
          dateFormat: `${known.dateFormat ?? DEFAULT_FORMAT}||${facts.dateFormat ?? DEFAULT_FORMAT}`,
        });
      }
    }
  }
  return isNonEmpty(problems) ? { ok: false, problems } : { ok: true, schema: { fields } };
}

function readIndex(root: Dictionary): Reader {
  const reader: Reader = { fields: new Map(), aliases: new Map(), problems: [] };
  readProperties(reader, own(root, 'properties'), '', 0);
  readProperties(reader, own(root, 'runtime'), '', 0);
  for (const [name, target] of reader.aliases) {
    const facts = reader.fields.get(target);
    if (facts === undefined) reader.problems.push({ path: name, message: `alias of ${target}, which is not mapped` });
    else reader.fields.set(name, { ...facts, path: facts.path ?? target });
  }
  return reader;
}

interface Reader {
  readonly fields: Map<string, SchemaField>;
  readonly aliases: Map<string, string>;
  readonly problems: MappingProblem[];
}

type Dictionary = Readonly<Record<string, unknown>>;

function isDictionary(json: unknown): json is Dictionary {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The objects that hold `properties`: one at the top or under `mappings`, or one for each index of a get-mapping answer. */
function rootsOf(json: unknown): readonly Dictionary[] {
  if (!isDictionary(json)) return [];
  if (isDictionary(own(json, 'properties'))) return [json];
  const given = Object.hasOwn(json, 'mappings') ? [json] : Object.values(json);
  const roots = given.map((index) => (isDictionary(index) ? own(index, 'mappings') : undefined));
  return roots.every(isDictionary) ? roots : [];
}

function readProperties(reader: Reader, json: unknown, prefix: string, depth: number): void {
  if (json === undefined) return;
  if (!isDictionary(json)) {
    reader.problems.push({ path: prefix, message: '"properties" is not an object' });
    return;
  }
  if (depth > DEPTH_LIMIT) {
    reader.problems.push({ path: prefix, message: `nested more than ${DEPTH_LIMIT} levels deep` });
    return;
  }
  for (const [key, definition] of Object.entries(json)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (isDictionary(definition)) readField(reader, definition, name, depth);
    else reader.problems.push({ path: name, message: 'the definition is not an object' });
  }
}

function readField(reader: Reader, definition: Dictionary, name: string, depth: number): void {
  const written = own(definition, 'type') ?? 'object';
  if (written === 'alias') {
    const target = own(definition, 'path');
    if (typeof target === 'string') reader.aliases.set(name, target);
    else reader.problems.push({ path: name, message: 'an alias without "path"' });
    return;
  }
  const type = fieldType(written);
  if (type === null) {
    reader.problems.push({ path: name, message: `unknown field type ${JSON.stringify(written)}` });
    return;
  }
  const subfields = own(definition, 'fields');
  reader.fields.set(name, { ...facts(definition, type), exactSubfield: exactSubfield(type, subfields) });
  readProperties(reader, own(definition, 'properties'), name, depth + 1);
  if (!isDictionary(subfields)) return;
  for (const [key, subfield] of Object.entries(subfields)) {
    const kind = isDictionary(subfield) ? fieldType(own(subfield, 'type')) : null;
    if (!isDictionary(subfield) || kind === null) {
      reader.problems.push({ path: `${name}.${key}`, message: 'unknown type of sub-field' });
    } else {
      reader.fields.set(`${name}.${key}`, { ...facts(subfield, kind), path: name });
    }
  }
}

function own(definition: Dictionary, key: string): unknown {
  return Object.hasOwn(definition, key) ? definition[key] : undefined;
}

function facts(definition: Dictionary, type: FieldType): SchemaField {
  const ignoreAbove = own(definition, 'ignore_above');
  const nullValue = own(definition, 'null_value');
  const hasNullValue = typeof nullValue === 'string' || typeof nullValue === 'number' || typeof nullValue === 'boolean';
  return {
    type,
    ignoreAbove: typeof ignoreAbove === 'number' ? ignoreAbove : null,
    nullValue: hasNullValue ? nullValue : null,
    exactSubfield: null,
    origin: 'mapping',
    ...dateFormat(type, own(definition, 'format')),
    ...constant(type, own(definition, 'value')),
    ...normalizer(type, own(definition, 'normalizer')),
  };
}

function normalizer(type: FieldType, name: unknown): { readonly normalizer?: string } {
  return type === 'keyword' && typeof name === 'string' ? { normalizer: name } : {};
}

function constant(type: FieldType, value: unknown): { readonly constant?: string } {
  const given = typeof value === 'string' || typeof value === 'number';
  return type === 'constant_keyword' && given ? { constant: String(value) } : {};
}

/** The format of a date field when its mapping gives none; `date_nanos` has the same by another name. */
const DEFAULT_FORMAT = 'strict_date_optional_time||epoch_millis';
const DEFAULT_FORMATS = new Set([DEFAULT_FORMAT, 'strict_date_optional_time_nanos||epoch_millis']);

function dateFormat(type: FieldType, format: unknown): { readonly dateFormat?: string } {
  if (familyOf(type) !== 'date' || typeof format !== 'string') return {};
  const written = format
    .split('||')
    .map((part) => part.trim())
    .join('||');
  return DEFAULT_FORMATS.has(written) ? {} : { dateFormat: written };
}

/** The first sub-field that holds exact strings stands in for a text field. (eql-semantics 1.6) */
function exactSubfield(type: FieldType, subfields: unknown): string | null {
  if ((type !== 'text' && type !== 'match_only_text') || !isDictionary(subfields)) return null;
  for (const [key, subfield] of Object.entries(subfields)) {
    if (!isDictionary(subfield) || own(subfield, 'normalizer') !== undefined) continue;
    const kind = own(subfield, 'type');
    if (kind === 'keyword' || kind === 'wildcard' || kind === 'constant_keyword') return key;
  }
  return null;
}

/** Types that answer like another one are read as that one; `null`: not a type rules can be read against. */
const TYPES: ReadonlyMap<unknown, FieldType> = new Map<unknown, FieldType>([
  ...(
    [
      'keyword',
      'constant_keyword',
      'wildcard',
      'flattened',
      'version',
      'text',
      'match_only_text',
      'long',
      'integer',
      'short',
      'byte',
      'unsigned_long',
      'double',
      'float',
      'half_float',
      'scaled_float',
      'boolean',
      'ip',
      'date',
      'date_nanos',
      'nested',
      'object',
      'geo_point',
    ] as const satisfies readonly FieldType[]
  ).map((type): readonly [unknown, FieldType] => [type, type]),
  // Types no rule can use; what matters of them is that they are refused.
  ...[
    ...['geo_shape', 'point', 'shape', 'date_range', 'ip_range', 'long_range', 'integer_range', 'double_range', 'float_range'],
    ...['dense_vector', 'sparse_vector', 'rank_vectors', 'rank_feature', 'rank_features', 'knn_vector', 'semantic_text'],
    ...['histogram', 'aggregate_metric_double', 'counted_keyword', 'token_count', 'completion', 'percolator', 'join'],
    ...['binary', 'murmur3', 'passthrough', 'composite', 'lookup'],
  ].map((type): readonly [unknown, FieldType] => [type, 'object']),
  ['search_as_you_type', 'text'],
  ['annotated_text', 'text'],
]);

function fieldType(written: unknown): FieldType | null {
  return TYPES.get(written) ?? null;
}
