import { boundDates } from './bound-dates.ts';
import { asAddress, asBoolean, asInstant, asNumber, asText, type Constant } from './constants.ts';
import type { ReadDate } from './dates.ts';
import { fail, unsupported } from './failure.ts';
import type { Json } from './json.ts';
import { atBoundPrecision, compareDoubles, isIntegerType } from './numbers.ts';
import { compareCodePoints } from './order.ts';
import { constant, type Query, type Scope, someValue } from './query.ts';
import { allowKeys, member, readObject, readOnly, readScalar } from './shape.ts';
import { compareVersions } from './versions.ts';

const OPERATORS = ['gt', 'gte', 'lt', 'lte'] as const;
type Operator = (typeof OPERATORS)[number];

interface Bound {
  readonly operator: Operator;
  readonly value: Constant;
  readonly path: string;
}

/** `range`: `{ field: { gt, gte, lt, lte } }`; every bound is tested on the same value. */
export function readRange(json: Json, path: string, scope: Scope): Query {
  const [field, body] = readOnly(json, path);
  const at = member(path, field);
  const object = readObject(body, at);
  if (object.has('relation')) unsupported(member(at, 'relation'), 'this evaluator has no fields that hold ranges');
  allowKeys(object, [...OPERATORS, 'format', 'time_zone', 'boost', '_name'], at);
  const bounds: Bound[] = [];
  for (const operator of OPERATORS) {
    const value = object.get(operator);
    if (value === undefined || value === null) continue;
    const place = member(at, operator);
    bounds.push({ operator, value: readScalar(value, place), path: place });
  }
  if (bounds.filter(({ operator }) => operator.startsWith('g')).length > 1) fail(at, 'both gt and gte');
  if (bounds.filter(({ operator }) => operator.startsWith('l')).length > 1) fail(at, 'both lt and lte');
  return rangeQuery(field, bounds, boundDates(object, at), at, scope);
}

function rangeQuery(
  field: string,
  bounds: readonly Bound[],
  dates: (usual: ReadDate) => ReadDate,
  path: string,
  scope: Scope,
): Query {
  const column = scope.index.column(field);
  switch (column.kind) {
    case 'unmapped':
      return constant(false);
    case 'object':
    case 'text':
      return unsupported(path, `range on a field of type ${column.type}`);
    case 'string': {
      const compare = column.type === 'version' ? compareVersions : compareCodePoints;
      const tests = bounds.map(({ operator, value }) => textBound(operator, column.normalize(asText(value)), compare));
      return someValue(2, column.values, (value) => tests.every((test) => test(value)));
    }
    case 'number': {
      const read = ({ value, path: at }: Bound) => atBoundPrecision(asNumber(value, at), column.type);
      if (isIntegerType(column.type)) return ordered(column.values, bounds, read);
      const tests = bounds.map((bound): ((value: number) => boolean) => {
        const [limit, test] = [read(bound), compared<number>(bound.operator, 0)];
        return (value) => test(compareDoubles(value, limit));
      });
      return someValue(1, column.values, (value) => tests.every((test) => test(value)));
    }
    case 'boolean': {
      const values = column.values.map((own) => own.map(Number));
      return ordered(values, bounds, ({ value, path: at }) => Number(asBoolean(value, at)));
    }
    case 'ip':
      return ordered(column.values, bounds, ({ value, path: at }) => asAddress(value, at));
    case 'date':
      return ordered(column.values, bounds, ({ operator, value, path: at }) => {
        // What lies strictly after a day lies after its end, what lies up to it includes its end. (eql-semantics 9.2)
        return asInstant(
          value,
          { ...column, read: dates(column.read) },
          operator === 'gt' || operator === 'lte' ? 'up' : 'down',
          scope.now,
          at,
        );
      });
  }
}

function ordered<T extends number | bigint>(
  values: readonly (readonly T[])[],
  bounds: readonly Bound[],
  read: (bound: Bound) => T,
): Query {
  const tests = bounds.map((bound) => compared(bound.operator, read(bound)));
  return someValue(1, values, (value) => tests.every((test) => test(value)));
}

function compared<T extends number | bigint>(operator: Operator, bound: T): (value: T) => boolean {
  switch (operator) {
    case 'gt':
      return (value) => value > bound;
    case 'gte':
      return (value) => value >= bound;
    case 'lt':
      return (value) => value < bound;
    case 'lte':
      return (value) => value <= bound;
  }
}

function textBound(
  operator: Operator,
  bound: string,
  compare: (one: string, other: string) => number,
): (value: string) => boolean {
  const test = compared<number>(operator, 0);
  return (value) => test(compare(value, bound));
}
