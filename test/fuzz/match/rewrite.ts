import type { Event, Json } from '../../../src/event/index.ts';
import type { Random } from '../../support/differential/random.ts';

/**
 * An event as one line of JSON in a spelling that a search for texts could stumble over, and changed in ways that a rule could: escapes, keys
 * twice, dotted and nested, in any order, lists around values, other letters, numbers as programs write them, nulls, empty
 * containers, blanks. It need not mean the same: whoever reads it has to agree with whoever else reads it.
 */
export function rewritten(event: Event, random: Random): string {
  const wild = random.below(4);
  // Most programs write no blanks and few escapes.
  if (wild === 0) return JSON.stringify(event);
  const style: Style = {
    random,
    changes: wild === 1 ? 0 : random.pick([4, 12, 40]),
    escapes: random.pick([0, 0, 3, 30]),
    blanks: random.pick([0, 0, 4]),
  };
  return written(style.changes === 0 ? event : object(reshaped(Object.entries(event), style)), style);
}

interface Style {
  readonly random: Random;
  /** A value is changed once in so many; 0: never. */
  readonly changes: number;
  /** A character is escaped once in so many. */
  readonly escapes: number;
  readonly blanks: number;
}

type Members = readonly (readonly [key: string, value: Json])[];

/** Members that may stand twice, which no object holds. */
const TWICE = new WeakMap<object, Members>();

function object(members: Members): Event {
  const made = Object.fromEntries(members);
  TWICE.set(made, members);
  return made;
}

function once(times: number, random: Random): boolean {
  return times > 0 && random.once(times);
}

/** Other members that are read as the same fields, mostly. */
function reshaped(members: Members, style: Style): Members {
  const { random } = style;
  const found: [string, Json][] = [];
  for (const [key, value] of members) {
    const inner = isObject(value) ? object(reshaped(Object.entries(value), style)) : changed(value, style);
    const [head = '', ...rest] = key.split('.');
    const way = once(style.changes, random) ? random.below(3) : -1;
    if (isObject(inner) && way === 0) {
      for (const [name, item] of TWICE.get(inner) ?? Object.entries(inner)) found.push([`${key}.${name}`, item]);
    } else if (isObject(inner) && way === 1) found.push([key, [inner, random.pick<Json>([null, {}, inner])]]);
    else if (rest.length > 0 && way >= 0) found.push([head, object([[rest.join('.'), inner]])]);
    else found.push([key, inner]);
    if (once(style.changes * 3, random)) found.push([key, random.pick<Json>([null, [], {}, 'x', 7, inner])]);
  }
  for (let at = found.length - 1; once(style.changes, random) && at > 0; at--) {
    const other = random.below(at + 1);
    const [one, two] = [found[at], found[other]];
    if (one !== undefined && two !== undefined) [found[at], found[other]] = [two, one];
  }
  return found;
}

function changed(value: Json, style: Style): Json {
  const { random } = style;
  if (!once(style.changes, random)) return value;
  switch (random.below(7)) {
    case 0:
      return random.pick<Json>([null, [], {}, [null], [[]], '', 0, false]);
    case 1:
      return [value, random.pick<Json>([null, 'x', 5, value])];
    case 2:
      return [[null, value], []];
    case 3:
      return typeof value === 'string' ? `${value}${random.pick(['x', ' ', '.exe', '\u00e9', '\u0000'])}` : String(value);
    case 4:
      return typeof value === 'string' ? random.pick(['x', 'C:\\', '/', '\u{1f600}']) + value : value;
    case 5:
      return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
    default:
      return typeof value === 'string' ? otherLetters(value, random) : value;
  }
}

/** Letters that fold together, in ASCII or beyond. */
const FOLDED: ReadonlyMap<string, readonly [string, ...string[]]> = new Map([
  ['k', ['K', '\u212a']],
  ['s', ['S', '\u017f']],
  ['i', ['I', '\u0130', '\u0131']],
  ['K', ['k', '\u212a']],
  ['S', ['s', '\u017f']],
]);

function otherLetters(text: string, random: Random): string {
  const every = random.pick([1, 2, 6]);
  return Array.from(text, (letter) => {
    if (!random.once(every)) return letter;
    const upper = letter.toUpperCase();
    return random.pick(FOLDED.get(letter) ?? [upper === letter ? letter.toLowerCase() : upper]);
  }).join('');
}

function isObject(value: Json): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function written(value: Json, style: Style): string {
  const { random } = style;
  if (typeof value === 'string') return writtenText(value, style);
  if (typeof value === 'number') return writtenNumber(value, style);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const blank = (): string => (once(style.blanks, random) ? random.pick([' ', '\t', '  ', '\r']) : '');
  if (Array.isArray(value)) {
    const list: readonly Json[] = value;
    return `[${blank()}${list.map((item) => written(item, style) + blank()).join(`,${blank()}`)}]`;
  }
  const members = TWICE.get(value) ?? Object.entries(value);
  const texts = members.map(([key, item]) => `${blank()}${writtenText(key, style)}${blank()}:${blank()}${written(item, style)}`);
  return `{${texts.join(`${blank()},`)}${blank()}}`;
}

function writtenText(text: string, style: Style): string {
  if (style.escapes === 0) return JSON.stringify(text);
  const units = [
    ...JSON.stringify(text)
      .slice(1, -1)
      .matchAll(/\\u[0-9a-f]{4}|\\.|[\s\S]/gu),
  ].map(([one]) => {
    if (!once(style.escapes, style.random) || one.startsWith('\\')) return one;
    if (one === '/' && style.random.once(2)) return '\\/';
    // Both halves of a pair, or neither: a raw half has no bytes.
    return one
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join('');
  });
  return `"${units.join('')}"`;
}

/** The number in digits of another kind: `1e3`, `1.0`, `10E-1`, `-0`. */
function writtenNumber(value: number, style: Style): string {
  const plain = JSON.stringify(value);
  if (!once(style.changes, style.random)) return plain;
  const exponential = value.toExponential();
  return style.random.pick([
    exponential,
    exponential.replace('e', 'E'),
    /^-?\d+$/.test(plain) ? `${plain}.0` : plain,
    /^-?[1-9]\d*$/.test(plain) ? `${plain}0e-1` : plain,
    value === 0 ? '-0' : plain,
    '123456789012345678901234567890',
  ]);
}
