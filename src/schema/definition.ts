import type { FieldType, SchemaField } from '../event/index.ts';
import type { Analyzers } from './analyzers.ts';
import { familyOf } from './families.ts';
import { type Dictionary, isDictionary, own } from './json.ts';
import type { Normalizers } from './normalizers.ts';

/** What the settings of an index define for its fields. */
export interface Defined {
  readonly normalizers: Normalizers;
  readonly analyzers: Analyzers;
}

/** The facts of a field of a known type as its definition tells them. */
export function factsOf(definition: Dictionary, type: FieldType, { normalizers, analyzers }: Defined): SchemaField {
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
    ...normalizer(type, own(definition, 'normalizer'), normalizers),
    ...analyzer(type, definition, analyzers),
    ...kept(definition, type),
  };
}

/** A field that no rule can use, under the type that the mapping names. */
export function unusable(writtenType: string): SchemaField {
  return { type: 'object', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping', writtenType };
}

function normalizer(type: FieldType, name: unknown, normalizers: Normalizers): Pick<SchemaField, 'normalizer'> {
  return type === 'keyword' && typeof name === 'string' ? { normalizer: normalizers(name) } : {};
}

/** A field that is searched with another analyzer than it is written with has no words of its own. */
function analyzer(type: FieldType, definition: Dictionary, analyzers: Analyzers): Pick<SchemaField, 'analyzer'> {
  const [name, searched] = [own(definition, 'analyzer'), own(definition, 'search_analyzer')];
  if (familyOf(type) !== 'text') return {};
  const written = typeof name === 'string' ? name : 'default';
  const search = typeof searched === 'string' ? searched : null;
  const found = search === null || search === written ? analyzers(written) : { name: written, wordLetters: null };
  return found === null ? {} : { analyzer: found };
}

function constant(type: FieldType, value: unknown): Pick<SchemaField, 'constant'> {
  const given = typeof value === 'string' || typeof value === 'number';
  return type === 'constant_keyword' && given ? { constant: String(value) } : {};
}

/** A field that is not indexed is searched by its doc values, which analysed text has not; without either nothing finds it. */
function kept(definition: Dictionary, type: FieldType): Pick<SchemaField, 'keeps'> {
  const [indexed, values] = ['index', 'doc_values'].map((key) => isTrue(own(definition, key)));
  if (familyOf(type) === 'text') return indexed === true ? {} : { keeps: 'nothing' };
  if (values === true) return {};
  return { keeps: indexed === true ? 'no-values' : 'nothing' };
}

function isTrue(flag: unknown): boolean {
  return flag !== false && flag !== 'false';
}

/** The format of a date field when its mapping gives none; `date_nanos` has the same by another name. */
export const DEFAULT_FORMAT = 'strict_date_optional_time||epoch_millis';
const DEFAULT_FORMATS = new Set([DEFAULT_FORMAT, 'strict_date_optional_time_nanos||epoch_millis']);

function dateFormat(type: FieldType, format: unknown): Pick<SchemaField, 'dateFormat'> {
  if (familyOf(type) !== 'date' || typeof format !== 'string') return {};
  const written = format
    .split('||')
    .map((part) => part.trim())
    .join('||');
  return DEFAULT_FORMATS.has(written) ? {} : { dateFormat: written };
}

/**
 * The one sub-field that holds exact strings stands in for a text field; of several none does. Whether it has a normalizer makes no
 * difference. (eql-semantics 1.6)
 */
export function exactSubfield(type: FieldType, subfields: unknown): Pick<SchemaField, 'exactSubfield' | 'exactCandidates'> {
  if (familyOf(type) !== 'text' || !isDictionary(subfields)) return { exactSubfield: null };
  const exact = Object.entries(subfields).flatMap(([key, subfield]) =>
    isDictionary(subfield) && EXACT.has(own(subfield, 'type')) ? [key] : [],
  );
  const [only = null] = exact;
  return exact.length > 1 ? { exactSubfield: null, exactCandidates: exact } : { exactSubfield: only };
}

const EXACT: ReadonlySet<unknown> = new Set<FieldType>(['keyword', 'wildcard', 'constant_keyword']);
