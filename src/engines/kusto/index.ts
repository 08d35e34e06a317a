import type { Dialogue, Engine, Loaded, Unanswered, Verdict } from '../../contract/index.ts';
import type { Event, EventId, Schema } from '../../event/index.ts';
import { askChdb } from '../chdb/index.ts';
import { flattenEvent, holdsHalves } from '../flat-events/index.ts';
import { createStatement, dropStatement, insertStatement, PLACE, rowOf, tableOf } from './table.ts';

/**
 * Runs printed queries in the Kusto dialect of ClickHouse, over a table that it makes of the columns that the query names and drops again: texts are
 * never null there, and of several values a column holds the first. The dialogue answers by the bridge of chdb, and is handed in.
 */
export function kusto(dialogue: Dialogue, version: string): Engine<'kusto'> {
  return {
    name: 'kusto',
    runs: 'kusto',
    receipt: async () => version,
    load: async (events, { schema }) => loadedFrom(events, schema, dialogue),
  };
}

function loadedFrom(events: readonly Event[], schema: Schema, dialogue: Dialogue): Loaded {
  const rejected = events.flatMap((event, id) => (holdsHalves(event) ? [{ id, reason: 'it holds half a character' }] : []));
  const refused = new Set(rejected.map(({ id }) => id));
  const flat = events.map((event) => flattenEvent(event, schema));
  return {
    ...(rejected.length === 0 ? {} : { rejected }),
    run: async (text): Promise<Verdict> => {
      const table = tableOf(text, schema);
      if (table === null) return { status: 'failed', message: 'the query names no table' };
      const unanswered: Unanswered[] = [];
      const rows: string[] = [];
      for (const [id, event] of flat.entries()) {
        if (refused.has(id)) continue;
        const made = rowOf(event, id, table);
        if ('row' in made) rows.push(made.row);
        else unanswered.push({ id, reason: made.reason });
      }
      const fill = rows.length === 0 ? [] : [insertStatement(table, rows)];
      const before = [dropStatement(table), createStatement(table), ...fill];
      const query = `${text.trimEnd()}\n| project ["${PLACE}"]`;
      const answer = await askChdb<readonly unknown[]>({ before, query, ...KUSTO }, dialogue);
      if ('error' in answer) return { status: 'failed', message: answer.error };
      const matches = answer.rows.map(([place]): [EventId] => [Number(place)]).sort(([one], [other]) => one - other);
      return { status: 'answered', matches, ...(unanswered.length === 0 ? {} : { unanswered }) };
    },
    close: async () => {},
  };
}

const KUSTO = { dialect: 'kusto', format: 'JSONCompactEachRow' } as const;
