import type { Plan } from './rule.ts';

/**
 * Whether two plans are the same but for the places in the texts that they were read from. Of two that hold a number beyond what doubles
 * tell apart it is not known: what was written may have been two numbers.
 */
export function samePlans(one: Plan, other: Plan): boolean {
  return same(one, other);
}

function same(one: unknown, other: unknown): boolean {
  if (typeof one === 'number') return Object.is(one, other) && Math.abs(one) <= Number.MAX_SAFE_INTEGER;
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((each, at) => same(each, other[at]))
    );
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every(
      (name) => Object.hasOwn(other, name) && (name === 'origin' || same(Reflect.get(one, name), Reflect.get(other, name))),
    )
  );
}
