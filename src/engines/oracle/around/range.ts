import type { Json } from '../../../event/index.ts';
import type { FieldReference } from '../../../languages/eql/ast.ts';
import { familyOf } from '../../../schema/families.ts';
import { dateReader } from '../coerce.ts';
import { dateFormat, type ReadDate } from '../date-formats.ts';
import { kept, parseDateConstant, parseInstant } from '../dates.ts';
import { readValues } from '../fields.ts';
import type { Relation } from '../order.ts';
import { type Check, comparisonTest } from '../query-leaf.ts';
import { factsFor, type Scope } from '../scope.ts';
import type { Value } from '../value.ts';
import { constantIn, type Members, refused } from './reading.ts';

const SIGNS: ReadonlyMap<string, Relation> = new Map([
  ['gt', '>'],
  ['gte', '>='],
  ['lt', '<'],
  ['lte', '<='],
]);

/** A range: one and the same value lies within all its bounds. */
export function readRange(field: FieldReference, range: Members, scope: Scope): Check {
  const bounds = Object.entries(range).filter(([key, bound]) => SIGNS.has(key) && bound !== null);
  const others = Object.keys(range).filter((key) => !SIGNS.has(key) && !['format', 'time_zone', 'boost', '_name'].includes(key));
  const sides = new Set(bounds.map(([key]) => key.charAt(0)));
  if (bounds.length === 0 || others.length > 0 || sides.size < bounds.length) return refused(scope, 'a range that is not read');
  const facts = factsFor(field, scope);
  if (familyOf(facts.type) === 'ip') return refused(scope, 'a range of addresses');
  const tests = bounds.map(([key, bound]) => boundTest(field, SIGNS.get(key) ?? '>', bound, range, scope));
  const budget = { left: Number.POSITIVE_INFINITY };
  return ({ event }) => readValues(event, field.name, facts).some((value) => tests.every((test) => test(value, budget)));
}

type Test = (value: Value, budget: { left: number }) => boolean;

function boundTest(field: FieldReference, relation: Relation, bound: Json, range: Members, scope: Scope): Test {
  const facts = factsFor(field, scope);
  const constant = constantIn(bound);
  if (constant === null) return unread(scope, 'a bound that is no value');
  if (familyOf(facts.type) !== 'date') return comparisonTest(facts, relation, constant, scope);
  const { format, time_zone: zone } = range;
  if (format === undefined && zone === undefined) return comparisonTest(facts, relation, constant, scope);
  const reader = readerOf(format, dateReader(facts));
  const ahead = zone === undefined ? 0n : zoneAhead(String(zone));
  const text = String(bound);
  if (reader === null || ahead === null) return unread(scope, 'dates of another format or zone');
  const zoned = (part: string) => {
    const read = reader(part);
    const fixed = /(?:Z|[T ][0-9:.,]+[+-][0-9:]{2,5})$/.test(part) || /^-?[0-9]{5,}$/.test(part);
    return read === null || fixed ? read : { from: read.from - ahead, to: read.to - ahead };
  };
  if (ahead !== 0n && text.includes('/')) return unread(scope, 'days of another zone');
  const stretch = parseDateConstant(text, scope.settings.now, zoned);
  const [from, to] = stretch === null ? [null, null] : [kept(stretch.from, facts.type), kept(stretch.to, facts.type)];
  if (from === null || to === null) return unread(scope, `${text} is no date`);
  return (value) => {
    if (value.kind !== 'instant') return false;
    if (relation === '>') return value.nanos > to;
    if (relation === '>=') return value.nanos >= from;
    return relation === '<' ? value.nanos < from : value.nanos <= to;
  };
}

function unread(scope: Scope, reason: string): Test {
  refused(scope, reason);
  return () => false;
}

/** How a `format` reads dates: ISO 8601 by its usual names, others as the mapping would; null: not known. */
function readerOf(format: Json | undefined, usual: ReadDate): ReadDate | null {
  if (format === undefined) return usual;
  if (typeof format !== 'string') return null;
  return /^(?:strict_)?date_optional_time(?:_nanos)?(?:\|\|epoch_millis)?$/.test(format) ? parseInstant : dateFormat(format);
}

/** How far a zone of fixed length is ahead of UTC, in nanoseconds. */
function zoneAhead(zone: string): bigint | null {
  if (['Z', 'UTC', 'GMT'].includes(zone)) return 0n;
  const parts = /^([+-])([01][0-9]):?([0-5][0-9])?$/.exec(zone);
  if (parts === null) return null;
  const minutes = Number(parts[2]) * 60 + Number(parts[3] ?? 0);
  return BigInt(parts[1] === '-' ? -minutes : minutes) * 60_000_000_000n;
}
