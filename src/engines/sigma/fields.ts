import ipaddr from 'ipaddr.js';
import { type Event, familyOf, type Json, type Scalar, type Schema, type SchemaField } from '../../event/index.ts';

/** The values of a field in one event, as a Sigma engine on an Elasticsearch index sees them. Empty: the field is missing. */
export type ReadField = (name: string) => readonly Scalar[];

/**
 * Reads the fields of an event after normalising them as the index would: nested objects, dotted keys and arrays come to
 * the same; null and values that the mapping does not index are missing. (eql-semantics 9; sigma-target 3.3)
 */
export function readerOf(event: Event, schema: Schema): ReadField {
  const seen = new Map<string, readonly Scalar[]>();
  return (name) => {
    const known = seen.get(name);
    if (known !== undefined) return known;
    const values: Scalar[] = [];
    collect(event, name.split('.'), schema.fields.get(name), values);
    seen.set(name, values);
    return values;
  };
}

/** Arrays nested deeper than this hold nothing a mapping would take. */
const DEEPEST = 100;

function collect(value: Json, path: readonly string[], facts: SchemaField | undefined, values: Scalar[], depth = 0): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) collect(item, path, facts, values, depth + 1);
    return;
  }
  if (path.length === 0) {
    const scalar = value === null ? (facts?.nullValue ?? null) : value;
    const indexed = typeof scalar === 'object' ? null : indexedValue(scalar, facts);
    if (indexed !== null) values.push(indexed);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (let taken = 1; taken <= path.length; taken++) {
    const key = path.slice(0, taken).join('.');
    if (Object.hasOwn(value, key)) collect((value as Event)[key] ?? null, path.slice(taken), facts, values, depth + 1);
  }
}

function indexedValue(value: Scalar, facts: SchemaField | undefined): Scalar | null {
  if (facts === undefined) return value;
  switch (familyOf(facts.type)) {
    case 'string':
    case 'text': {
      const text = String(value);
      return facts.ignoreAbove !== null && text.length > facts.ignoreAbove ? null : text;
    }
    case 'number':
      return numberOf(value, facts);
    case 'boolean':
      if (value === 'true' || value === true) return true;
      return value === 'false' || value === '' || value === false ? false : null;
    case 'ip':
      return typeof value === 'string' ? addressOf(value) : null;
    case 'date':
    case 'unsupported':
      return value;
  }
}

const WHOLE: ReadonlySet<string> = new Set(['long', 'integer', 'short', 'byte', 'unsigned_long']);

function numberOf(value: Scalar, facts: SchemaField): number | null {
  if (typeof value === 'boolean' || (typeof value === 'string' && !/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/.test(value)))
    return null;
  const number = Number(value);
  if (WHOLE.has(facts.type)) return Math.trunc(number);
  return facts.type === 'float' ? Math.fround(number) : number;
}

/** One text for each address, IPv4 inside IPv6 as IPv4; null when it is none. */
export function addressOf(text: string): string | null {
  try {
    const address = ipaddr.parse(text);
    if ('isIPv4MappedAddress' in address && address.isIPv4MappedAddress()) return address.toIPv4Address().toString();
    return address.toString();
  } catch {
    return null;
  }
}
