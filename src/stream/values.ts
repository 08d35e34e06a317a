import type { Json } from '../event/index.ts';

/**
 * The scalars of a field of an event: nested objects, dotted keys and mixtures, through lists, pooled (eql-semantics 9.3).
 * Own properties only; no recursion.
 */
export function scalarsAt(event: unknown, name: string): readonly (string | number | boolean)[] {
  if (isObject(event) && Object.hasOwn(event, name) && !name.includes('.')) {
    // Nearly all that is asked for stands alone, under its name.
    const alone = event[name];
    if (typeof alone === 'string') return [alone];
  }
  const found: (string | number | boolean)[] = [];
  const waiting: { readonly value: unknown; readonly rest: string | null }[] = [{ value: event, rest: name }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, rest } = next;
    if (Array.isArray(value)) {
      for (const each of value) waiting.push({ value: each, rest });
    } else if (rest === null) {
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') found.push(value);
    } else if (isObject(value)) {
      if (Object.hasOwn(value, rest)) waiting.push({ value: value[rest], rest: null });
      for (let dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.', dot + 1)) {
        const head = rest.slice(0, dot);
        if (Object.hasOwn(value, head)) waiting.push({ value: value[head], rest: rest.slice(dot + 1) });
      }
    }
  }
  return found;
}

function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
