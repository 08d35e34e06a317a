import type { Scalar } from '../../event/index.ts';
import { compareScalars } from './place.ts';

/** What an event is joined by: one value for each key; null for an optional key that the event lacks. */
export type KeyTuple = readonly (Scalar | null)[];

/** The values of each key of an item, in the order of the keys. */
export type ReadKeys = (event: unknown) => readonly (Scalar | readonly Scalar[])[];

/** An event with longer lists than this in several keys would have more tuples than anyone meant. */
export const MOST_TUPLES = 1000;

/**
 * The join keys of an event as texts, each once: every choice of one element from each key's values; a key without values
 * is null, and null equals null (eql-semantics 10.3). Equal texts are equal typed values: `5` is not `"5"`. Null when there
 * are more than `MOST_TUPLES`.
 */
export function keyTexts(values: readonly (Scalar | readonly Scalar[])[]): readonly string[] | null {
  let texts: readonly string[] = [''];
  for (const found of values) {
    const parts = typeof found === 'object' ? distinct(found) : [JSON.stringify(found)];
    if (texts.length * parts.length > MOST_TUPLES) return null;
    const [first] = texts;
    texts = first === '' ? parts : texts.flatMap((text) => parts.map((part) => `${text},${part}`));
  }
  return texts;
}

function distinct(values: readonly Scalar[]): readonly string[] {
  if (values.length === 0) return ['null'];
  return values.length === 1 ? values.map(write) : [...new Set(values.map(write))];
}

function write(value: Scalar): string {
  return JSON.stringify(value);
}

/** `keyTexts` of what a reader reads. */
export type ReadKeyTexts = (read: ReadKeys, event: unknown) => readonly string[] | null;

/** Keeps each reader's answer for the last event, for all items and rules that share the reader. */
export function keyTextReader(): ReadKeyTexts {
  const answers = new Map<ReadKeys, { readonly event: unknown; readonly texts: readonly string[] | null }>();
  return (read, event) => {
    const known = answers.get(read);
    if (known !== undefined && known.event === event) return known.texts;
    const texts = keyTexts(read(event));
    answers.set(read, { event, texts });
    return texts;
  };
}

/** The tuple that a text of `keyTexts` stands for. */
export function readKey(text: string): KeyTuple {
  return JSON.parse(`[${text}]`);
}

/** Ascending, key by key; null is first. */
export function compareKeys(one: KeyTuple, other: KeyTuple): number {
  for (const [index, value] of one.entries()) {
    const against = other[index] ?? null;
    if (value === against) continue;
    if (value === null || against === null) return value === null ? -1 : 1;
    return compareScalars(value, against);
  }
  return 0;
}
