import type { SchemaField } from '../event/index.ts';
import { analyzersOf } from './analyzers.ts';
import { type Defined, exactSubfield, factsOf, unusable } from './definition.ts';
import { type Dictionary, isDictionary, own } from './json.ts';
import { normalizersOf } from './normalizers.ts';
import { addPassthrough, type Passthrough } from './passthrough.ts';
import { fieldType } from './types.ts';

/** Something in a mapping that cannot be read; `path` is the dotted name of the field, empty for the whole. */
export interface MappingProblem {
  readonly path: string;
  readonly message: string;
}

/** What one index says: its mapping, or single fields of it, and its settings where they were given too. */
export interface IndexSource {
  readonly mappings: Dictionary;
  readonly settings: unknown;
}

interface IndexFields {
  readonly fields: Map<string, SchemaField>;
  readonly problems: readonly MappingProblem[];
}

/** Deeper than any mapping Elasticsearch accepts (`index.mapping.depth.limit` is 20). */
const DEPTH_LIMIT = 100;

interface Reader extends Defined {
  readonly fields: Map<string, SchemaField>;
  readonly aliases: Map<string, string>;
  readonly passthrough: Passthrough[];
  readonly copied: Set<string>;
  readonly problems: MappingProblem[];
}

/** What stands around a definition. */
interface Place {
  readonly depth: number;
  /** Within an object that is not indexed (`enabled: false`). */
  readonly disabled: boolean;
  readonly runtime: boolean;
}

/** The fields of one index: those of its mapping, its runtime fields before them, aliases, and children of passthrough objects. */
export function readIndex({ mappings, settings }: IndexSource): IndexFields {
  const reader: Reader = {
    fields: new Map(),
    aliases: new Map(),
    passthrough: [],
    copied: new Set(),
    problems: [],
    normalizers: normalizersOf(settings),
    analyzers: analyzersOf(settings),
  };
  const top: Place = { depth: 0, disabled: own(mappings, 'enabled') === false, runtime: false };
  readProperties(reader, own(mappings, 'properties'), '', top);
  readProperties(reader, own(mappings, 'runtime'), '', { ...top, runtime: true });
  readSingleFields(reader, mappings, top);
  for (const name of reader.copied) {
    const facts = reader.fields.get(name);
    if (facts !== undefined) reader.fields.set(name, { derived: 'copies', ...facts });
  }
  for (const [name, target] of reader.aliases) addAlias(reader, name, target);
  addPassthrough(reader.fields, reader.passthrough);
  return reader;
}

/** An alias has the facts of its target, but no sub-fields: only the target's own name leads to them. */
function addAlias(reader: Reader, name: string, target: string): void {
  const facts = reader.fields.get(target);
  if (facts === undefined) reader.problems.push({ path: name, message: `alias of ${target}, which is not mapped` });
  else reader.fields.set(name, { ...facts, exactSubfield: null, path: facts.path ?? target });
}

function readProperties(reader: Reader, json: unknown, prefix: string, place: Place): void {
  if (json === undefined) return;
  if (!isDictionary(json)) {
    reader.problems.push({ path: prefix, message: '"properties" is not an object' });
    return;
  }
  if (place.depth > DEPTH_LIMIT) {
    reader.problems.push({ path: prefix, message: `nested more than ${DEPTH_LIMIT} levels deep` });
    return;
  }
  for (const [key, definition] of Object.entries(json)) {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (isDictionary(definition)) readField(reader, definition, name, place);
    else reader.problems.push({ path: name, message: 'the definition is not an object' });
  }
}

/** The answer about single fields: each under its full name, with its definition under the last part of it. */
function readSingleFields(reader: Reader, mappings: Dictionary, place: Place): void {
  const answers = Object.values(mappings).filter(isFieldAnswer);
  const subfields = new Set<string>();
  for (const { full_name: name, mapping } of answers) {
    const [definition] = Object.values(mapping);
    const fields = isDictionary(definition) ? own(definition, 'fields') : undefined;
    if (isDictionary(fields)) for (const key of Object.keys(fields)) subfields.add(`${name}.${key}`);
  }
  for (const { full_name: name, mapping } of answers) {
    const [definition] = Object.values(mapping);
    // A sub-field is read with its parent.
    if (isDictionary(definition) && !subfields.has(name)) readField(reader, definition, name, place);
  }
}

/** How an answer about single fields tells of one. */
export function isFieldAnswer(json: unknown): json is { readonly full_name: string; readonly mapping: Dictionary } {
  return isDictionary(json) && typeof own(json, 'full_name') === 'string' && isDictionary(own(json, 'mapping'));
}

function readField(reader: Reader, definition: Dictionary, name: string, place: Place): void {
  const written = own(definition, 'type') ?? 'object';
  if (typeof written !== 'string') {
    reader.problems.push({ path: name, message: `unknown field type ${JSON.stringify(written)}` });
    return;
  }
  if (written === 'alias') {
    const target = own(definition, 'path');
    if (typeof target === 'string') reader.aliases.set(name, target);
    else reader.problems.push({ path: name, message: 'an alias without "path"' });
    return;
  }
  const type = fieldType(written);
  const subfields = own(definition, 'fields');
  const facts = type === null ? unusable(written) : factsOf(definition, type, reader);
  const exact = type === null ? {} : exactSubfield(type, subfields);
  reader.fields.set(name, { ...facts, ...exact, ...special(definition, place) });
  const copies = own(definition, 'copy_to');
  for (const target of Array.isArray(copies) ? copies : [copies]) if (typeof target === 'string') reader.copied.add(target);
  if (written === 'passthrough') reader.passthrough.push({ name, priority: Number(own(definition, 'priority') ?? 0) });
  const disabled = place.disabled || own(definition, 'enabled') === false;
  readProperties(reader, own(definition, 'properties'), name, { ...place, depth: place.depth + 1, disabled });
  if (isDictionary(subfields)) readSubfields(reader, subfields, name, place);
}

function readSubfields(reader: Reader, subfields: Dictionary, name: string, place: Place): void {
  for (const [key, subfield] of Object.entries(subfields)) {
    const written = isDictionary(subfield) ? own(subfield, 'type') : null;
    if (!isDictionary(subfield) || typeof written !== 'string') {
      reader.problems.push({ path: `${name}.${key}`, message: 'unknown type of sub-field' });
      continue;
    }
    const type = fieldType(written);
    const facts = type === null ? unusable(written) : factsOf(subfield, type, reader);
    reader.fields.set(`${name}.${key}`, { ...facts, ...special(subfield, place), path: name });
  }
}

function special(definition: Dictionary, { disabled, runtime }: Place): Pick<SchemaField, 'keeps' | 'derived'> {
  if (disabled) return { keeps: 'nothing' };
  return runtime && own(definition, 'script') !== undefined ? { derived: 'script' } : {};
}
