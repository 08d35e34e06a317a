import type { Engine } from '../../contract/index.ts';
import { flattenEvent } from '../flat-events/index.ts';
import type { Bridge } from './bridge.ts';

/** Runs SQL of the SQLite converter over flattened events, in SQLite itself, in a table made as Zircolite makes it. */
export function sqliteOver(bridge: Bridge): Engine {
  return {
    name: 'sqlite',
    runs: 'sql',
    receipt: async () => 'SQLite',
    load: async (events, { schema }) => {
      const flat = events.map((event) => flattenEvent(event, schema));
      return {
        run: async (query) => {
          const places = await bridge.select(flat, query);
          if (typeof places === 'string') return { status: 'failed', message: places };
          return { status: 'answered', matches: places.map((place) => [place] as const) };
        },
        close: async () => {},
      };
    },
  };
}
