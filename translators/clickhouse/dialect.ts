import type { ColumnKind, SqlDialect } from '../sql/index.ts';

/** Of a single value that may be absent. */
const TYPES: { readonly [Kind in ColumnKind]: string } = {
  text: 'Nullable(String)',
  whole: 'Nullable(Int64)',
  unsigned: 'Nullable(UInt64)',
  double: 'Nullable(Float64)',
  single: 'Nullable(Float32)',
  boolean: 'Nullable(Bool)',
  instant: "Nullable(DateTime64(3, 'UTC'))",
};

/** ClickHouse. `lower` folds ASCII alone there, while `ILIKE` and `(?i)` fold all of Unicode. */
export const CLICKHOUSE: SqlDialect = {
  title: 'ClickHouse',
  types: TYPES,
  listType: (type) => `Array(${type.replace(/^Nullable\((.*)\)$/, '$1')})`,
  jsonType: 'String',
  described: {
    query: (table) => `DESCRIBE TABLE (SELECT * FROM ${table})`,
    columns: ['name', 'type'],
    list: 'Array',
    record: 'Tuple',
    json: null,
    transparent: ['Nullable', 'LowCardinality'],
    events: { String: null },
    rebuild: null,
    stored: {
      String: { kind: 'text' },
      Enum8: { kind: 'text', read: (value) => `toString(${value})` },
      Enum16: { kind: 'text', read: (value) => `toString(${value})` },
      UUID: { kind: 'text', read: (value) => `toString(${value})` },
      IPv4: { kind: 'text', addresses: true, read: (value) => `toString(${value})` },
      // IPv4 inside IPv6 is IPv4 to an index.
      IPv6: {
        kind: 'text',
        addresses: true,
        read: (value) => `replaceRegexpOne(toString(${value}), '^::ffff:([0-9.]+)$', '\\\\1')`,
      },
      Int8: { kind: 'whole' },
      Int16: { kind: 'whole' },
      Int32: { kind: 'whole' },
      Int64: { kind: 'whole' },
      UInt8: { kind: 'whole' },
      UInt16: { kind: 'whole' },
      UInt32: { kind: 'whole' },
      UInt64: { kind: 'unsigned' },
      // What is no number is no value to an index.
      Float32: { kind: 'single', read: finite },
      Float64: { kind: 'double', read: finite },
      Decimal: { kind: 'double', read: (value) => `toFloat64(${value})` },
      Bool: { kind: 'boolean' },
      DateTime64: { kind: 'instant', written: isoText },
      DateTime: { kind: 'instant', read: (value) => `toDateTime64(${value}, 3, 'UTC')`, written: isoText },
      Date: { kind: 'instant', read: (value) => `toDateTime64(${value}, 3, 'UTC')` },
      Date32: { kind: 'instant', read: (value) => `toDateTime64(${value}, 3, 'UTC')` },
    },
  },
  foldsNames: false,
  // Columns of arrays whose names agree up to a dot are one table inside the table there: their arrays are as long as one another.
  nestsLists: true,
  // What DateTime64 holds: the years 1900 to 2299.
  instants: [-2_208_988_800_000, 10_413_791_999_999],
  text: literal,
  name: (name) => `\`${name.replace(/[\\`]/g, '\\$&')}\``,
  instant: (milliseconds) =>
    `toDateTime64('${new Date(milliseconds).toISOString().replace('T', ' ').replace('Z', '')}', 3, 'UTC')`,
  closed: (condition) => `ifNull(${condition}, false)`,
  lower: (value) => `lower(${value})`,
  startsWith: (value, text) => `startsWith(${value}, ${text})`,
  endsWith: (value, text) => `endsWith(${value}, ${text})`,
  contains: (value, text) => `position(${value}, ${text}) > 0`,
  like: (value, text) => `${value} LIKE ${text}`,
  matches: (value, expression) => `match(${value}, ${literal(`(?s)^(?:${expression})$`)})`,
  isMinusZero: (value) => `toString(${value}) = '-0'`,
  narrowed: (kind, value) => (kind === 'single' ? `toFloat32(${value})` : `trunc(${value})`),
  some: (list, variable, condition) => `arrayExists(${variable} -> ifNull(${condition}, false), ${list})`,
  isJsonObject: (value) => `isValidJSON(${value}) AND JSONType(${value}) = 'Object'`,
  jsonValues: (column, path) => {
    const at = [column, ...path.map(literal)].join(', ');
    const one = `[JSONExtract(${at}, 'Nullable(String)')]`;
    return `multiIf(JSONType(${at}) = 'Array', JSONExtract(${at}, 'Array(Nullable(String))'), JSONType(${at}) IN ('Object', 'Null'), [], ${one})`;
  },
  fromJson: (kind, value) => fromText(kind, value),
};

function finite(value: string): string {
  return `if(isFinite(${value}), ${value}, NULL)`;
}

/** A moment in ISO 8601. */
function isoText(value: string): string {
  return `concat(replaceOne(toString(toTimeZone(${value}, 'UTC')), ' ', 'T'), 'Z')`;
}

/** A text of JSON as what a field holds; null where it is none. */
function fromText(kind: ColumnKind, value: string): string {
  switch (kind) {
    case 'text':
      return value;
    case 'whole':
      return wholeOf(value, 'Int64');
    case 'unsigned':
      return wholeOf(value, 'UInt64');
    case 'double':
      return `toFloat64OrNull(${value})`;
    case 'single':
      return `toFloat32OrNull(${value})`;
    case 'boolean':
      return `multiIf(${value} = 'true', true, ${value} IN ('false', ''), false, NULL)`;
    case 'instant':
      // Ten digits are seconds to the best effort, and milliseconds to an index.
      return `if(match(${value}, '^-?[0-9]{5,15}$'), fromUnixTimestamp64Milli(toInt64OrNull(${value}), 'UTC'), parseDateTime64BestEffortOrNull(${value}, 3, 'UTC'))`;
  }
}

/** An index cuts off what stands behind the point. */
function wholeOf(value: string, type: 'Int64' | 'UInt64'): string {
  return `ifNull(to${type}OrNull(${value}), accurateCastOrNull(trunc(toFloat64OrNull(${value})), '${type}'))`;
}

/** Backslashes and quotes are escaped, and controls come by number, so that a query stays on its lines. */
function literal(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(/[\0-\x1f\x7f]/g, (control) => `\\x${control.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `'${escaped}'`;
}
