import type { ReadDate, Rounding } from '../dates.ts';
import { type Element, scan, type Unit } from './element.ts';
import { javaLayout } from './java-layout.ts';
import { momentOf } from './moment.ts';
import { namedLayout } from './named-layouts.ts';

/**
 * The `format` of a mapping as a reader: alternatives parted by `||`, of which the first that reads a text says what it is. Null
 * when one of them is unknown here. (eql-semantics 9.1)
 */
export function formatReader(format: string): ReadDate | null {
  const readers: ReadDate[] = [];
  // Version 7 marked the patterns of Java with an 8.
  for (const written of format.replace(/^8/, '').split('||')) {
    const reader = alternative(written.trim());
    if (reader === null) return null;
    readers.push(reader);
  }
  return (text, rounding) => {
    for (const read of readers) {
      const moment = read(text, rounding);
      if (moment !== null) return moment;
    }
    return null;
  };
}

function alternative(written: string): ReadDate | null {
  if (written === 'epoch_millis') return (text) => sinceEpoch(/^(-?)([0-9]{1,18})(?:\.([0-9]{0,6}))?$/.exec(text), 6, 'down');
  if (written === 'epoch_second')
    return (text, rounding) => sinceEpoch(/^(-?)([0-9]{1,15})(?:\.([0-9]{0,9}))?$/.exec(text), 9, rounding);
  const named = namedLayout(written);
  const layout = named ?? javaLayout(written);
  if (layout === null) return null;
  const units = new Set(unitsOf(layout));
  return (text, rounding) => {
    const said = scan(layout, text);
    return said === null ? null : momentOf(rounding === 'up' ? rounded(said, units) : said);
  };
}

/** Nanoseconds of a number of units with `places` decimals; without any, rounding goes up to the end of the unit. */
function sinceEpoch(found: RegExpExecArray | null, places: number, rounding: Rounding): bigint | null {
  const [, sign, whole, fraction = ''] = found ?? [];
  if (whole === undefined) return null;
  const rest = fraction === '' && rounding === 'up' ? '9'.repeat(places) : fraction.padEnd(places, '0');
  const size = BigInt(whole + rest);
  return sign === '-' ? -size : size;
}

function unitsOf(layout: readonly Element[]): readonly Unit[] {
  return layout.flatMap((element): readonly Unit[] => {
    if (element.kind === 'optional') return unitsOf(element.elements);
    return element.kind === 'digits' || element.kind === 'name' ? [element.unit] : [];
  });
}

/**
 * What a text leaves out, as Elasticsearch fills it in to round up: the first month and day, the last of all units of the
 * time; eleven is the last hour of half a day, also where hours count to twelve (eql-semantics 9.2).
 */
function rounded(said: Said, units: ReadonlySet<Unit>): Said {
  const halfDay = (['half-day hour from 1', 'half-day hour from 0'] as const).find((unit) => units.has(unit));
  const day: readonly Default[] = units.has('day of year')
    ? [['day of year', 1]]
    : units.has('week year')
      ? []
      : [
          ['month', 1],
          ['day', 1],
        ];
  const hour: readonly Default[] =
    halfDay === undefined
      ? [['hour', 23]]
      : [
          [halfDay, 11],
          ['half of day', 1],
        ];
  return new Map([...day, ...hour, ['minute', 59], ['second', 59], ['nanosecond', 999_999_999], ...said]);
}

type Said = ReadonlyMap<Unit, number>;
type Default = readonly [unit: Unit, value: number];
