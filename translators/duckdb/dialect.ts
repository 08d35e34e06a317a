import type { ColumnKind, SqlDialect } from '../sql/index.ts';

const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * DuckDB, as 1.5 and 2.0 read it. `lower`, `ILIKE` and `(?i)` fold all of Unicode there (the Kelvin sign is a k), so ASCII letters are
 * folded by `translate`.
 */
export const DUCKDB: SqlDialect = {
  title: 'DuckDB',
  types: {
    text: 'VARCHAR',
    whole: 'BIGINT',
    unsigned: 'UBIGINT',
    double: 'DOUBLE',
    single: 'FLOAT',
    boolean: 'BOOLEAN',
    instant: 'TIMESTAMP',
  },
  listType: (type) => `${type}[]`,
  jsonType: 'JSON',
  described: {
    query: (table) => `DESCRIBE SELECT * FROM ${table}`,
    columns: ['column_name', 'column_type'],
    list: null,
    record: 'STRUCT',
    json: 'JSON',
    transparent: [],
    events: { JSON: null, VARCHAR: (value) => `TRY_CAST(${byLetters(value)} AS JSON)` },
    rebuild: {
      list: (list, variable, value) => `list_transform(${list}, lambda ${variable}: ${value})`,
      map: {
        type: 'MAP',
        valueOf: (variable) => member(variable, 'value'),
        made: (map, variable, value) =>
          `map_from_entries(list_transform(map_entries(${map}), lambda ${variable}: struct_pack(key := ${member(variable, 'key')}, value := ${value})))`,
      },
      member,
      record: (record, members) =>
        `CASE WHEN ${record} IS NOT NULL THEN struct_pack(${members.map(([name, value]) => `${identifier(name)} := ${value}`).join(', ')}) END`,
    },
    stored: {
      VARCHAR: { kind: 'text', read: byLetters },
      // An enumeration compares with a text as one of its own, which may be none.
      ENUM: { kind: 'text', read: (value) => castTo('VARCHAR', value) },
      UUID: { kind: 'text', read: (value) => castTo('VARCHAR', value) },
      TINYINT: { kind: 'whole' },
      SMALLINT: { kind: 'whole' },
      INTEGER: { kind: 'whole' },
      BIGINT: { kind: 'whole' },
      HUGEINT: { kind: 'whole' },
      UTINYINT: { kind: 'whole' },
      USMALLINT: { kind: 'whole' },
      UINTEGER: { kind: 'whole' },
      UBIGINT: { kind: 'unsigned' },
      // What is no number, which is more than all others to the database, is no value to an index.
      DOUBLE: { kind: 'double', read: finite },
      FLOAT: { kind: 'single', read: finite },
      DECIMAL: { kind: 'double', read: (value) => castTo('DOUBLE', value) },
      BOOLEAN: { kind: 'boolean' },
      TIMESTAMP: { kind: 'instant', written: (value) => isoText(value) },
      TIMESTAMP_S: { kind: 'instant', read: (value) => castTo('TIMESTAMP', value), written: (value) => isoText(value) },
      TIMESTAMP_MS: { kind: 'instant', read: (value) => castTo('TIMESTAMP', value), written: (value) => isoText(value) },
      TIMESTAMP_NS: { kind: 'instant', read: (value) => castTo('TIMESTAMP', value), written: (value) => isoText(value, '%n') },
      DATE: { kind: 'instant', read: (value) => castTo('TIMESTAMP', value) },
      'TIMESTAMP WITH TIME ZONE': { kind: 'instant', read: withoutZone, written: (value) => isoText(withoutZone(value)) },
    },
  },
  foldsNames: true,
  nestsLists: false,
  // Years of four digits.
  instants: [-62_135_596_800_000, 253_402_300_799_999],
  text: literal,
  name: identifier,
  instant: (milliseconds) => `TIMESTAMP '${momentText(milliseconds)}'`,
  closed: (condition) => `coalesce(${condition}, false)`,
  lower: (value) => `translate(${value}, '${CAPITALS}', '${CAPITALS.toLowerCase()}')`,
  startsWith: (value, text) => `starts_with(${value}, ${text})`,
  endsWith: (value, text) => `ends_with(${value}, ${text})`,
  contains: (value, text) => `contains(${value}, ${text})`,
  like: (value, text) => `${value} LIKE ${text} ESCAPE '\\'`,
  matches: (value, expression) => `regexp_full_match(${value}, ${literal(`(?s)${expression}`)})`,
  isMinusZero: (value) => `signbit(${value})`,
  narrowed: (kind, value) => (kind === 'single' ? castTo('FLOAT', value) : `trunc(${value})`),
  some: (list, variable, condition) => `len(list_filter(${list}, lambda ${variable}: ${condition})) > 0`,
  isJsonObject: (value) => `CASE WHEN json_valid(${value}) THEN json_type(${value}) = 'OBJECT' ELSE false END`,
  jsonValues: (column, path) => {
    const at = path.map((name) => `."${name.replace(/[\\"]/g, '\\$&')}"`).join('');
    const one = `json_extract_string(${column}, ${literal(`$${at}`)})`;
    const several = `json_extract_string(${column}, ${literal(`$${at}[*]`)})`;
    return `CASE json_type(${column}, ${literal(`$${at}`)}) WHEN 'ARRAY' THEN ${several} WHEN 'OBJECT' THEN [] ELSE [${one}] END`;
  },
  fromJson: (kind, value) => fromText(kind, value),
};

