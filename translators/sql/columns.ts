import type { Agreement } from '../../src/contract/index.ts';
import type { FieldType } from '../../src/event/index.ts';
import type { Field } from '../../src/ir/index.ts';
import type { Span } from '../../src/source/index.ts';
import type { ColumnKind, SqlDialect } from './dialect.ts';
import { refuse, type Sink } from './sink.ts';

/**
 * Where events have their fields. `flat`: each in a column of its full name, one value a row. `lists`: the same with lists of values.
 * `nested`: in columns of their first names, which hold what is below. `json`: one column holds the event as JSON, nested, with one
 * value or a list under each name.
 */
export type Layout = 'flat' | 'lists' | 'nested' | 'json';

/** A column of a table that is there, as the database describes it. `path`: the names from the column on down; one, unless it stands inside of another. */
export type KnownColumn =
  | ColumnOfValues
  /** JSON: a value, a list, or an object in which fields stand below its name. */
  | { readonly holds: 'json'; readonly path: readonly string[] }
  /** Conditions cannot be asked of it: of its type, or because another column holds the same field. */
  | { readonly holds: 'unread'; readonly path: readonly string[]; readonly why: 'type' | 'twice' };

interface ColumnOfValues {
  readonly holds: 'values';
  readonly path: readonly string[];
  readonly kind: ColumnKind;
  readonly several: boolean;
  /** Its type, as the database names that of a single value; null: nobody looked, and it is that of its kind. */
  readonly stored: string | null;
}

type KnownColumns = { readonly [field: string]: KnownColumn };

/** How the values of a field are had. */
export interface Column {
  /** SQL of a value, or of a list of them. */
  readonly values: string;
  readonly several: boolean;
  readonly kind: ColumnKind;
  /** SQL of one value as what the field holds: what JSON has under a name is text so far. */
  readonly held: (value: string) => string;
  /** What the table has to have: a name and its type. */
  readonly declared: string;
  /** Whether it holds what somebody wrote, rather than what was made of it. */
  readonly asWritten: boolean;
  /** The names that it stands inside of, from the column on down; none: it is a column. */
  readonly inside: readonly string[];
}

/** The column that holds events as JSON. */
export const JSON_COLUMN = 'event';

/** Which kind of column a field needs; null: there is none. */
function kindOf(type: FieldType): ColumnKind | null {
  switch (type) {
    case 'keyword':
    case 'constant_keyword':
    case 'wildcard':
    case 'version':
    case 'text':
    case 'match_only_text':
    case 'ip':
      return 'text';
    case 'long':
    case 'integer':
    case 'short':
    case 'byte':
      return 'whole';
    case 'unsigned_long':
      return 'unsigned';
    case 'double':
    case 'scaled_float':
      return 'double';
    case 'float':
      return 'single';
    case 'boolean':
      return 'boolean';
    case 'date':
      return 'instant';
    // Half floats are rounded when they are indexed, which no column does; and columns of moments count in micro- or milliseconds.
    case 'half_float':
    case 'date_nanos':
    case 'flattened':
    case 'nested':
    case 'object':
    case 'geo_point':
      return null;
  }
}

/** Finds the column of each field, and remembers those that were asked for. */
export interface Columns {
  /** Null: there is none, which has been noted unless it may be missing. */
  of(field: Field, origin: Span): Column | null;
  /** What the table has to have, in the order of the names. */
  declared(): readonly string[];
  /** The names that fields stand inside of. */
  outer(): ReadonlySet<string>;
  /** What is presumed of how events are written down in a column of JSON. */
  presumed(): readonly Agreement[];
  /** The fields of addresses that columns of texts hold, in a table that is there. */
  addresses(): readonly string[];
}

export interface Table {
  readonly layout: Layout;
  /** The columns that are there; null: nobody looked. */
  readonly known: KnownColumns | null;
}

export function columnsOf({ layout, known }: Table, dialect: SqlDialect, sink: Sink): Columns {
  const found = new Map<string, Column>();
  const names = new Map<string, string>();
  const addresses = new Set<string>();

  /** Whether the dialect can tell the name from those before it. */
  function isApart(name: string): boolean {
    const key = dialect.foldsNames ? name.toLowerCase() : name;
    const before = names.get(key) ?? name;
    names.set(key, before);
    return before === name;
  }

  function look(field: Field, origin: Span): Column | null {
    const { name, type } = field;
    const no = (...[code, message]: [Parameters<typeof refuse>[1], string]): null => {
      refuse(sink, code, message, origin);
      return null;
    };
    if (/[\p{Cc}\p{Cs}]/u.test(name)) return no('sql-field-name', 'a control character in a field name');
    if (known === null && !hasPath(name, layout)) return no('sql-field-name', `"${name}" has a part that is no name`);
    if (!isApart(name)) return no('sql-field-name', `"${name}" differs from another field in the case of its letters alone`);
    if (field.normalizer !== undefined) return no('sql-normalizer', `${name} has a normalizer`);
    const json = jsonFor(name, { layout, known });
    if (json !== null && (field.nullValue !== null || field.constant !== undefined))
      return no('sql-normalizer', `${name} has a value that no event carries`);
    if (json !== null && field.dateFormat !== undefined) return no('sql-date', `${name} has dates in a format of its mapping`);
    const kind = kindOf(type);
    if (kind === null) return no('sql-field-type', `no column holds ${name}, a field of type ${type}`);
    if (json !== null) return jsonColumn(json, kind, dialect);
    if (known === null) return assumed(name, kind, layout, dialect);
    const unread = unreadFor(name, known);
    if (unread !== null) return no('sql-no-column', unread);
    const there = Object.hasOwn(known, name) ? known[name] : undefined;
    // An optional field may be missing in a mapping, and in a table: no event has a value.
    if (there?.holds !== 'values' && field.optional) return null;
    if (there?.holds !== 'values') return no('sql-no-column', `the table has no column for ${name}`);
    if (!fits(kind, there.kind)) return no('sql-no-column', `the column of ${name} holds no ${WORDS[kind]}`);
    if (type === 'ip' && dialect.described.stored[there.stored ?? '']?.addresses !== true) addresses.add(name);
    return columnAt(there, dialect, kind);
  }

  return {
    of(field, origin) {
      const before = found.get(field.name);
      if (before !== undefined) return before;
      const column = look(field, origin);
      if (column !== null) found.set(field.name, column);
      return column;
    },
    declared: () => [...new Set([...found.values()].map(({ declared }) => declared))].sort(),
    presumed: () => [...found].flatMap(([field, { asWritten }]) => (asWritten ? [{ kind: 'as-held', field }] : [])),
    addresses: () => [...addresses],
    outer: () => new Set([...found.values()].flatMap(({ inside }) => inside)),
  };
}

