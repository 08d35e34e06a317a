import { thrownMessage } from '../../source/index.ts';

/** A body of `_eql/search`, with Elasticsearch's defaults where it says nothing. */
export interface SearchBody {
  readonly query: string;
  /** A query DSL clause, or a list of which all have to hold. */
  readonly filter: unknown;
  /** Fields that the request adds or whose type it replaces, as it defines them. */
  readonly runtimeMappings: ReadonlyMap<string, unknown>;
  readonly eventCategoryField: string;
  readonly timestampField: string;
  readonly tiebreakerField: string | null;
  /** The most matches that come back. */
  readonly size: number;
}

const KEYS: readonly string[] = [
  'query',
  'filter',
  'runtime_mappings',
  'event_category_field',
  'timestamp_field',
  'tiebreaker_field',
  'size',
];

/** `size` when the request does not say it (eql-semantics 10.7). */
const DEFAULT_SIZE = 10;

/** Reads a request; a text says what is wrong with it. Nothing that is not understood is passed over. */
export function readBody(text: string): SearchBody | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `no JSON: ${thrownMessage(error)}`;
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
  const runtimeMappings = body.has('runtime_mappings') ? entriesOf(body.get('runtime_mappings')) : new Map();
  if (runtimeMappings === null) return 'runtime_mappings is no object';
  return {
    query,
    filter: body.get('filter') ?? null,
    runtimeMappings,
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

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}
