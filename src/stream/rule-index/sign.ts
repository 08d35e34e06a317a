import type { Field, Letters, Semantics } from '../../ir/index.ts';
import type { NonEmpty } from '../../source/index.ts';

/**
 * Something that an index can see in an event: that some value of a field is a text, has a part, is of a pattern, lies between numbers or
 * addresses, or that there is one. Texts that are not compared as they are written are folded, all others are ASCII. An event may show a sign without the
 * condition it was made of, never the reverse.
 */
export type Sign =
  | { readonly kind: 'value'; readonly field: string; readonly text: string; readonly letters: SignLetters }
  | {
      readonly kind: 'part';
      readonly field: string | null;
      readonly text: string;
      readonly stands: Stands;
      readonly letters: SignLetters;
    }
  | { readonly kind: 'pattern'; readonly field: string; readonly pieces: Pieces; readonly letters: SignLetters }
  | NumberSign
  | { readonly kind: 'address'; readonly field: string; readonly low: number; readonly high: number }
  | { readonly kind: 'present'; readonly field: string };

/** `exact`: as written. `ascii`: the same letter of ASCII, small or capital. `fold`: whatever some reading of letters takes for the same. */
export type SignLetters = 'exact' | 'ascii' | 'fold';

/** How ASCII is compared by a rule. */
export function lettersOf(letters: Letters, folding: Semantics['folding']): SignLetters {
  return letters === 'fold' && folding === 'ascii' ? 'ascii' : letters;
}

/** A number between `low` and `high`, both included; of whole numbers written as such, one between those of `whole`, which decide alone. */
export interface NumberSign {
  readonly kind: 'number';
  readonly field: string;
  readonly low: number;
  readonly high: number;
  readonly whole: { readonly low: number; readonly high: number } | null;
}

/** What stands between the stars of a wildcard pattern, in ASCII; the first at the start of a value, the last at its end. */
export type Pieces = Readonly<NonEmpty<string>>;

/** Stands in a piece for any one unit. */
export const ANY_UNIT = '\xff';

/** Where in a value a part stands. */
export type Stands = 'anywhere' | 'at-start' | 'at-end';

/** What of an event has to be seen: null, nothing is known. */
export type Need =
  | { readonly kind: 'sign'; readonly sign: Sign }
  | { readonly kind: 'all'; readonly needs: readonly Need[] }
  | { readonly kind: 'any'; readonly needs: readonly Need[] };

export function seen(sign: Sign): Need {
  return { kind: 'sign', sign };
}

export function allSeen(parts: readonly (Need | null)[]): Need | null {
  const needs = parts.filter((part) => part !== null).flatMap((part) => (part.kind === 'all' ? part.needs : [part]));
  const [first] = needs;
  return first === undefined || needs.length === 1 ? (first ?? null) : { kind: 'all', needs };
}

/** Null when some part may hold without anything being seen. Of no parts none holds; then nothing is claimed either. */
export function anySeen(parts: readonly (Need | null)[]): Need | null {
  const known = parts.filter((part) => part !== null);
  const needs = known.flatMap((part) => (part.kind === 'any' ? part.needs : [part]));
  const [first] = needs;
  if (first === undefined || known.length < parts.length) return null;
  return needs.length === 1 ? first : { kind: 'any', needs };
}

/** Names of more segments would be spelt in too many ways. */
export const MOST_SEGMENTS = 8;

/** Whether values of a field stand in the event itself: a constant does not, nor what an explicit null counts as. */
export function isSeen({ name, constant, nullValue }: Field): boolean {
  return constant === undefined && nullValue === null && name.split('.').length <= MOST_SEGMENTS;
}

/** The signs by the field they speak of, with their numbers; under null those of whatever field. */
export function signFields(
  signs: readonly Sign[],
): ReadonlyMap<string | null, readonly (readonly [number: number, sign: Sign])[]> {
  const byField = new Map<string | null, (readonly [number, Sign])[]>();
  for (const [number, sign] of signs.entries()) {
    const same = byField.get(sign.field) ?? [];
    byField.set(sign.field, same);
    same.push([number, sign]);
  }
  return byField;
}
