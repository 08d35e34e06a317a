import { type Digits, digits, type Element, type Unit } from './element.ts';

const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(',');
const WEEKDAYS = 'Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday'.split(',');

/** Letters for numbers of one or two digits. */
const TWO_DIGITS: ReadonlyMap<string, Unit> = new Map<string, Unit>([
  ['M', 'month'],
  ['L', 'month'],
  ['d', 'day'],
  ['H', 'hour'],
  ['h', 'half-day hour from 1'],
  ['K', 'half-day hour from 0'],
  ['m', 'minute'],
  ['s', 'second'],
]);

const HOURS = /^([+-])([0-9]{2})([0-9]{2})?/;
const HOURS_MINUTES = /^([+-])([0-9]{2})([0-9]{2})/;
const WITH_COLON = /^([+-])([0-9]{2}):([0-9]{2})/;

const ZONES: ReadonlyMap<string, Element> = new Map<string, Element>([
  ['X', { kind: 'zone', written: HOURS, none: 'Z' }],
  ['XX', { kind: 'zone', written: HOURS_MINUTES, none: 'Z' }],
  ['XXX', { kind: 'zone', written: WITH_COLON, none: 'Z' }],
  ['x', { kind: 'zone', written: HOURS, none: '+00' }],
  ['xx', { kind: 'zone', written: HOURS_MINUTES, none: null }],
  ['xxx', { kind: 'zone', written: WITH_COLON, none: null }],
  ['Z', { kind: 'zone', written: HOURS_MINUTES, none: null }],
  ['ZZ', { kind: 'zone', written: HOURS_MINUTES, none: null }],
  ['ZZZ', { kind: 'zone', written: HOURS_MINUTES, none: null }],
]);

/** Sections nest no deeper. */
const DEEPEST = 20;

/**
 * The layout that a pattern of Java's `DateTimeFormatter` describes. Null: it is none, says nothing of a date, or has letters
 * whose meaning hangs on the locale or the version (weeks, eras, quarters, names of zones).
 */
export function javaLayout(pattern: string): readonly Element[] | null {
  const tokens = pattern.match(/'(?:''|[^'])*'|([A-Za-z])\1*|./gsu) ?? [];
  if (!tokens.some((token) => /^[A-Za-z]/.test(token))) return null;
  const sections: Element[][] = [[]];
  const close = (): boolean => {
    const inner = sections.pop() ?? [];
    const elements = sideBySide(inner);
    if (elements === null) return false;
    sections.at(-1)?.push({ kind: 'optional', elements });
    return true;
  };
  for (const token of tokens) {
    if (token === '[') {
      if (sections.push([]) > DEEPEST + 1) return null;
    } else if (token === ']') {
      if (sections.length === 1 || !close()) return null;
    } else {
      const element = elementOf(token);
      if (element === null) return null;
      sections.at(-1)?.push(element);
    }
  }
  while (sections.length > 1) if (!close()) return null;
  return sideBySide(sections[0] ?? []);
}

function elementOf(token: string): Element | null {
  if (/^[A-Za-z]/.test(token)) return fieldOf(token.charAt(0), token.length);
  if (token === "'" || token === '{' || token === '}' || token === '#') return null;
  if (token === "''") return { kind: 'literal', text: "'" };
  return { kind: 'literal', text: token.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") : token };
}

function fieldOf(letter: string, count: number): Element | null {
  const pair = TWO_DIGITS.get(letter);
  if (pair !== undefined && count <= 2) return count === 2 ? digits(pair, 2) : digits(pair, 1, 19, 'minus');
  switch (letter) {
    case 'y':
    case 'u': {
      if (count === 2) return digits('short year', 2);
      return count > 9 ? null : digits(letter === 'y' ? 'era year' : 'year', count, 10, count < 4 ? 'minus' : 'beyond');
    }
    case 'M':
    case 'L':
      return nameOf('month', MONTHS, count, 1);
    case 'E':
      return nameOf('weekday', WEEKDAYS, Math.max(count, 3), 1);
    case 'a':
      return count > 1 ? null : { kind: 'name', unit: 'half of day', names: ['AM', 'PM'], first: 0 };
    case 'D':
      if (count > 3) return null;
      return count === 1 ? digits('day of year', 1, 19, 'minus') : digits('day of year', count, 3);
    case 'S':
      return count > 9 ? null : { kind: 'decimals', least: count, most: count };
    case 'n':
      return count > 9 ? null : digits('nanosecond', count, 19);
    default:
      return ZONES.get(letter.repeat(count)) ?? null;
  }
}

/** Three letters are the short name, four the full one; narrow names are not told apart. */
function nameOf(unit: Unit, full: readonly string[], count: number, first: number): Element | null {
  if (count > 4) return null;
  return { kind: 'name', unit, names: count === 3 ? full.map((name) => name.slice(0, 3)) : full, first };
}

type Counted = Digits | Extract<Element, { kind: 'decimals' }>;

/**
 * Of numbers side by side only one may be of any width: it leaves to those behind it what they need. With two of them Java
 * reads no text. Null then.
 */
function sideBySide(elements: readonly Element[]): readonly Element[] | null {
  const arranged: Element[] = [];
  for (let start = 0; start < elements.length; ) {
    const run: Counted[] = [];
    for (let next = elements[start]; next?.kind === 'digits' || next?.kind === 'decimals'; next = elements[start + run.length])
      run.push(next);
    const other = elements[start];
    if (run.length === 0 && other !== undefined) {
      arranged.push(other);
      start++;
      continue;
    }
    const free = run.findIndex(({ least, most }) => least !== most);
    if (run.some(({ least, most }, index) => index > free && least !== most && free >= 0)) return null;
    const left = run.slice(free + 1).reduce((sum, { least }) => sum + least, 0);
    arranged.push(...run.map((each, index) => (index === free && each.kind === 'digits' ? { ...each, left } : each)));
    start += run.length;
  }
  return arranged;
}