/** Whether a name, level by level, leads to a field: an empty level is no name, and to a path of JSON `*` is every one. */
function hasPath(name: string, layout: Layout): boolean {
  const levels = name.split('.');
  return layout === 'flat' || layout === 'lists' || !(levels.includes('') || (layout === 'json' && levels.includes('*')));
}

const WORDS: { readonly [Kind in ColumnKind]: string } = {
  text: 'texts',
  whole: 'numbers',
  unsigned: 'numbers',
  double: 'numbers',
  single: 'numbers',
  boolean: 'truth values',
  instant: 'moments',
};

const NUMBERS: readonly ColumnKind[] = ['whole', 'unsigned', 'double', 'single'];

/** A number is asked of any column of numbers. */
function fits(kind: ColumnKind, there: ColumnKind): boolean {
  return kind === there || (NUMBERS.includes(kind) && NUMBERS.includes(there));
}

function assumed(name: string, kind: ColumnKind, layout: Layout, dialect: SqlDialect): Column {
  const unseen = { holds: 'values', kind, stored: null } as const;
  switch (layout) {
    case 'flat':
      return columnAt({ ...unseen, path: [name], several: false }, dialect);
    case 'lists':
      return columnAt({ ...unseen, path: dialect.nestsLists ? name.split('.') : [name], several: true }, dialect);
    case 'nested':
      return columnAt({ ...unseen, path: name.split('.'), several: false }, dialect);
    // Whatever has a name stands in its column.
    case 'json':
      throw new Error(`${name} is looked for in JSON`);
  }
}

/** Why a table holds values of a field that nobody can ask for; null: it holds none of these. */
function unreadFor(name: string, known: KnownColumns): string | null {
  const found = nearest(name, known);
  if (found?.column.holds !== 'unread') return null;
  return found.column.why === 'twice'
    ? `two columns of the table hold ${found.field}`
    : `${name} is in the column ${found.field}, whose type no condition is asked of`;
}

/** A column that holds a field, or one that it stands in, and the names from there on down. */
interface Nearest {
  readonly field: string;
  readonly column: KnownColumn;
  readonly below: readonly string[];
}

/** The column of the longest name that leads to a field; null: there is none. */
function nearest(name: string, known: KnownColumns): Nearest | null {
  const parts = name.split('.');
  for (let length = parts.length; length > 0; length--) {
    const field = parts.slice(0, length).join('.');
    const column = Object.hasOwn(known, field) ? known[field] : undefined;
    if (column !== undefined) return { field, column, below: parts.slice(length) };
  }
  return null;
}

/** A column of JSON, and the names in it that lead to a field. */
interface InJson {
  readonly path: readonly string[];
  readonly below: readonly string[];
}

/** The column of JSON that a field is, or stands in; null: there is none. */
function jsonFor(name: string, { layout, known }: Table): InJson | null {
  if (known === null) return layout === 'json' ? { path: [JSON_COLUMN], below: name.split('.') } : null;
  const found = nearest(name, known);
  if (found?.column.holds !== 'json' || found.below.some((part) => part === '' || part === '*')) return null;
  return { path: found.column.path, below: found.below };
}

function jsonColumn({ path, below }: InJson, kind: ColumnKind, dialect: SqlDialect): Column {
  const column = path.map((name) => dialect.name(name)).join('.');
  return {
    values: dialect.jsonValues(column, below),
    several: true,
    kind,
    held: (value) => dialect.fromJson(kind, value),
    declared: `${column} ${dialect.jsonType}`,
    asWritten: true,
    inside: path.slice(0, -1),
  };
}

/** A column of the table; `asked` is the kind of number that an index would make of its numbers. */
function columnAt(there: ColumnOfValues, dialect: SqlDialect, asked: ColumnKind = there.kind): Column {
  const { path, kind, several, stored } = there;
  const values = path.map((name) => dialect.name(name)).join('.');
  const type = dialect.types[kind];
  const declared = `${values} ${several ? dialect.listType(type) : type}`;
  const read = (stored === null ? undefined : dialect.described.stored[stored]?.read) ?? ((value: string) => value);
  const held = losesDigits(kind, asked) ? (value: string) => dialect.narrowed(asked, read(value)) : read;
  return { values, several, kind, held, declared, asWritten: false, inside: path.slice(0, -1) };
}

/** Whether a field of a kind of numbers holds less of a number than its column does. */
function losesDigits(there: ColumnKind, asked: ColumnKind): boolean {
  const isFloating = there === 'double' || there === 'single';
  return (isFloating && (asked === 'whole' || asked === 'unsigned')) || (there !== 'single' && asked === 'single');
}
