import type { Event } from '../event/index.ts';

type Read = (field: number) => unknown;

/**
 * An event of which only some fields are known, for rules that ask for no others: nested objects whose innermost members are read when they are asked for.
 * It is made once and stands for one line after the other. None of the names leads on to another.
 */
export function createCutEvent(names: readonly string[], read: Read): Event {
  const event = {};
  for (const [field, name] of names.entries()) {
    const segments = name.split('.');
    const last = segments.pop() ?? '';
    let holder: object = event;
    for (const segment of segments) holder = memberOf(holder, segment);
    Object.defineProperty(holder, last, { enumerable: true, get: () => read(field) });
  }
  return event;
}

function memberOf(holder: object, key: string): object {
  const known: unknown = Object.getOwnPropertyDescriptor(holder, key)?.value;
  if (typeof known === 'object' && known !== null) return known;
  const made = {};
  Object.defineProperty(holder, key, { enumerable: true, value: made });
  return made;
}

/** The names that lead on to others: `a` beside `a.b`. */
export function leadingNames(names: readonly string[]): ReadonlySet<string> {
  const prefixes = new Set<string>();
  for (const name of names)
    for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) prefixes.add(name.slice(0, dot));
  return new Set(names.filter((name) => prefixes.has(name)));
}
