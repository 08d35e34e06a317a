import { EMPTY_CONTEXT, type RuleMeta, type SearchContext } from '../ir/index.ts';
import type { Diagnostic, Span } from '../source/index.ts';
import { jsonTable, requestFilters } from './around/filters.ts';
import { REQUEST_PARAMETERS } from './around/request-parameters.ts';
import { diagnostic } from './codes.ts';
import { isTable, named, own, type Table } from './record.ts';
import { isDefaultValue, refusedValue } from './request-values.ts';
import type { RestRequest } from './requests/index.ts';

/** What a request to `_eql/search` says around its query. */
interface RequestContext {
  readonly meta: Partial<RuleMeta>;
  readonly context: SearchContext;
  readonly problems: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
}

/** Reads what a request to `_eql/search` puts around its query, in its body or as parameters of its address. (eql-semantics 13.1) */
export function readRequestContext(request: RestRequest): RequestContext {
  const body: Table = isTable(request.body) ? request.body : {};
  const problems: Diagnostic[] = [];
  const place = (key: string): Span => request.placeOf([key]);
  const field = (key: string): string | null => {
    const value = own(body, key);
    // That no value is refused is said with the others.
    if (value === undefined || value === null) return null;
    if (typeof value === 'string' && value !== '') return value;
    problems.push(diagnostic('request-invalid', `\`${key}\` names no field: Elasticsearch refuses the request`, place(key)));
    return null;
  };
  const runtime = own(body, 'runtime_mappings');
  if (runtime !== undefined && runtime !== null && !definesFields(runtime)) {
    const message = 'each field of `runtime_mappings` needs a `type`: Elasticsearch refuses the request';
    problems.push(diagnostic('request-invalid', message, place('runtime_mappings')));
  }
  const refuse = (reason: string, span: Span): void => {
    problems.push(diagnostic('request-invalid', `${reason}: Elasticsearch refuses the request`, span));
  };
  for (const key of Object.keys(body)) {
    const reason = refusedValue(body, key);
    if (reason !== null) refuse(reason, place(key));
  }
  const size = Number(own(body, 'size'));
  return {
    meta: {
      indices: indicesOf(request.path),
      eventCategoryField: field('event_category_field'),
      timestampField: field('timestamp_field'),
      tiebreakerField: field('tiebreaker_field'),
      ...(Number.isSafeInteger(size) && size > 0 ? { maxSignals: size } : {}),
    },
    context: {
      ...EMPTY_CONTEXT,
      filters: requestFilters(own(body, 'filter'), place('filter')),
      runtimeMappings: definesFields(runtime) ? jsonTable(runtime) : null,
    },
    problems,
    warnings: [
      ...Object.keys(body)
        .filter((key) => !isDefaultValue(body, key))
        .flatMap((key) => aboutKey(key, place(key))),
      ...[...request.parameters.keys()].flatMap((key) => aboutParameter(key, request.span)),
    ],
  };
}

function aboutKey(key: string, span: Span): readonly Diagnostic[] {
  const parameter = REQUEST_PARAMETERS.get(key);
  if (parameter === undefined) {
    const message = `the parameter ${named(key)} of the request is not known here; what it changes is not translated`;
    return [diagnostic('unknown-key', message, span)];
  }
  const { choice } = parameter;
  return choice === null ? [] : [diagnostic('request-choice', `\`${key}\` says ${choice}; it is not translated`, span)];
}

/** What the address says counts only where Elasticsearch reads it. */
function aboutParameter(key: string, span: Span): readonly Diagnostic[] {
  if (REQUEST_PARAMETERS.get(key)?.bodyOnly !== true) return aboutKey(key, span);
  const message = `\`${key}\` stands in the address of the request, where Elasticsearch refuses it; its value is not read`;
  const help = `write \`${key}\` into the body of the request`;
  return [diagnostic('unknown-key', message, span, { help })];
}

function definesFields(value: unknown): value is Table {
  return isTable(value) && Object.values(value).every((field) => isTable(field) && typeof own(field, 'type') === 'string');
}

/** `logs-*,other/_eql/search`: the indices before the name of the request. */
function indicesOf(path: string): readonly string[] {
  const [first = ''] = path.split('/', 1);
  return first.startsWith('_') ? [] : first.split(',').filter((index) => index !== '');
}
