import type { FieldType, Scalar, Schema } from '../../event/index.ts';
import { familyOf } from '../../schema/families.ts';
import { type FlatEvent, timeOf } from '../flat-events/index.ts';

/** The table that a query asks, as the query names it and its columns. */
interface AskedTable {
  readonly name: string;
  readonly columns: readonly Column[];
}

interface Column {
  readonly name: string;
  readonly holds: 'text' | 'whole' | 'double' | 'boolean' | 'moment';
}

/** Under this name every row has the place of its event; no field of ECS and no field of a rule has such a name. */
export const PLACE = 'eqlibrium place';

const BRACKETED = /\[("(?:[^"\\]|\\.)*")\]/g;

/** Reads a query so far: the table on its first line, and whatever is named in brackets or is a field. Null: it names no table. */
export function tableOf(text: string, { fields }: Schema): AskedTable | null {
  const [head = '', ...rest] = text.split('\n');
  const name = /^[A-Z]\w*$/.test(head) ? head : [...head.matchAll(BRACKETED)].map(([, literal]) => textOf(literal))[0];
  if (name === undefined) return null;
  const body = rest.join('\n');
  const bracketed = [...body.matchAll(BRACKETED)].map(([, literal]) => textOf(literal));
  const bare = (body.match(/\b[A-Z]\w*/g) ?? []).filter((word) => fields.has(word));
  const columns = [...new Set([...bracketed, ...bare])].map((column) => ({
    name: column,
    holds: holdsOf(fields.get(column)?.type ?? 'keyword'),
  }));
  return { name, columns };
}

function textOf(literal = '""'): string {
  return String(JSON.parse(literal));
}

function holdsOf(type: FieldType): Column['holds'] {
  switch (familyOf(type)) {
    case 'string':
    case 'text':
    case 'ip':
    case 'unsupported':
      return 'text';
    case 'number':
      return ['long', 'integer', 'short', 'byte', 'unsigned_long'].includes(type) ? 'whole' : 'double';
    case 'boolean':
      return 'boolean';
    case 'date':
      return 'moment';
  }
}

/** The types of ClickHouse that hold what columns of Kusto do: texts are never null. */
const TYPES: { readonly [Holds in Column['holds']]: string } = {
  text: 'String',
  whole: 'Nullable(Int64)',
  double: 'Nullable(Float64)',
  boolean: 'Nullable(Bool)',
  moment: "Nullable(DateTime64(3, 'UTC'))",
};

export function createStatement({ name, columns }: AskedTable): string {
  const all = columns.map((column) => `${identifier(column.name)} ${TYPES[column.holds]}`);
  return `CREATE TABLE ${identifier(name)} (${[`${identifier(PLACE)} Int64`, ...all].join(', ')}) ENGINE = Memory`;
}

export function dropStatement({ name }: AskedTable): string {
  return `DROP TABLE IF EXISTS ${identifier(name)}`;
}

export function insertStatement({ name }: AskedTable, rows: readonly string[]): string {
  return `INSERT INTO ${identifier(name)} FORMAT JSONEachRow ${rows.join('\n')}`;
}

function identifier(name: string): string {
  return `\`${name.replace(/[\\`]/g, '\\$&')}\``;
}

/** The row of an event as JSON: of several values the first. A text: why a column takes none such. */
export function rowOf(
  event: FlatEvent,
  place: number,
  { columns }: AskedTable,
): { readonly row: string } | { readonly reason: string } {
  const row: { [name: string]: string | boolean | number } = { [PLACE]: place };
  for (const { name, holds } of columns) {
    const [value] = Object.hasOwn(event, name) ? [event[name] ?? []].flat() : [];
    if (value === undefined) continue;
    const cell = cellOf(value, holds, { event, name });
    if (cell === null) return { reason: `the column of ${name} takes no ${JSON.stringify(value)}` };
    Object.defineProperty(row, name, { value: cell, enumerable: true, configurable: true, writable: true });
  }
  return { row: JSON.stringify(row) };
}

/** The years that `DateTime64` holds. */
const [FIRST, LAST] = [Date.UTC(1900, 0, 1), Date.UTC(2299, 11, 31)];

function cellOf(
  value: Scalar,
  holds: Column['holds'],
  { event, name }: { readonly event: FlatEvent; readonly name: string },
): string | boolean | number | null {
  switch (holds) {
    case 'text':
      return String(value);
    case 'whole':
      return typeof value === 'number' && Math.abs(value) < 2 ** 63 ? String(BigInt(Math.trunc(value))) : null;
    case 'double':
      return typeof value === 'number' ? value : null;
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'moment': {
      const time = timeOf(event, name);
      return time === null || time < FIRST || time > LAST
        ? null
        : new Date(time).toISOString().replace('T', ' ').replace('Z', '');
    }
  }
}
