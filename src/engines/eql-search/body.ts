/** A body of `_eql/search`, with Elasticsearch's defaults where it says nothing. */
export interface SearchBody {
  readonly query: string;
  readonly filter: { readonly field: string; readonly bounds: readonly Bound[] } | null;
  readonly eventCategoryField: string;
  readonly timestampField: string;
  readonly tiebreakerField: string | null;
  /** The most matches that come back. */
  readonly size: number;
}

export interface Bound {
  readonly operator: 'gt' | 'gte' | 'lt' | 'lte';
  readonly text: string;
}

const KEYS: readonly string[] = ['query', 'filter', 'event_category_field', 'timestamp_field', 'tiebreaker_field', 'size'];
const OPERATORS: readonly string[] = ['gt', 'gte', 'lt', 'lte'] satisfies Bound['operator'][];

/** `size` when the request does not say it (eql-semantics 10.7). */
const DEFAULT_SIZE = 10;

/** Reads a request; a text says what is wrong with it. Nothing that is not understood is passed over. */
export function readBody(text: string): SearchBody | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `no JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  const body = entriesOf(json);
  if (body === null) return 'the body is no object';
  const unknown = [...body.keys()].find((key) => !KEYS.includes(key));
  if (unknown !== undefined) return `unknown parameter ${JSON.stringify(unknown)}`;
  const query = body.get('query');
  if (typeof query !== 'string') return 'query is no text: this is no EQL search';
  const fields = [
    fieldOf(body, 'event_category_field', 'event.category'),
    fieldOf(body, 'timestamp_field', '@timestamp'),
    fieldOf(body, 'tiebreaker_field', null),
  ] as const;
  const [category, timestamp, tiebreaker] = fields;
  const wrong = fields.find((field) => field.wrong !== null);
  if (wrong !== undefined || category.field === null || timestamp.field === null) return wrong?.wrong ?? 'a field has no name';
  const size = body.get('size') ?? DEFAULT_SIZE;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return 'size is no whole number';
  const filter = body.has('filter') ? readFilter(body.get('filter')) : null;
  if (typeof filter === 'string') return filter;
  return {
    query,
    filter,
    eventCategoryField: category.field,
    timestampField: timestamp.field,
    tiebreakerField: tiebreaker.field,
    size,
  };
}

interface FieldOption {
  readonly field: string | null;
  readonly wrong: string | null;
}

function fieldOf(body: ReadonlyMap<string, unknown>, key: string, usual: string | null): FieldOption {
  const field = body.get(key);
  if (field === undefined) return { field: usual, wrong: null };
  if (typeof field === 'string' && field !== '') return { field, wrong: null };
  return { field: null, wrong: `${key} names no field` };
}

/** `{ range: { field: { gte, lt, ... } } }`, the one filter that requests are printed with. */
function readFilter(value: unknown): SearchBody['filter'] | string {
  const range = onlyEntry(value);
  if (range === null || range[0] !== 'range') return 'filter: expected a range';
  const field = onlyEntry(range[1]);
  const limits = field === null ? null : entriesOf(field[1]);
  if (field === null || limits === null) return 'filter: expected a range on one field';
  const bounds: Bound[] = [];
  for (const [operator, bound] of limits) {
    if (!isOperator(operator)) return `filter: unknown bound ${JSON.stringify(operator)}`;
    if (typeof bound !== 'string' && typeof bound !== 'number') return `filter: ${operator} is no date`;
    bounds.push({ operator, text: String(bound) });
  }
  return bounds.length === 0 ? 'filter: the range has no bound' : { field: field[0], bounds };
}

function isOperator(key: string): key is Bound['operator'] {
  return OPERATORS.includes(key);
}

function onlyEntry(value: unknown): readonly [string, unknown] | null {
  const entries = entriesOf(value);
  const [first] = entries ?? [];
  return entries?.size === 1 && first !== undefined ? first : null;
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}
