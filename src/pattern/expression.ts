import { CharSet } from './refa.generated.ts';

/** The highest code point. Lone surrogates are code points like any other. */
export const MAX_CODE_POINT = 0x10ffff;
/** Every code point. */
export const ALL = CharSet.all(MAX_CODE_POINT);

/**
 * A text pattern boiled down: folding is applied, shorthands are spelled out, and all that is left are sets of code
 * points and the operators on languages. An empty sequence is the empty string, an empty choice no string at all.
 * Build with the functions below, which keep these promises: sequences and choices are never nested in their own kind,
 * have no neutral parts and not exactly one part; at most one part of a choice is a set; no set is empty.
 */
export type Expression =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly items: readonly Expression[] }
  | { readonly kind: 'choice'; readonly items: readonly Expression[] }
  | { readonly kind: 'repeat'; readonly item: Expression; readonly min: number; readonly max: number | null }
  | { readonly kind: 'complement'; readonly item: Expression };

export const EMPTY: Expression = { kind: 'sequence', items: [] };
export const NOTHING: Expression = { kind: 'choice', items: [] };
export const ANYTHING: Expression = { kind: 'repeat', item: { kind: 'set', set: ALL }, min: 0, max: null };

export function isNothing(expression: Expression): boolean {
  return expression.kind === 'choice' && expression.items.length === 0;
}

export function isEmptyString(expression: Expression): boolean {
  return expression.kind === 'sequence' && expression.items.length === 0;
}

/** `.*`, the way every builder spells it. */
export function isAnything(expression: Expression): boolean {
  return expression.kind === 'repeat' && expression.min === 0 && expression.max === null && isAnyCharacter(expression.item);
}

export function isAnyCharacter(expression: Expression): boolean {
  return expression.kind === 'set' && expression.set.isAll;
}

export function setOf(set: CharSet): Expression {
  return set.isEmpty ? NOTHING : { kind: 'set', set };
}

export function charactersOf(codes: Iterable<number>): CharSet {
  return CharSet.fromCharacters(
    MAX_CODE_POINT,
    [...codes].sort((a, b) => a - b),
  );
}

export function rangeOf(min: number, max: number): CharSet {
  return CharSet.fromRange(MAX_CODE_POINT, { min, max });
}

export function sequence(items: readonly Expression[]): Expression {
  const flat: Expression[] = [];
  for (const item of items) {
    if (isNothing(item)) return NOTHING;
    for (const part of item.kind === 'sequence' ? item.items : [item]) {
      const merged = mergeLoops(flat.at(-1), part);
      if (merged !== null) flat.pop();
      flat.push(merged ?? part);
    }
  }
  const [first] = flat;
  return flat.length === 1 && first !== undefined ? first : { kind: 'sequence', items: flat };
}

/** `x*x+` is `x+` for a set x: without this, neighbouring stars would compete for the same characters. */
function mergeLoops(left: Expression | undefined, right: Expression): Expression | null {
  if (left?.kind !== 'repeat' || right.kind !== 'repeat' || left.max !== null || right.max !== null) return null;
  if (left.item.kind !== 'set' || right.item.kind !== 'set' || !left.item.set.equals(right.item.set)) return null;
  return { kind: 'repeat', item: left.item, min: left.min + right.min, max: null };
}

/** Alternatives keep their order; single characters become one set, where the first of them stood. */
export function choice(items: readonly Expression[]): Expression {
  const sets: CharSet[] = [];
  const others: Expression[] = [];
  let place = 0;
  let empty = false;
  for (const item of items) {
    for (const part of item.kind === 'choice' ? item.items : [item]) {
      if (part.kind === 'set') place = sets.push(part.set) === 1 ? others.length : place;
      else if (isEmptyString(part)) empty = true;
      else others.push(part);
    }
  }
  const set = sets.length === 0 ? [] : [setOf(CharSet.empty(MAX_CODE_POINT).union(...sets))];
  const parts = [...others.slice(0, place), ...set, ...others.slice(place)];
  const [first] = parts;
  if (first === undefined) return empty ? EMPTY : NOTHING;
  const whole: Expression = parts.length === 1 ? first : { kind: 'choice', items: parts };
  return empty ? repeat(whole, 0, 1) : whole;
}

export function repeat(item: Expression, min: number, max: number | null): Expression {
  if (max === 0 || isEmptyString(item)) return EMPTY;
  if (isNothing(item)) return min === 0 ? EMPTY : NOTHING;
  if (min === 1 && max === 1) return item;
  // Of `?`, `*` and `+` on top of one another, one of the three is left.
  if (item.kind === 'repeat' && isSimple(min, max) && isSimple(item.min, item.max)) {
    const bounded = max !== null && item.max !== null;
    return { kind: 'repeat', item: item.item, min: min * item.min, max: bounded ? 1 : null };
  }
  return { kind: 'repeat', item, min, max };
}

function isSimple(min: number, max: number | null): boolean {
  return min <= 1 && (max === null || max === 1);
}

export function complement(item: Expression): Expression {
  if (item.kind === 'complement') return item.item;
  if (isNothing(item)) return ANYTHING;
  if (isAnything(item)) return NOTHING;
  return { kind: 'complement', item };
}

/** By De Morgan, so that automata need one operation only. */
export function intersection(items: readonly Expression[]): Expression {
  const [first] = items;
  return items.length === 1 && first !== undefined ? first : complement(choice(items.map(complement)));
}
