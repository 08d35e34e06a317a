import type { Json } from '../../../../event/index.ts';
import { allOf, type Bound, type Field, type Predicate, type Relation } from '../../../../ir/index.ts';
import { refused } from '../context.ts';
import { parseDate, parseDateFormat } from '../dates/index.ts';
import { fieldLeaf } from '../field-leaf.ts';
import type { UsableField } from '../fields.ts';
import { constantOf, fieldOf, lowered, type Scope, type Table, unsaid } from './scope.ts';

const RELATIONS = { gt: 'gt', gte: 'ge', lt: 'lt', lte: 'le' } as const;
type Key = keyof typeof RELATIONS;
const isKey = (key: string): key is Key => Object.hasOwn(RELATIONS, key);

/** `range`: every bound holds of one and the same value. */
export function rangeLeaf(scope: Scope, name: string, body: Table): Predicate {
  const other = Object.keys(body).find((key) => !isKey(key) && !['format', 'time_zone', 'boost', '_name'].includes(key));
  if (other !== undefined) return unsaid(scope, `\`range\` with \`${other.slice(0, 40)}\` is not read`);
  const bounds = Object.entries(body).flatMap(([key, value]) => (isKey(key) && value !== null ? [{ key, value }] : []));
  const [first] = bounds;
  if (first === undefined) return unsaid(scope, '`range` has no bound');
  if (bounds.length > 2 || new Set(bounds.map(({ key }) => key.slice(0, 1))).size < bounds.length)
    return unsaid(scope, '`range` has two bounds of one kind');
  const used = fieldOf(scope, name, first.value, true);
  if (used === null) return refused(scope.origin);
  const dated = used.family === 'date' ? dates(scope, used.field, bounds, body) : bounds;
  const leaves = (dated ?? []).map(({ key, value }) => boundLeaf(scope, used, RELATIONS[key], value));
  if (dated === null) return refused(scope.origin);
  if (used.family === 'date' && leaves.length > 1) scope.severalDates.add(used.field.name);
  return leaves.every((leaf) => leaf.kind === 'range') && leaves.length > 1
    ? both(leaves, used.field, scope)
    : allOf(leaves, scope.origin);
}

interface Written {
  readonly key: Key;
  readonly value: Json;
}

function boundLeaf(scope: Scope, used: UsableField, relation: Relation, value: Json): Predicate {
  const constant = constantOf(scope, value);
  if (constant === null) return refused(scope.origin);
  return lowered(scope, (context) => fieldLeaf(context, used, relation, constant, scope.origin, scope.origin));
}

/** Two one-sided ranges as one, which asks both of the same value. */
function both(leaves: readonly Extract<Predicate, { kind: 'range' }>[], field: Field, { origin }: Scope): Predicate {
  const side = (pick: (leaf: (typeof leaves)[number]) => Bound | null): Bound | null =>
    leaves.reduce<Bound | null>((found, leaf) => found ?? pick(leaf), null);
  return { kind: 'range', field, lower: side(({ lower }) => lower), upper: side(({ upper }) => upper), origin };
}

/** Formats that read ISO dates as a field without a format of its own does. */
const USUAL = /^(?:strict_)?date_optional_time(?:_nanos)?(?:\|\|epoch_millis)?$/;

/** Dates in the writing of the field: those of another format or zone are written anew. */
function dates(scope: Scope, field: Field, bounds: readonly Written[], body: Table): readonly Written[] | null {
  const { format, time_zone: zone } = body;
  const usual = field.dateFormat === undefined && (format === undefined || (typeof format === 'string' && USUAL.test(format)));
  const ahead = zone === undefined ? 0 : aheadOf(zone);
  if (ahead === null) return giveUp(scope, `the time zone ${JSON.stringify(zone)} is not read`);
  if ((usual || format === undefined) && ahead === 0) return bounds;
  const read = typeof format === 'string' && !USUAL.test(format) ? parseDateFormat(format) : undefined;
  if (
    read === null ||
    (format !== undefined && typeof format !== 'string') ||
    field.dateFormat !== undefined ||
    field.type === 'date_nanos'
  )
    return giveUp(scope, `dates of ${field.name} in another format are not read`);
  const written: Written[] = [];
  for (const { key, value } of bounds) {
    const text = String(value);
    const stretch = parseDate(text, read);
    if (stretch === null) return giveUp(scope, `${JSON.stringify(value)} is no date`);
    const { from, to } = stretch;
    if (from === null || to === null || /\|\||^now/.test(text)) {
      if (ahead !== 0 && text.includes('/')) return giveUp(scope, 'days of another time zone are not read');
      if (!text.startsWith('now')) return giveUp(scope, `${JSON.stringify(value)} in another format is not read`);
      written.push({ key, value });
    } else {
      const moment = (key === 'gt' || key === 'lte' ? to : from) - (namesInstant(text) ? 0 : ahead);
      written.push({ key, value: new Date(moment).toISOString() });
    }
  }
  return written;
}

/** Gives up on the bounds, with the reason. */
function giveUp(scope: Scope, reason: string): null {
  unsaid(scope, reason);
  return null;
}

/** Milliseconds that a zone is ahead of UTC; null for those that change with the seasons. */
function aheadOf(zone: Json): number | null {
  if (zone === 'UTC' || zone === 'Z' || zone === 'GMT') return 0;
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(String(zone)) ?? [];
  if (sign === undefined || Number(hours) > 18 || Number(minutes) > 59) return null;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** Texts with a zone of their own, and milliseconds since 1970. */
function namesInstant(text: string): boolean {
  return /(?:Z|T[\d:.,]+[+-]\d\d(?::?\d\d)?)$/.test(text) || /^-?\d{5,}(?:\.\d+)?$/.test(text);
}
