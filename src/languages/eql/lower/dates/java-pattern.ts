import type { DateLayout, DatePart } from '../../../../ir/index.ts';

/** One piece of a pattern of `java.time.format.DateTimeFormatter`. */
type Piece =
  /** `width` is fixed or, null, not. */
  | { readonly kind: 'number'; readonly part: DatePart; readonly pattern: string; readonly width: number | null }
  | { readonly kind: 'text'; readonly part: DatePart; readonly pattern: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'optional'; readonly pieces: readonly Piece[] };

/** Sections may nest no deeper. */
const MAX_NESTING = 20;

/**
 * Reads a pattern as Java does, strictly: how many letters stand for a field says how many digits it has. Null for what is no
 * pattern, and for what clusters read by their version and locale: week fields, eras, quarters, names of zones, narrow texts.
 */
export function javaPattern(pattern: string): DateLayout | null {
  const pieces = piecesOf(pattern);
  if (pieces === null || pieces.length === 0 || !areTold(pieces)) return null;
  const parts: DatePart[] = [];
  const printed = print(pieces, parts);
  const all = new Set(parts);
  return all.has('year') && all.has('year-of-era') ? null : { pattern: `^${printed}$`, parts };
}

function piecesOf(pattern: string): readonly Piece[] | null {
  const open: Piece[][] = [[]];
  const add = (piece: Piece): void => void open.at(-1)?.push(piece);
  for (const [token] of pattern.matchAll(/'(?:[^']|'')*'|'|([A-Za-z])\1*|[^A-Za-z']/gsu)) {
    if (token === '[') {
      if (open.length > MAX_NESTING) return null;
      open.push([]);
    } else if (token === ']') {
      const pieces = open.pop();
      if (pieces === undefined || open.length === 0) return null;
      add({ kind: 'optional', pieces });
    } else if (/^[A-Za-z]/.test(token)) {
      const piece = field(token);
      if (piece === null) return null;
      add(piece);
    } else if (token === "'" || /^[{}#]$/.test(token)) return null;
    else add({ kind: 'literal', text: token.startsWith("'") ? quoted(token) : token });
  }
  // Sections that are left open end with the pattern.
  while (open.length > 1) {
    const pieces = open.pop() ?? [];
    add({ kind: 'optional', pieces });
  }
  return open[0] ?? null;
}

/** Two quotes are one, in quotes and without. */
function quoted(token: string): string {
  return token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'");
}

function field(letters: string): Piece | null {
  const letter = letters.charAt(0);
  const count = letters.length;
  switch (letter) {
    case 'u':
    case 'y':
      return year(letter === 'u' ? 'year' : 'year-of-era', count);
    case 'M':
    case 'L':
      return count > 2 ? name('month-name', MONTHS, count) : twoDigits('month', count);
    case 'd':
      return twoDigits('day', count);
    case 'D':
      if (count > 3) return null;
      return count === 3 ? number('day-of-year', 3) : number('day-of-year', null, count === 1 ? DIGITS : '[0-9]{2,3}');
    case 'E':
      return name('weekday-name', WEEKDAYS, Math.max(count, 3));
    case 'a':
      return count === 1 ? { kind: 'text', part: 'half', pattern: 'AM|PM' } : null;
    case 'H':
      return twoDigits('hour', count);
    case 'h':
      return twoDigits('half-hour', count);
    case 'K':
      return twoDigits('half-hour-zero', count);
    case 'm':
      return twoDigits('minute', count);
    case 's':
      return twoDigits('second', count);
    case 'S':
      return count > 9 ? null : number('fraction', count);
    case 'n':
      return count > 9 ? null : number('nanosecond', null, `[0-9]{${count},19}`);
    case 'X':
    case 'x':
    case 'Z':
      return zone(letter, count);
    default:
      return null;
  }
}

const DIGITS = '[0-9]{1,19}';

function number(part: DatePart, width: number | null, pattern = `[0-9]{${width}}`): Piece {
  return { kind: 'number', part, pattern, width };
}

function twoDigits(part: DatePart, count: number): Piece | null {
  if (count > 2) return null;
  return count === 2 ? number(part, 2) : number(part, null, DIGITS);
}

/** Four letters and more: a year of more digits has its sign before it, as in `+12020`. */
function year(part: DatePart, count: number): Piece | null {
  if (count === 2) return number('short-year', 2);
  if (count > 9) return null;
  if (count < 4) return number(part, null, `-?[0-9]{${count},9}`);
  return number(part, null, `[0-9]{${count}}|\\+[0-9]{${count + 1},10}|-[0-9]{${count},10}`);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

function name(part: DatePart, names: readonly string[], count: number): Piece | null {
  if (count > 4) return null;
  return { kind: 'text', part, pattern: names.map((each) => (count === 3 ? each.slice(0, 3) : each)).join('|') };
}

const ZONES: { readonly [letterAndCount: string]: string } = {
  X1: 'Z|[+-][0-9]{2}(?:[0-9]{2})?',
  X2: 'Z|[+-][0-9]{4}',
  X3: 'Z|[+-][0-9]{2}:[0-9]{2}',
  // Java takes the two zeros of +0030 for UTC, and has 30 left that nothing reads.
  x1: '\\+00|(?!\\+00)[+-][0-9]{2}(?:[0-9]{2})?',
  x2: '[+-][0-9]{4}',
  x3: '[+-][0-9]{2}:[0-9]{2}',
  Z1: '[+-][0-9]{4}',
  Z2: '[+-][0-9]{4}',
  Z3: '[+-][0-9]{4}',
};

function zone(letter: string, count: number): Piece | null {
  const pattern = ZONES[`${letter}${count}`];
  return pattern === undefined ? null : { kind: 'text', part: 'zone', pattern };
}

/** Numbers side by side are told apart by their widths, of which one may be free; with two, Java reads no text. */
function areTold(pieces: readonly Piece[]): boolean {
  let free = 0;
  return pieces.every((piece) => {
    if (piece.kind !== 'number') {
      free = 0;
      return piece.kind !== 'optional' || areTold(piece.pieces);
    }
    if (piece.width === null) free++;
    return free < 2;
  });
}

/** A section is tried once: what it takes it keeps, whatever follows. */
function print(pieces: readonly Piece[], parts: DatePart[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'literal') return piece.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      if (piece.kind !== 'optional') {
        parts.push(piece.part);
        return `(${piece.pattern})`;
      }
      parts.push('none');
      const group = parts.length;
      return `(?=((?:${print(piece.pieces, parts)})?))\\${group}`;
    })
    .join('');
}