function finite(value: string): string {
  return `CASE WHEN isfinite(${value}) THEN ${value} END`;
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** By a function: behind a dot a column with the name of the record would be asked. */
function member(record: string, name: string): string {
  return `struct_extract(${record}, ${literal(name)})`;
}

/** A column, or what it was made of, may have a collation that takes letters for others. */
function byLetters(value: string): string {
  return `(${value} COLLATE "binary")`;
}

/** A cast would tell the time of the session's zone. */
function withoutZone(value: string): string {
  return `make_timestamp(epoch_us(${value}))`;
}

/** A moment without a zone in ISO 8601. The `Z` stands outside: letters behind nanoseconds (`%n`) are written into them. */
function isoText(moment: string, fraction: '%f' | '%n' = '%f'): string {
  return `strftime(${moment}, '%Y-%m-%dT%H:%M:%S.${fraction}') || 'Z'`;
}

function castTo(type: string, value: string): string {
  return `CAST(${value} AS ${type})`;
}

/** A text of JSON as an index takes it; null where it takes none such. */
function fromText(kind: ColumnKind, value: string): string {
  const cast = (one: string, type: string): string => `TRY_CAST(${one} AS ${type})`;
  const type = DUCKDB.types[kind];
  switch (kind) {
    case 'text':
      return value;
    case 'whole':
    case 'unsigned':
      // Casts round, and an index cuts off what stands behind the point.
      return cast(`trunc(${cast(value, 'DECIMAL(38, 18)')})`, type);
    case 'double':
    case 'single':
      return cast(value, type);
    case 'boolean':
      return `CASE ${value} WHEN 'true' THEN true WHEN 'false' THEN false WHEN '' THEN false END`;
    case 'instant': {
      // A cast to a moment without a zone forgets that of the text, and takes no milliseconds.
      const milliseconds = `WHEN regexp_full_match(${value}, '-?[0-9]{5,15}') THEN epoch_ms(${cast(value, 'BIGINT')})`;
      const whole = wholeMoment(value);
      const zoned = `WHEN regexp_matches(${value}, 'T.*[+-]') THEN make_timestamp(epoch_us(${cast(whole, 'TIMESTAMPTZ')}))`;
      return `(CASE ${milliseconds} ${zoned} ELSE ${cast(whole, type)} END)`;
    }
  }
}

/** A date of ISO 8601 down to its seconds: a cast takes no year alone, no month and no hour, and no minute before a zone. */
function wholeMoment(value: string): string {
  const day = `${value} || CASE length(${value}) WHEN 4 THEN '-01-01' WHEN 7 THEN '-01' ELSE '' END`;
  const zone = '(Z|[+-][0-9:]+)?$';
  const minute = `regexp_replace(${day}, '(T[0-9]{2})${zone}', '\\1:00\\2')`;
  return `regexp_replace(${minute}, '(T[0-9]{2}:[0-9]{2})${zone}', '\\1:00\\2')`;
}

/** Quotes are doubled and nothing else has a meaning; controls come by number, so that a query stays on its lines. */
function literal(text: string): string {
  const parts = text.split(/(\p{Cc})/u).filter((part) => part !== '');
  const texts = parts.map((part) => (/^\p{Cc}$/u.test(part) ? `chr(${part.charCodeAt(0)})` : `'${part.replaceAll("'", "''")}'`));
  const [only = "''"] = texts;
  return texts.length < 2 ? only : `(${texts.join(' || ')})`;
}

function momentText(milliseconds: number): string {
  return new Date(milliseconds)
    .toISOString()
    .replace('T', ' ')
    .replace(/(\.000)?Z$/, '');
}
