import type { Engine, Loaded, RunSettings, Unanswered, Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import { thrownMessage } from '../../source/index.ts';
import { type FlatEvent, flattenEvent, holdsHalves } from '../flat-events/index.ts';
import { cellOf } from './cells.ts';
import { type DeclaredColumn, declaredColumns } from './columns.ts';
import { quoted, type Spelling } from './spelling.ts';

/** A database that runs SQL. Whoever reaches it is handed in. */
export interface SqlDatabase {
  /** Runs one statement and gives what it selects, each row by the names of its columns. Rejects with the database's own words. */
  run(sql: string): Promise<readonly SqlRow[]>;
}

export type SqlRow = { readonly [column: string]: unknown };

/** What an engine over a database needs. */
interface SqlEngineOptions<Runs extends Spelling['runs']> {
  readonly name: string;
  readonly runs: Runs;
  readonly spelling: Spelling;
  readonly database: SqlDatabase;
  /** Gives names that nobody else has. */
  readonly unique: () => string;
}

/** Under this name every row has the place of its event; no field of ECS and no field of a rule has such a name. */
const PLACE = 'eqlibrium place';
const TABLE = 'events';
/** Rows of one `INSERT`. */
const MOST_ROWS = 200;

/**
 * Runs printed queries on a real database: for each it makes the very table that the artifact says it is for, of a name of its own
 * schema, fills it with what an index would hold of the events, and drops it. What no such column can hold of an event is told.
 */
export function sqlEngine<Runs extends Spelling['runs']>(options: SqlEngineOptions<Runs>): Engine<Runs> {
  const { name, runs, database, spelling } = options;
  return {
    name,
    runs,
    receipt: async () => {
      const [row] = await database.run(spelling.version);
      const [version] = Object.values(row ?? {});
      return version === undefined ? null : `${name} ${version}`;
    },
    load: async (events, settings) => loadedFrom(events, settings, options),
  };
}

async function loadedFrom(
  events: readonly Event[],
  { schema }: RunSettings,
  { database, spelling, unique }: SqlEngineOptions<Spelling['runs']>,
): Promise<Loaded> {
  const rejected = events.flatMap((event, id) => (holdsHalves(event) ? [{ id, reason: 'it holds half a character' }] : []));
  const refused = new Set(rejected.map(({ id }) => id));
  const flat = events.map((event) => flattenEvent(event, schema));
  const place = `eqlibrium_${unique().replaceAll('-', '')}`;
  const leave = async (): Promise<void> => {
    for (const statement of spelling.leave(place)) await database.run(statement);
  };
  return {
    ...(rejected.length === 0 ? {} : { rejected }),
    run: async (text): Promise<Verdict> => {
      const columns = declaredColumns(text, spelling);
      if (typeof columns === 'string') return { status: 'failed', message: columns };
      const unanswered: Unanswered[] = [];
      try {
        for (const statement of spelling.enter(place)) await database.run(statement);
        await database.run(tableOf(columns, spelling));
        const rows = rowsOf(events, flat, refused, columns, spelling, unanswered);
        for (let at = 0; at < rows.length; at += MOST_ROWS)
          await database.run(`INSERT INTO ${TABLE} VALUES ${rows.slice(at, at + MOST_ROWS).join(', ')}`);
        const found = await database.run(text);
        return { status: 'answered', matches: placesIn(found), ...(unanswered.length === 0 ? {} : { unanswered }) };
      } catch (error) {
        return { status: 'failed', message: thrownMessage(error) };
      } finally {
        await leave().catch(() => {});
      }
    },
    close: async () => {},
  };
}

function placesIn(rows: readonly SqlRow[]): readonly [EventId][] {
  return rows.map((row) => [Number(row[PLACE])] as [EventId]).sort(([a], [b]) => a - b);
}

function rowsOf(
  events: readonly Event[],
  flat: readonly FlatEvent[],
  refused: ReadonlySet<EventId>,
  columns: readonly DeclaredColumn[],
  spelling: Spelling,
  unanswered: Unanswered[],
): readonly string[] {
  const groups = groupsOf(columns);
  return events.flatMap((event, id) => {
    if (refused.has(id)) return [];
    const cells = new Map<DeclaredColumn, string>();
    for (const column of columns) {
      const cell = cellOf(event, flat[id] ?? {}, column, spelling);
      if (!cell.ok) {
        unanswered.push({ id, reason: cell.reason });
        return [];
      }
      cells.set(column, cell.sql);
    }
    const values = groups.map((group) => sqlOf(group, (column) => cells.get(column) ?? 'NULL', spelling));
    return [`(${[id, ...values].join(', ')})`];
  });
}

/** A column of the table: a value, or a record of what stands inside of it. */
type Group =
  | { readonly name: string; readonly column: DeclaredColumn }
  | { readonly name: string; readonly inside: readonly Group[] };

function groupsOf(columns: readonly DeclaredColumn[], depth = 0): readonly Group[] {
  const byName = new Map<string, DeclaredColumn[]>();
  for (const column of columns) {
    const name = column.path[depth] ?? '';
    byName.set(name, [...(byName.get(name) ?? []), column]);
  }
  return [...byName].map(([name, inside]): Group => {
    const [only] = inside;
    return only !== undefined && inside.length === 1 && only.path.length === depth + 1
      ? { name, column: only }
      : { name, inside: groupsOf(inside, depth + 1) };
  });
}

function sqlOf(group: Group, cell: (column: DeclaredColumn) => string, spelling: Spelling): string {
  if ('column' in group) return cell(group.column);
  return spelling.record(group.inside.map((one) => [one.name, sqlOf(one, cell, spelling)]));
}

function typeOf(group: Group, spelling: Spelling): string {
  return 'column' in group
    ? group.column.type
    : spelling.recordType(group.inside.map((one) => [one.name, typeOf(one, spelling)]));
}

function tableOf(columns: readonly DeclaredColumn[], spelling: Spelling): string {
  const { quote, runs, storage } = spelling;
  const place = `${quoted(PLACE, quote)} ${runs === 'duckdb' ? 'BIGINT' : 'Int64'}`;
  const all = groupsOf(columns).map((group) => `${quoted(group.name, quote)} ${typeOf(group, spelling)}`);
  return `CREATE TABLE ${TABLE} (${[place, ...all].join(', ')})${storage}`;
}
