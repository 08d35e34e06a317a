/** What a column of a field holds; a dialect names the type of each. */
export type ColumnKind = 'text' | 'whole' | 'unsigned' | 'double' | 'single' | 'boolean' | 'instant';

interface StoredType {
  readonly kind: ColumnKind;
  /** Its texts are addresses in their shortest form, whatever was put in. */
  readonly addresses?: true;
  /** A value as one of its kind; absent: as it is. */
  read?(value: string): string;
  /** A value as a text of an event has it, a moment in ISO 8601; absent: as the database writes it. */
  written?(value: string): string;
}

/** `value` and the values of members are SQL of what stands there in place of what stood there. What is unknown stays unknown. */
interface Rebuild {
  list(list: string, variable: string, value: string): string;
  readonly map: {
    readonly type: string;
    valueOf(variable: string): string;
    made(map: string, variable: string, value: string): string;
  };
  member(record: string, name: string): string;
  record(record: string, members: readonly (readonly [name: string, value: string])[]): string;
}

/**
 * In what one SQL differs from another. Arguments called `value`, `column` and `list` are SQL already; texts of rules come in by
 * `text` and `name` alone.
 */
export interface SqlDialect {
  /** As people write it. */
  readonly title: string;
  /** The types of columns, of a single value that may be absent. */
  readonly types: { readonly [Kind in ColumnKind]: string };
  /** The type of a column that takes several. */
  listType(type: string): string;
  /** The type of a column that holds an event as JSON. */
  readonly jsonType: string;
  /** Whether names that differ in the case of their letters are one name. */
  readonly foldsNames: boolean;
  /** Whether lists stand inside of the columns of their first names, because columns of lists cannot have names with dots. */
  readonly nestsLists: boolean;
  /** How the database describes a table that is there. */
  readonly described: {
    /** What asks it for the columns of a table. */
    query(table: string): string;
    /** The columns of its answer that hold a name and a type. */
    readonly columns: readonly [name: string, type: string];
    /** A list; null: it has brackets behind the type of its values. */
    readonly list: string | null;
    readonly record: string;
    /** A column of it holds JSON, with fields below; null: functions of JSON take no such column. */
    readonly json: string | null;
    /** What stands around a type and says nothing of its values. */
    readonly transparent: readonly string[];
    /** The types of a column that holds an event as JSON, and how its texts are read, absent where they are no JSON; null: functions of JSON take them as they are. */
    readonly events: { readonly [type: string]: ((value: string) => string) | null };
    /** The types that conditions are asked of, without their arguments. */
    readonly stored: { readonly [type: string]: StoredType };
    /** How lists, maps and records are made anew of other values; null: they are written as the database does. */
    readonly rebuild: Rebuild | null;
  };
  /** The first and the last moment that a column can hold, epoch milliseconds. */
  readonly instants: readonly [first: number, last: number];

  /** A string literal: the one way of a text into the output. */
  text(text: string): string;
  /** An identifier: the one way of a name into the output. */
  name(name: string): string;
  /** A moment, epoch milliseconds. */
  instant(milliseconds: number): string;
  /** Unknown made false. */
  closed(condition: string): string;
  /** Of a text, `A` to `Z` made small and every other letter left as it is. */
  lower(value: string): string;
  startsWith(value: string, literal: string): string;
  endsWith(value: string, literal: string): string;
  contains(value: string, literal: string): string;
  /** `LIKE`, with a backslash before `%`, `_` and itself. */
  like(value: string, literal: string): string;
  /** The whole value belongs to an expression in RE2's syntax, a text that is no SQL yet. */
  matches(value: string, expression: string): string;
  /** Of a floating number that equals zero: it is minus zero. */
  isMinusZero(value: string): string;
  /** A number as a field of another kind of numbers holds it: without what is behind the point, or as a single. */
  narrowed(kind: ColumnKind, value: string): string;
  /** Some value of a list meets a condition; unknown where there is no list. */
  some(list: string, variable: string, condition: string): string;
  /** A text is an object of JSON; false where it is no JSON. */
  isJsonObject(value: string): string;
  /** The values under a path of a JSON column as texts, one or several. */
  jsonValues(column: string, path: readonly string[]): string;
  /** A value of a JSON column, a text so far, as what a field holds; unknown where it is none. */
  fromJson(kind: ColumnKind, value: string): string;
}
