import type { Plan } from './rule.ts';

/** Whether two plans are the same but for the places in the texts that they were read from. */
export function samePlans(one: Plan, other: Plan): boolean {
  return same(one, other);
}

function same(one: unknown, other: unknown): boolean {
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
