import type { FieldType, TypeFamily } from '../event/index.ts';

const FAMILIES = {
  keyword: 'string',
  constant_keyword: 'string',
  wildcard: 'string',
  flattened: 'unsupported',
  version: 'string',
  text: 'text',
  match_only_text: 'text',
  long: 'number',
  integer: 'number',
  short: 'number',
  byte: 'number',
  unsigned_long: 'number',
  double: 'number',
  float: 'number',
  half_float: 'number',
  scaled_float: 'number',
  boolean: 'boolean',
  ip: 'ip',
  date: 'date',
  date_nanos: 'date',
  nested: 'unsupported',
  object: 'unsupported',
  geo_point: 'unsupported',
} as const satisfies Record<FieldType, TypeFamily>;

/** The family a type belongs to; families decide which operators and constants fit. */
export function familyOf(type: FieldType): TypeFamily {
  return FAMILIES[type];
}

/** Whether a type is one that rules are read against, by its name in a mapping. */
export function isFieldType(written: string): written is FieldType {
  return Object.hasOwn(FAMILIES, written);
}
