import type { Event, FieldFacts, Json, NormalizerStep, SchemaField } from '../../event/index.ts';
import type { DropReason } from '../../report/index.ts';
import { familyOf } from '../../schema/families.ts';
import { readAddress } from './addresses.ts';
import { readDate } from './dates.ts';
import { unsupported } from './failure.ts';
import { found } from './found.ts';
import { indexed, type KqlNumber, readDecimal } from './numbers.ts';

/** A value as an index keeps it: instants in nanoseconds, addresses as 128 bits. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: KqlNumber }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'address'; readonly bits: bigint }
  | { readonly kind: 'instant'; readonly nanos: bigint };

export type KnownField = FieldFacts & Pick<SchemaField, 'path' | 'dateFormat' | 'constant' | 'normalizer' | 'analyzer' | 'keeps'>;

/** The values of a field; none for an event without it. */
export function valuesOf(event: Event, name: string, facts: KnownField): readonly Value[] {
  return writtenUnder(event, name, facts).flatMap((json) => {
    const value = readValue(json, facts);
    return typeof value === 'string' ? [] : [value];
  });
}

/** What stands under the name of a field, as written; a constant of the index is the value of every event. */
export function writtenUnder(event: Event, name: string, { path, constant }: KnownField): readonly Json[] {
  return constant === undefined ? found(event, path ?? name) : [constant];
}

/** What becomes of a value under the mapping, or why it is none. */
export function readValue(written: Json, facts: KnownField): Value | DropReason {
  const json = written ?? facts.nullValue;
  if (json === null) return 'null';
  if (typeof json === 'object') return 'object';
  switch (familyOf(facts.type)) {
    case 'string': {
      const text = typeof json === 'string' ? json : JSON.stringify(json);
      const long = facts.ignoreAbove !== null && facts.constant === undefined && text.length > facts.ignoreAbove;
      return long ? 'longer than ignore_above' : { kind: 'text', text: normalized(text, facts) };
    }
    case 'text':
      return { kind: 'text', text: String(json) };
    case 'number': {
      const number = typeof json === 'boolean' ? null : indexed(json, facts.type);
      if (number !== null) return { kind: 'number', number };
      const isNumber = typeof json === 'number' || (typeof json === 'string' && readDecimal(json) !== null);
      return isNumber ? 'out of range' : 'no number';
    }
    case 'boolean': {
      const value = json === true || json === 'true' ? true : json === false || json === 'false' || json === '' ? false : null;
      return value === null ? 'no boolean' : { kind: 'boolean', value };
    }
    case 'ip': {
      const bits = typeof json === 'string' ? readAddress(json) : null;
      return bits === null ? 'no address' : { kind: 'address', bits };
    }
    case 'date':
      return dateOf(json, facts);
    case 'unsupported':
      return 'cannot be tested';
  }
}

const LATEST = 2n ** 63n - 1n;

function dateOf(json: string | number | boolean, { type, dateFormat }: KnownField): Value | DropReason {
  ordinaryDates(dateFormat);
  const nanos = typeof json === 'boolean' ? undefined : readDate(String(json))?.first;
  if (nanos === undefined) return 'no date';
  if (type === 'date_nanos') return nanos >= 0n && nanos <= LATEST ? { kind: 'instant', nanos } : 'out of range';
  return { kind: 'instant', nanos: nanos - (((nanos % MILLISECOND) + MILLISECOND) % MILLISECOND) };
}

const MILLISECOND = 1_000_000n;

/** Dates are read in the form that mappings have when they say nothing. */
export function ordinaryDates(format: string | undefined): void {
  if (format !== undefined && format !== 'strict_date_optional_time||epoch_millis') unsupported(`dates of the format ${format}`);
}

/** A text as the normalizer of its field leaves it: each character by itself, and one that would become several stays. */
export function normalized(text: string, { normalizer }: Pick<KnownField, 'normalizer'>): string {
  let left = text;
  for (const step of normalizer?.steps ?? []) left = [...left].map(CHANGES[step]).join('');
  return left;
}

const CHANGES: { readonly [Step in NormalizerStep]: (letter: string) => string } = {
  lowercase: (letter) => (letter === '\u0130' ? 'i' : letter.toLowerCase()),
  uppercase: (letter) => {
    const upper = letter.toUpperCase();
    if ([...upper].length === 1) return upper;
    // Small Greek letters with a mute iota have a capital of one character, which leads back to them.
    const code = letter.codePointAt(0) ?? 0;
    const capital = [code + 8, code + 9].map((other) => String.fromCodePoint(other));
    return capital.find((other) => other !== letter && other.toLowerCase() === letter) ?? letter;
  },
};
