import type { Event, Json, Schema, SchemaField } from '../../event/index.ts';
import type { SeenNames } from './names.ts';

/**
 * An event as those have it for whom the names are: what stands under a field of the rule stands under its other names, and nothing else
 * does. Fields that the rule does not ask stay. `kept` are fields that engines read beside the rule. What a pipeline asks of every event most have,
 * or all.
 */
export function seenEvent(event: Event, seen: SeenNames, kept: readonly string[], always = false): Event {
  const moved = movedIn(seen);
  const taken = new Map<string, Map<string, Json>>();
  for (const naming of seen.parts) {
    for (const own of moved) {
      const names = naming.get(own) ?? [];
      const values = valuesUnder(event, own.split('.')).flatMap((one) => (isList(one) && one.length > 0 ? one : [one]));
      for (const [at, value] of values.entries()) {
        // Of several names any may hold a value: each holds some, so that none is the one that matters.
        const name = names[(at + textLength(value)) % names.length];
        if (name !== undefined) taken.set(name, (taken.get(name) ?? new Map()).set(`${own} ${at}`, value));
      }
    }
  }
  let changed: { [field: string]: Json } = { ...event };
  for (const path of [...moved.filter((own) => !kept.includes(own)), ...taken.keys()])
    changed = without(changed, path.split('.'));
  for (const [name, values] of taken) {
    const [only, ...more] = values.values();
    if (only !== undefined) changed[name] = more.length === 0 ? only : [only, ...more];
  }
  if (seen.asked.size > 0 && (always || textLength(event) % 10 > 0))
    for (const [name, value] of seen.asked) if (valuesUnder(changed, name.split('.')).length === 0) changed[name] = value;
  return changed;
}

/** Fields that have another name in some part of the rule, and those whose name another one has now. */
function movedIn({ parts }: SeenNames): readonly string[] {
  const all = parts.flatMap((naming) => [...naming]);
  const moved = all.filter(([own, names]) => names.length !== 1 || names[0] !== own);
  const names = new Set(moved.flatMap(([, others]) => others));
  return [...new Set([...moved.map(([own]) => own), ...all.flatMap(([own]) => (names.has(own) ? [own] : []))])];
}

/** A mapping under the other names. */
export function seenSchema({ fields }: Schema, seen: SeenNames): Schema {
  const changed = new Map<string, SchemaField>(fields);
  const moved = movedIn(seen);
  const below = (own: string): readonly (readonly [string, SchemaField])[] =>
    [...fields].filter(([name, facts]) => name === own || (name.startsWith(`${own}.`) && facts.path === own));
  for (const own of moved) for (const [name] of below(own)) changed.delete(name);
  for (const own of moved)
    for (const [name, facts] of below(own))
      for (const other of new Set(seen.parts.flatMap((naming) => naming.get(own) ?? []))) {
        const { path, ...rest } = facts;
        changed.set(other + name.slice(own.length), { ...rest, ...(path === own ? { path: other } : {}) });
      }
  return { fields: changed };
}

/** What stands under a dotted name, however it is cut at its dots. */
function valuesUnder(value: Json, path: readonly string[]): readonly Json[] {
  if (path.length === 0) return [value];
  if (isList(value)) return value.flatMap((one) => [...valuesUnder(one, path)]);
  if (typeof value !== 'object' || value === null) return [];
  return path.flatMap((_, at) => {
    const key = path.slice(0, at + 1).join('.');
    return Object.hasOwn(value, key) ? valuesUnder(value[key] ?? null, path.slice(at + 1)) : [];
  });
}

/** The same without what stands under a name, or below it. */
function without(value: { readonly [key: string]: Json }, path: readonly string[]): { [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]): readonly [string, Json][] => {
      const segments = key.split('.');
      const common = segments.every((segment, at) => path[at] === segment);
      const deeper = path.every((segment, at) => segments[at] === segment);
      if (deeper) return [];
      if (!common) return [[key, inner]];
      return [[key, within(inner, path.slice(segments.length))]];
    }),
  );
}

function within(value: Json, path: readonly string[]): Json {
  if (isList(value)) return value.map((one) => within(one, path));
  return typeof value === 'object' && value !== null ? without(value, path) : value;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function textLength(value: Json): number {
  return JSON.stringify(value).length;
}
