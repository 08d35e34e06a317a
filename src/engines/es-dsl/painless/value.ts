import type { AddressRange } from '../addresses.ts';

/**
 * A Java value as scripts handle it. An `int` is a JavaScript number, a `long` a bigint, a `double` is wrapped; a primitive
 * and its box are one value, the static types of the script tell them apart.
 */
export type Value = null | boolean | number | bigint | string | JavaObject;

export type JavaObject =
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'list'; readonly items: Value[] }
  | { readonly kind: 'array'; readonly items: Value[] }
  | { readonly kind: 'map'; readonly entries: Map<string, Value> }
  | { readonly kind: 'builder'; text: string }
  | { readonly kind: 'cidr'; readonly range: AddressRange }
  | { readonly kind: 'locale' }
  | { readonly kind: 'date'; readonly millis: number }
  | { readonly kind: 'instant'; readonly millis: number }
  | { readonly kind: 'doc'; readonly fields: DocFields }
  | { readonly kind: 'doc-values'; readonly items: readonly Value[] }
  | { readonly kind: 'exception'; readonly type: string; readonly message: string | null };

/** The doc values of one event. */
export interface DocFields {
  /** True when the mapping has the field. */
  has(field: string): boolean;
  /** Sorted values; null when the mapping lacks the field. */
  values(field: string): readonly Value[] | null;
}

/** Wraps a `double`. */
export function double(value: number): Value {
  return { kind: 'double', value };
}

/** Wraps a `char`. */
export function char(code: number): Value {
  return { kind: 'char', code };
}

const KIND_TYPES = {
  double: 'Double',
  char: 'Character',
  list: 'ArrayList',
  array: 'char[]',
  map: 'HashMap',
  builder: 'StringBuilder',
  cidr: 'CIDR',
  locale: 'Locale',
  date: 'ZonedDateTime',
  instant: 'Instant',
  doc: 'DocMap',
  'doc-values': 'ScriptDocValues',
} as const satisfies Record<Exclude<JavaObject['kind'], 'exception'>, string>;

/** The class of a value; null has none and is called `null`. */
export function classOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Integer';
  if (typeof value === 'bigint') return 'Long';
  if (typeof value === 'string') return 'String';
  return value.kind === 'exception' ? value.type : KIND_TYPES[value.kind];
}
