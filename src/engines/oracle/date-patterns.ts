import { type Digits, fraction, inTurn, literal, maybe, named, number, type Step, zone } from './date-steps.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const FREE: Digits = { least: 1, most: 19, sign: 'minus' };

/** Letters that count at most two digits, and the field they stand for. */
const PAIRS = new Map([
  ['M', 'month'],
  ['L', 'month'],
  ['d', 'day'],
  ['H', 'hour'],
  ['h', 'clock hour of half day'],
  ['K', 'hour of half day'],
  ['m', 'minute'],
  ['s', 'second'],
]);

/** What a run of one letter is: a number with its digits, or a step of another kind. */
type Field = { readonly part: string; readonly digits: Digits } | { readonly step: Step };

/**
 * Reads a pattern of Java's date formatter. Null where it has a letter that is read by the locale or by the version, or that
 * is none.
 */
export function readPattern(pattern: string): Step | null {
  const tokens = pattern.match(/'(?:''|[^'])*'|([A-Za-z])\1*|./gsu) ?? [];
  let at = 0;
  const step = section(0);
  return at < tokens.length || !tokens.some((token) => /^[A-Za-z]/.test(token)) ? null : step;

  function section(depth: number): Step | null {
    const steps: Step[] = [];
    while (at < tokens.length && tokens[at] !== ']') {
      const next = oneStep(depth);
      if (next === null) return null;
      steps.push(next);
    }
    return inTurn(...steps);
  }

  function oneStep(depth: number): Step | null {
    const token = tokens[at] ?? '';
    if (/^[A-Za-z]/.test(token)) return numbers();
    at++;
    if (token === '[') {
      const inner = depth < 20 ? section(depth + 1) : null;
      if (tokens[at] === ']') at++;
      return inner === null ? null : maybe(inner);
    }
    if (/^[{}#]$/.test(token) || token === "'") return null;
    if (token.length > 1) return literal(token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'"));
    return literal(token);
  }

  /** Numbers side by side: one of any width leaves to those after it the digits they need. */
  function numbers(): Step | null {
    const fields: Field[] = [];
    while (/^[A-Za-z]/.test(tokens[at] ?? '')) {
      const field = fieldOf(tokens[at] ?? '');
      if (field === null) return null;
      at++;
      if ('step' in field) {
        if (fields.length > 0) at--;
        return fields.length > 0 ? run(fields) : field.step;
      }
      fields.push(field);
    }
    return run(fields);
  }
}

/** A number of any width begins anew, and is read only after numbers of fixed widths. */
function run(fields: readonly Field[]): Step | null {
  const counted = fields.flatMap((field) => ('digits' in field ? [field] : []));
  const isFixed = ({ digits }: { readonly digits: Digits }): boolean => digits.least === digits.most;
  const start = Math.max(
    0,
    counted.findLastIndex((field) => !isFixed(field)),
  );
  const before = counted.slice(0, start);
  const [first, ...others] = counted.slice(start);
  if (first === undefined || !before.every(isFixed)) return null;
  const reserved = others.reduce((sum, { digits }) => sum + digits.least, 0);
  return inTurn(...[...before, { ...first, digits: { ...first.digits, reserved } }, ...others].map(stepOf));
}

function stepOf({ part, digits }: { readonly part: string; readonly digits: Digits }): Step {
  if (part === 'fraction') return fraction(digits.least, digits.most, '');
  return number(part, digits);
}

function fieldOf(letters: string): Field | null {
  const [letter = ''] = letters;
  const count = letters.length;
  const exactly = (part: string, width: number): Field => ({ part, digits: { least: width, most: width } });
  if (letter === 'y' || letter === 'u') {
    const part = letter === 'y' ? 'year of era' : 'year';
    if (count === 2) return exactly('year of century', 2);
    return count > 9 ? null : { part, digits: { least: count, most: 10, sign: count < 4 ? 'minus' : 'exceeds' } };
  }
  if ((letter === 'M' || letter === 'L') && count > 2) return count > 4 ? null : names('month', MONTHS, count === 3);
  const pair = PAIRS.get(letter);
  if (pair !== undefined) return count > 2 ? null : count === 2 ? exactly(pair, 2) : { part: pair, digits: FREE };
  switch (letter) {
    case 'D':
      if (count > 3) return null;
      return { part: 'day of year', digits: count === 1 ? FREE : { least: count, most: 3 } };
    case 'S':
      return count > 9 ? null : exactly('fraction', count);
    case 'n':
      return count > 9 ? null : { part: 'nano', digits: { least: count, most: 19 } };
    case 'E':
      return count > 4 ? null : names('day of week', WEEKDAYS, count < 4);
    case 'a':
      return count > 1 ? null : { step: named('half day', ['AM', 'PM'], 0) };
    case 'X':
    case 'x':
    case 'Z':
      return zoneField(letter, count);
    default:
      return null;
  }
}

function names(part: string, full: readonly string[], short: boolean): Field {
  return { step: named(part, short ? full.map((name) => name.slice(0, 3)) : full, 1) };
}

const HOURS = /^([+-])([0-9]{2})([0-9]{2})?/;
const MINUTES = /^([+-])([0-9]{2})([0-9]{2})/;
const COLON = /^([+-])([0-9]{2}):([0-9]{2})/;

function zoneField(letter: string, count: number): Field | null {
  switch (`${letter}${count}`) {
    case 'X1':
      return { step: zone(HOURS, 'Z') };
    case 'X2':
      return { step: zone(MINUTES, 'Z') };
    case 'X3':
      return { step: zone(COLON, 'Z') };
    case 'x1':
      return { step: zone(HOURS, '+00') };
    case 'x2':
    case 'Z1':
    case 'Z2':
    case 'Z3':
      return { step: zone(MINUTES, null) };
    case 'x3':
      return { step: zone(COLON, null) };
    default:
      return null;
  }
}
