import type { Event, FieldType, Json, SchemaField } from '../../../src/event/index.ts';
import { SCHEMA } from './mapping.ts';
import type { Random } from './random.ts';
import {
  ADDRESS_TEXTS,
  BAD_ADDRESSES,
  BAD_DATES,
  BAD_FORMATTED,
  BROKEN_TEXTS,
  DATE_NUMBERS,
  DATE_TEXTS,
  FORMATTED_DATES,
  NUMBER_TEXTS,
  NUMBERS,
  TEXTS,
} from './values.ts';

/** What the fields of a rule find in events: mostly values of their type, in every shape JSON allows. */
export function randomEvent(random: Random): Event {
  const entries: [string, Json][] = [['event', { category: random.pick(['process', 'process', 'file', ['process', 'file']]) }]];
  // Every event of an index has a time; a rule that always holds is told by it in Sigma (sigma-target 4).
  entries.push(['@timestamp', '2024-02-01T00:00:00Z']);
  const names = [...SCHEMA.fields.keys()].filter((name) => name !== 'event.category' && name !== '@timestamp');
  for (let count = 4 + random.below(10); count > 0; count--) {
    const name = names[random.below(names.length)] ?? 's';
    const facts = SCHEMA.fields.get(name);
    entries.push(...placed((facts?.path ?? name).split('.'), shaped(facts, random), random));
  }
  return merged(entries);
}

/** A value alone, missing in one of many ways, several times, nested, or where something else is expected. */
function shaped(facts: SchemaField | undefined, random: Random): Json {
  const written = FORMATTED_DATES.get(facts?.dateFormat ?? '');
  const value = (): Json => (written === undefined ? oneValue(facts?.type ?? 'keyword', random) : oneDate(written, random));
  switch (random.below(20)) {
    case 0:
      return null;
    case 1:
      return random.pick<Json>([[], [null], [[]], [[null]], {}, [{}]]);
    case 2:
    case 3:
    case 4:
      return [value(), value()];
    case 5:
      return [value(), null, value(), value()];
    case 6:
      return [[value(), [value()]], value()];
    case 7:
      return [null, value()];
    case 8:
      return random.pick<Json>([{ x: value() }, [{ x: 1 }, value()], [value(), {}]]);
    default:
      return value();
  }
}

function oneValue(type: FieldType, random: Random): Json {
  if (random.once(12)) return anything(random);
  switch (type) {
    case 'long':
    case 'integer':
    case 'short':
    case 'byte':
    case 'unsigned_long':
    case 'double':
    case 'float':
    case 'half_float':
    case 'scaled_float':
      return random.once(5) ? random.pick<Json>(NUMBER_TEXTS) : random.pick<Json>(NUMBERS);
    case 'boolean':
      return random.pick<Json>([true, false, true, false, 'true', 'false', '', 'TRUE', 0, 1, 'yes']);
    case 'ip':
      return random.once(5) ? random.pick<Json>(BAD_ADDRESSES) : random.pick<Json>(ADDRESS_TEXTS);
    case 'date':
    case 'date_nanos':
      if (random.once(5)) return random.pick<Json>(BAD_DATES);
      return random.once(4) ? random.pick<Json>(DATE_NUMBERS) : random.pick<Json>(DATE_TEXTS);
    default:
      return random.once(10) ? random.pick<Json>(BROKEN_TEXTS) : random.pick<Json>(TEXTS);
  }
}

/** A date in the format of its field, now and then as a number or in vain. */
function oneDate(written: readonly [string, ...string[]], random: Random): Json {
  const text = random.pick(written);
  if (random.once(6)) return random.pick<Json>([null, ...BAD_FORMATTED]);
  return random.once(3) && String(Number(text)) === text ? Number(text) : text;
}

function anything(random: Random): Json {
  return random.pick<Json>([true, false, 0, 1.5, -7, 1e21, '', 'x', '5', null, random.pick(TEXTS), random.pick(NUMBERS)]);
}

/** One spelling of a dotted name, now and then two at once. */
function placed(segments: readonly string[], value: Json, random: Random): readonly [string, Json][] {
  const [first = '', ...rest] = segments;
  if (rest.length === 0) return [[first, value]];
  const dotted: [string, Json] = [segments.join('.'), value];
  const nested: [string, Json] = [first, rest.reduceRight<Json>((inner, key) => object([[key, inner]]), value)];
  const mixed: [string, Json] = [first, object([[rest.join('.'), value]])];
  switch (random.below(10)) {
    case 0:
    case 1:
      return [dotted];
    case 2:
      return [mixed];
    case 3:
      return [nested, [segments.join('.'), anything(random)]];
    case 4:
      return [[first, [nested[1], random.pick<Json>([null, 'x', nested[1]])]]];
    case 5:
      return segments.length > 2 ? [[segments.slice(0, 2).join('.'), object([[segments.slice(2).join('.'), value]])]] : [dotted];
    case 6:
      return random.once(2) ? [[first, anything(random)]] : [nested];
    default:
      return [nested];
  }
}

/** Objects under one key are joined; otherwise the later entry stays. */
function merged(entries: readonly (readonly [string, Json])[]): Event {
  const all = new Map<string, Json>();
  for (const [key, value] of entries) {
    const before = all.get(key);
    all.set(key, isObject(before) && isObject(value) ? merged([...Object.entries(before), ...Object.entries(value)]) : value);
  }
  return object([...all]);
}

function isObject(value: Json | undefined): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As `JSON.parse` makes it: a key `__proto__` is a key. */
function object(entries: readonly (readonly [string, Json])[]): Event {
  return Object.fromEntries(entries);
}
