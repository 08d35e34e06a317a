import type { Field } from '../../src/ir/index.ts';
import { limitsOf } from './numbers.ts';
import { property } from './property.ts';
import type { HelperName } from './runtime/index.ts';
import { literal } from './text.ts';

/** What a field's values are made into. */
export type Reading =
  | 'texts'
  | 'numbers'
  | 'integers'
  | 'floats'
  | 'halfFloats'
  | 'booleans'
  | 'addresses'
  | 'instants'
  | 'nanoInstants'
  | 'nanoTexts';

/** Names of more segments are looked up by the general function alone: the tests for dotted keys grow with the square. */
const LONGEST_FAST = 5;
const OBJECTS = ['first', 'second', 'third', 'fourth'] as const;

/**
 * The body of a function of `event` that gives the values of a field: nested objects are the usual spelling, then one
 * dotted key, and `valuesAt` handles what is left (eql-semantics 9.3). `limit` drops longer texts; null: no limit. `layouts` names
 * the constant that says how the dates are written; null: as by default. A constant of the index is in every event.
 */
export function readerBody(
  field: Field,
  reading: Reading,
  limit: number | null,
  layouts: string | null,
  need: (helper: HelperName) => void,
): string {
  const { nullValue, constant, normalizer = [] } = field;
  if (constant !== undefined) return `  return ${literal(constant)};`;
  const as = (value: string) => {
    if (reading === 'texts') {
      const texts = limit === null ? 'texts' : 'shortTexts';
      need(texts);
      return normalizer.reduce(
        (code, step) => {
          need(step);
          return `${step}(${code})`;
        },
        `${texts}(${value}${limit === null ? '' : `, ${limit}`})`,
      );
    }
    if (layouts !== null) {
      need('writtenInstants');
      const written = `writtenInstants(${value}, ${layouts})`;
      if (reading === 'instants') return written;
      need('withinNanoseconds');
      return `withinNanoseconds(${written})`;
    }
    need(reading);
    return reading === 'integers' ? `integers(${[value, ...limitsOf(field.type)].join(', ')})` : `${reading}(${value})`;
  };
  const pooled = () => {
    need('valuesAt');
    return `valuesAt(event, ${literal(field.name)})`;
  };
  if (nullValue !== null) {
    need('withNull');
    const replacement = typeof nullValue === 'string' ? literal(nullValue) : String(nullValue);
    return `  return ${as(`withNull(${pooled()}, ${replacement})`)};`;
  }
  const segments = field.name.split('.');
  const [only] = segments;
  if (segments.length === 1 && only !== undefined) return `  return ${as(property('event', only, need))};`;
  if (segments.length > LONGEST_FAST) return `  return ${as(pooled())};`;
  need('isObject');
  if (segments.length > 2) need('none');
  return [
    `  const dotted = ${property('event', field.name, need)};`,
    ...level(segments, 0, as, need),
    `  return ${as(pooled())};`,
  ].join('\n');
}

/** The usual spelling from the object of one segment on; falls through when the event has another. */
function level(
  segments: readonly string[],
  index: number,
  as: (value: string) => string,
  need: (helper: HelperName) => void,
): readonly string[] {
  const object = index === 0 ? 'event' : (OBJECTS[index - 1] ?? 'event');
  const inner = OBJECTS[index] ?? 'event';
  const here = segments[index] ?? '';
  const rest = segments.slice(index);
  // The dotted keys of this object that lead on to the field; the whole name in the event is `dotted`.
  const lengths = Array.from({ length: rest.length - 1 }, (_, at) => at + 2).filter(
    (length) => index > 0 || length < rest.length,
  );
  const others = lengths.map((length) => `${property(object, rest.slice(0, length).join('.'), need)} === undefined`);
  const pad = '  '.repeat(index + 1);
  const last = index === segments.length - 2;
  const missing = index === 0 ? as('dotted') : 'NONE';
  const conditions = [...(index === 0 ? ['dotted === undefined'] : []), `isObject(${inner})`];
  const body = last
    ? [`${pad}if (${conditions.join(' && ')}) return ${as(property(inner, segments[index + 1] ?? '', need))};`]
    : [`${pad}if (${conditions.join(' && ')}) {`, ...level(segments, index + 1, as, need), `${pad}}`];
  const lines = [
    `${pad}const ${inner} = ${property(object, here, need)};`,
    `${pad}if (${inner} === undefined) return ${missing};`,
    ...body,
  ];
  if (others.length === 0) return lines;
  return [`${pad}if (${others.join(' && ')}) {`, ...lines.map((line) => `  ${line}`), `${pad}}`];
}
