import type { Event, Json } from '../../event/index.ts';
import type { Predicate } from '../../ir/index.ts';
import type { Comparable } from './comparable.ts';

/**
 * Finds, among many rules, those that may match an event: by a value that each of them asks for, the one that the fewest others do; of rules
 * that ask for none, all.
 */
export function ruleIndex(rules: readonly Comparable[]): (event: Event) => readonly Comparable[] {
  const asked = rules.map((rule) => ({ rule, leaves: required(rule.where).map(keysOf) }));
  const times = new Map<string, number>();
  for (const { leaves } of asked) for (const key of leaves.flat()) times.set(key, (times.get(key) ?? 0) + 1);
  const costOf = (keys: readonly string[]): number => keys.reduce((sum, key) => sum + (times.get(key) ?? 0), 0);
  const byKey = new Map<string, Comparable[]>();
  const always: Comparable[] = [];
  for (const { rule, leaves } of asked) {
    const [first, ...others] = leaves;
    if (first === undefined) {
      always.push(rule);
      continue;
    }
    const rarest = others.reduce((best, keys) => (costOf(keys) < costOf(best) ? keys : best), first);
    for (const key of rarest) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [rule]);
      else known.push(rule);
    }
  }
  return (event) => {
    const found = new Set(always);
    for (const [name, value] of Object.entries(event))
      for (const one of valuesOf(value)) for (const rule of byKey.get(keyOf(name, one)) ?? []) found.add(rule);
    return [...found].sort((one, other) => one.number - other.number);
  };
}

type OneOf = Extract<Predicate, { readonly kind: 'one-of' }>;

/** Equalities that hold whenever a condition does. */
function required(predicate: Predicate): readonly OneOf[] {
  // A field with a value for nulls, or one value for all events, has values that the event does not carry.
  if (predicate.kind === 'one-of')
    return predicate.field.nullValue === null && predicate.field.constant === undefined && predicate.field.type !== 'ip'
      ? [predicate]
      : [];
  return predicate.kind === 'and' ? predicate.operands.flatMap(required) : [];
}

function keysOf({ field, values }: OneOf): readonly string[] {
  return [...new Set(values.map((value) => keyOf(field.name, value)))];
}

function keyOf(name: string, value: Json): string {
  return `${name} ${String(value).toLowerCase()}`;
}

function valuesOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}
