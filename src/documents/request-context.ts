import { EMPTY_CONTEXT, type RuleMeta, type SearchContext } from '../ir/index.ts';
import type { Diagnostic } from '../source/index.ts';
import { isTable, own, type Table } from './record.ts';
import type { RestRequest } from './requests/index.ts';

/** What a request to `_eql/search` says around its query. */
export interface RequestContext {
  readonly meta: Partial<RuleMeta>;
  readonly context: SearchContext;
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/** Reads what a request to `_eql/search` puts around its query. (eql-semantics 13.1) */
export function readRequestContext(request: RestRequest): RequestContext {
  const body: Table = isTable(request.body) ? request.body : {};
  const name = (key: string): string | null => {
    const value = own(body, key);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const filter = 'filter' in body ? (own(body, 'filter') as SearchContext['filters'][number]['query']) : null;
  const runtime = own(body, 'runtime_mappings');
  return {
    meta: {
      indices: indicesOf(request.path),
      eventCategoryField: name('event_category_field'),
      timestampField: name('timestamp_field'),
      tiebreakerField: name('tiebreaker_field'),
    },
    context: {
      ...EMPTY_CONTEXT,
      filters: filter === null ? [] : [{ from: 'request', query: filter, negated: false, span: request.placeOf(['filter']) }],
      runtimeMappings: isTable(runtime) ? (runtime as NonNullable<SearchContext['runtimeMappings']>) : null,
    },
    problems: [],
    warnings: [],
  };
}

/** `logs-*,other/_eql/search`: the indices before the name of the request. */
function indicesOf(path: string): readonly string[] {
  const [first = ''] = path.split('/', 1);
  return first.startsWith('_') ? [] : first.split(',').filter((index) => index !== '');
}
