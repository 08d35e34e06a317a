import type { SqlDialect } from './dialect.ts';

/** A name in double quotes, which are doubled inside, up to a dot or the end; or what stands before the next dot, as it is. */
const NAME = /"((?:[^"]|"")+)"(?=\.|$)|([^.]*)/y;

/** The names in `catalog.schema.table`, of which one with a dot stands in double quotes: `"with.dot"`. */
export function tableNames(table: string): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at <= table.length; ) {
    NAME.lastIndex = at;
    const [written = '', quoted, plain = ''] = NAME.exec(table) ?? [];
    names.push(quoted?.replaceAll('""', '"') ?? plain);
    at += written.length + 1;
  }
  return names;
}

/** The table as SQL. */
export function tableText(table: string, dialect: SqlDialect): string {
  return tableNames(table)
    .map((name) => dialect.name(name))
    .join('.');
}
