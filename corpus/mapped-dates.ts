import type { Event, Schema } from '../src/event/index.ts';
import { spellingOf } from './conditions/date-spelling.ts';
import { at, put } from './edit.ts';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/**
 * Gives the dates of ordinary events, which are ISO 8601, the spelling that their mapping asks for: an index refuses any other.
 * What a rule reads has it already.
 */
export function datesAsMapped(schema: Schema): (event: Event) => Event {
  const formatted: { readonly field: string; readonly spelling: NonNullable<ReturnType<typeof spellingOf>> }[] = [];
  for (const [field, { dateFormat }] of schema.fields) {
    const spelling = dateFormat === undefined ? null : spellingOf(dateFormat);
    if (spelling !== null) formatted.push({ field, spelling });
  }
  return (event) =>
    formatted.reduce((told, { field, spelling }) => {
      const value = at(told, field);
      if (typeof value !== 'string' || !ISO.test(value) || spelling.instant(value) !== null) return told;
      const written = spelling.write(Date.parse(value));
      return written === null ? told : put(told, field, written);
    }, event);
}
