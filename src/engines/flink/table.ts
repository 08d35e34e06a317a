import type { EventId } from '../../event/index.ts';
import type { Line } from './events.ts';
import type { FlinkScript } from './script.ts';

/** Under this name a line has its place among all of the job; no field of ECS has such a name. */
const PLACE = 'eqlibrium place';

const EVENTS = '`events`';
/** Where a printed query asks it. */
const FROM = `\n  FROM ${EVENTS}\n`;

/** Of one script: the statements that make its table and ask, and which event of which timeline a line is. */
export interface Job {
  readonly table: string;
  readonly query: string;
  /** The event that an alert names, by the JSON of it that the alert has. */
  eventOf(json: unknown): { readonly timeline: number; readonly id: EventId };
}

/**
 * The artifact's query over the events of some timelines. There is one table for all of them, in the order of time, in which a column tells
 * whose an event is; where there are several, the query keeps them apart as it keeps keys apart. The table is the `at`-th of those that one
 * job asks. A text says why it cannot.
 */
export function jobOf({ columns, query }: FlinkScript, timelines: readonly (readonly Line[])[], at: number): Job | string {
  const rows = timelines.flatMap((lines, timeline) => lines.flatMap((line, id) => (line.ok ? [{ timeline, id, line }] : [])));
  // Sorting keeps the order of what is of one moment.
  rows.sort((a, b) => (a.line.nanos < b.line.nanos ? -1 : a.line.nanos > b.line.nanos ? 1 : 0));
  const events = rows.map(({ line }, place) => text(JSON.stringify({ ...line.nested, [PLACE]: place })));
  const apart = timelines.length === 1 ? query : keptApart(query);
  if (apart === null) return 'its query tells no rows apart, so that timelines cannot share a job';
  const table = at === 0 ? EVENTS : `\`events ${at}\``;
  if (apart.split(FROM).length !== 2) return 'its query does not ask the table of events once';
  return {
    table: tableOf(
      table,
      columns,
      events,
      rows.map(({ timeline }) => timeline),
    ),
    query: apart.replace(FROM, FROM.replace(EVENTS, table)),
    eventOf: (json) => {
      const { [PLACE]: place } = JSON.parse(String(json)) as { readonly [PLACE]?: unknown };
      const row = typeof place === 'number' ? rows[place] : undefined;
      if (row === undefined) throw new Error(`an alert names no event: ${String(json).slice(0, 200)}`);
      return row;
    },
  };
}

/** A column of generated numbers picks the event. Columns that are computed see no others, so that it stands wherever the event is asked. */
function tableOf(table: string, columns: string, events: readonly string[], timelines: readonly number[]): string {
  const picked = `ARRAY[${events.length === 0 ? "''" : events.join(', ')}][\`number\`]`;
  const computed = columns.replace('`event` STRING,', () => '').replace(/`event`/g, () => picked);
  return [
    `CREATE TEMPORARY TABLE ${table} (\n  \`number\` INT,`,
    `  \`timeline\` AS ARRAY[${timelines.length === 0 ? '0' : timelines.join(', ')}][\`number\`],`,
    `  \`event\` AS ${picked},`,
    computed,
    ") WITH ('connector' = 'datagen',",
    `  'number-of-rows' = '${events.length}', 'fields.number.kind' = 'sequence', 'fields.number.start' = '1',`,
    `  'fields.number.end' = '${Math.max(1, events.length)}')`,
  ].join('\n');
}

/** What asks all of them in one job; the first column of its rows is the number of the one that it answers. */
export function unionOf(jobs: readonly Pick<Job, 'query'>[]): string {
  return jobs.map(({ query }, at) => `SELECT ${at}, * FROM (\n${query}\n)`).join('\nUNION ALL\n');
}

const SELECTED = '  SELECT `event`, `event_time`,';
const ORDERED = '  ORDER BY `event_time`\n';

function keptApart(query: string): string | null {
  // Rows of single events are apart as they are.
  if (!query.includes('MATCH_RECOGNIZE (')) return query;
  if (query.split(SELECTED).length !== 2 || query.split(ORDERED).length !== 2) return null;
  const selected = query.replace(SELECTED, `${SELECTED} \`timeline\`,`);
  return selected.includes('\n  PARTITION BY ')
    ? selected.replace('\n  PARTITION BY ', '\n  PARTITION BY `timeline`, ')
    : selected.replace(ORDERED, `  PARTITION BY \`timeline\`\n${ORDERED}`);
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
