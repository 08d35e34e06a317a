import type { Event, Json } from '../../src/event/index.ts';
import type { Random } from '../support/differential/random.ts';

/** An event as one line of JSON, in one of the many spellings that mean the same: blanks, escapes, numbers with an exponent. */
export function writeJson(event: Event, random: Random): string {
  // Most programs write no blanks and few escapes.
  return random.once(3) ? write(event, random) : JSON.stringify(event);
}

function write(value: Json, random: Random): string {
  if (typeof value === 'string') return writeText(value, random);
  if (typeof value === 'number') return writeNumber(value, random);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const blank = (): string => (random.once(4) ? random.pick([' ', '\t', '  ']) : '');
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    return `[${list.map((item) => blank() + write(item, random) + blank()).join(',')}]`;
  }
  const entries = Object.entries(value).map(
    ([key, item]) => `${blank()}${writeText(key, random)}${blank()}:${blank()}${write(item, random)}${blank()}`,
  );
  return `{${entries.join(',')}}`;
}

function writeText(text: string, random: Random): string {
  const written = [
    ...JSON.stringify(text)
      .slice(1, -1)
      .matchAll(/\\u[0-9a-f]{4}|\\.|[\s\S]/gu),
  ].map(([one]) => {
    if (one === '/' && random.once(3)) return '\\/';
    if (one.startsWith('\\') || !random.once(6)) return one;
    // Both halves of a pair, or neither: a raw half has no bytes.
    return one
      .split('')
      .map((unit) => escaped(unit, random))
      .join('');
  });
  return `"${written.join('')}"`;
}

function escaped(unit: string, random: Random): string {
  const code = unit.charCodeAt(0).toString(16).padStart(4, '0');
  return `\\u${random.once(2) ? code.toUpperCase() : code}`;
}

function writeNumber(value: number, random: Random): string {
  const plain = JSON.stringify(value);
  return random.once(3) ? plain.replace('e', 'E') : plain;
}
