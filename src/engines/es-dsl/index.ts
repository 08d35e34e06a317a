import type { Engine, Verdict } from '../../contract/index.ts';
import { indexOf } from './columns.ts';
import { compileQuery } from './compile.ts';
import { QueryFailure, unsupported } from './failure.ts';
import { parseJson } from './json.ts';
import { constant, type Query, type Scope } from './query.ts';
import { allowKeys, readObject } from './shape.ts';

/**
 * Runs printed `_search` bodies over events as Elasticsearch would: the mapping decides what is indexed, the text alone
 * what is asked. What Elasticsearch refuses is `failed` with the JSON path; what it runs and this evaluator cannot is
 * `unsupported`. Sizes and sorting do not decide which events match and are not applied.
 */
export const esDsl: Engine<'es-dsl'> = {
  name: 'es-dsl',
  runs: 'es-dsl',
  receipt: async () => 'eqlibrium query DSL evaluator 1 (Elasticsearch 8)',
  load: async (events, settings) => {
    const scope: Scope = {
      index: indexOf(events, settings.schema, settings.timestampField),
      now: settings.now,
      insensitive: settings.semantics.folding,
    };
    return {
      run: async (text) => run(text, scope),
      close: async () => {},
    };
  },
};

function run(text: string, scope: Scope): Verdict {
  try {
    const query = readBody(text, scope);
    const matches: [number][] = [];
    for (let event = 0; event < scope.index.size; event++) if (query.matches(event)) matches.push([event]);
    return { status: 'answered', matches };
  } catch (error) {
    // What nests within every limit, yet too deep for the stack of this machine.
    if (error instanceof RangeError) return { status: 'failed', message: 'nested too deep' };
    if (!(error instanceof QueryFailure)) throw error;
    if (error.status === 'unsupported') return { status: 'unsupported', reason: error.message };
    return { status: 'failed', message: error.message };
  }
}

function readBody(text: string, scope: Scope): Query {
  const body = readObject(parseJson(text), 'body');
  if (typeof body.get('query') === 'string') {
    unsupported('query', 'a body of _eql/search, which only Elasticsearch runs; this evaluator runs bodies of _search');
  }
  allowKeys(body, ['query', 'runtime_mappings', 'size', 'track_total_hits', 'sort', '_source'], 'body');
  return body.has('query') ? compileQuery(body.get('query'), 'query', scope) : constant(true);
}
