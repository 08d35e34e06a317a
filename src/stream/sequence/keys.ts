import type { Scalar } from '../../event/index.ts';
import { compareScalars, type Read } from './place.ts';

/** What an event is joined by: one value for each key; null for an optional key that the event lacks. */
export type KeyTuple = readonly (Scalar | null)[];

/** The values of each key of an item, in the order of the keys. */
export type ReadKeys = (event: unknown) => readonly (Read | readonly Read[])[];

/** An event with longer lists than this in several keys would have more tuples than anyone meant. */
export const MOST_TUPLES = 1000;

/**
 * The join keys of an event as texts, each once: every choice of one element from each key's values; a key without values
 * is null, and null equals null (eql-semantics 10.3). Equal texts are equal typed values: `5` is not `"5"`. None when there
 * are more than `MOST_TUPLES`. Sorted: how an event spells its values decides nothing, not even what goes first when there is no more room.
 */
export function keyTexts(values: readonly (Read | readonly Read[])[]): readonly string[] {
  // Mostly each key has one text: all are written at once.
  if (values.length > 0 && values.every((found) => typeof found === 'string')) return [JSON.stringify(values).slice(1, -1)];
  let texts: readonly string[] = [''];
  for (const found of values) {
    const parts = typeof found === 'object' ? distinct(found) : [write(found)];
    if (texts.length * parts.length > MOST_TUPLES) return [];
    const [first] = texts;
    texts = first === '' ? parts : texts.flatMap((text) => parts.map((part) => `${text},${part}`));
  }
  return texts.length > 1 ? [...texts].sort() : texts;
}

function distinct(values: readonly Read[]): readonly string[] {
  if (values.length === 0) return ['null'];
  return values.length === 1 ? values.map(write) : [...new Set(values.map(write))];
}

/** JSON; a whole number beyond 2^53 is the list of its digits, so that it equals itself in every spelling and nothing else. */
function write(value: Read): string {
  if (typeof value === 'bigint') return `["${value}"]`;
  const isLarge = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLarge ? `["${BigInt(value)}"]` : JSON.stringify(value);
}

/** The tuple that a text of `keyTexts` stands for; a whole number that JavaScript's numbers miss is given as its digits. */
export function readKey(text: string): KeyTuple {
  return readKeyText(text).map((value) => {
    if (typeof value !== 'bigint') return value;
    return BigInt(Number(value)) === value ? Number(value) : String(value);
  });
}

function readKeyText(text: string): readonly (Read | null)[] {
  const parts: readonly (Scalar | null | readonly [string])[] = JSON.parse(`[${text}]`);
  return parts.map((part) => (typeof part === 'object' && part !== null ? BigInt(part[0]) : part));
}

/** Whether one of the keys is null. */
export function hasNull(text: string): boolean {
  return text.includes('null') && readKeyText(text).includes(null);
}

/** The order of tuples by their texts: ascending, key by key; null is first. */
export function compareKeyTexts(one: string, other: string): number {
  const against = readKeyText(other);
  for (const [index, value] of readKeyText(one).entries()) {
    const theirs = against[index] ?? null;
    if (value === theirs) continue;
    if (value === null || theirs === null) return value === null ? -1 : 1;
    return compareScalars(value, theirs);
  }
  return 0;
}
