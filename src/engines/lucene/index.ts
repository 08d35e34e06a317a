import type { Engine, Verdict } from '../../contract/index.ts';
import { QueryStringFailure } from './failure.ts';
import { queryOf } from './parse.ts';

/**
 * Runs query strings as a `query_string` query does: the string is parsed here, by Lucene's own grammar, into the queries that a
 * cluster makes of it, and these go to an engine that is handed in. It knows nothing of who printed the string.
 */
export function lucene(queries: Engine<'es-dsl'>): Engine<'lucene'> {
  return {
    name: 'lucene',
    runs: 'lucene',
    receipt: async () => {
      const inner = await queries.receipt();
      return inner === null ? null : `eqlibrium query string parser 1, ${inner}`;
    },
    load: async (events, settings) => {
      const loaded = await queries.load(events, settings);
      return {
        ...(loaded.rejected === undefined ? {} : { rejected: loaded.rejected }),
        run: async (text) => {
          const body = bodyOf(text);
          return 'query' in body ? loaded.run(JSON.stringify(body)) : body;
        },
        close: () => loaded.close(),
      };
    },
  };
}

function bodyOf(text: string): { readonly query: unknown } | Exclude<Verdict, { readonly status: 'answered' }> {
  try {
    return { query: queryOf(text.replace(/(?<!\\)\s+$/, '')) };
  } catch (error) {
    if (!(error instanceof QueryStringFailure)) throw error;
    const { status, message } = error;
    return status === 'failed' ? { status, message } : { status, reason: message };
  }
}
