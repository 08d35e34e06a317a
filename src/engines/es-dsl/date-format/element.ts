/** What a piece of a date says. */
export type Unit =
  | 'year'
  | 'era year'
  | 'short year'
  | 'month'
  | 'day'
  | 'day of year'
  | 'week year'
  | 'week'
  | 'weekday'
  | 'hour'
  | 'half-day hour from 1'
  | 'half-day hour from 0'
  | 'half of day'
  | 'minute'
  | 'second'
  | 'nanosecond'
  | 'offset';

/** The layout of a date, piece by piece, as `java.time` walks through it: from left to right, never back. */
export type Element =
  | { readonly kind: 'literal'; readonly text: string }
  | Digits
  /** The digits after a decimal point, as nanoseconds. */
  | { readonly kind: 'decimals'; readonly least: number; readonly most: number }
  | { readonly kind: 'name'; readonly unit: Unit; readonly names: readonly string[]; readonly first: number }
  /** `none` is how no distance from UTC is written, and is looked for first. */
  | { readonly kind: 'zone'; readonly written: RegExp; readonly none: string | null }
  | { readonly kind: 'optional'; readonly elements: readonly Element[] };

export interface Digits {
  readonly kind: 'digits';
  readonly unit: Unit;
  readonly least: number;
  readonly most: number;
  /** `beyond`: a plus stands before more digits than the least, and only before those; a minus may stand anyway. */
  readonly sign: 'never' | 'minus' | 'beyond';
  /** Digits that it leaves to the numbers written right after it. */
  readonly left: number;
}

/** A number of so many digits that leaves none. */
export function digits(unit: Unit, least: number, most = least, sign: Digits['sign'] = 'never'): Digits {
  return { kind: 'digits', unit, least, most, sign, left: 0 };
}

/** What a text says, by unit; null: it is not of the layout. */
export function scan(layout: readonly Element[], text: string): Map<Unit, number> | null {
  const said = new Map<Unit, number>();
  const end = scanAll(layout, text, 0, said);
  return end === text.length ? said : null;
}

/** Where the elements end; null: they do not fit. A unit that is said twice must be the same. */
function scanAll(elements: readonly Element[], text: string, start: number, said: Map<Unit, number>): number | null {
  let at: number | null = start;
  for (const element of elements) {
    at = scanOne(element, text, at, said);
    if (at === null) return null;
  }
  return at;
}

function scanOne(element: Element, text: string, at: number, said: Map<Unit, number>): number | null {
  const say = (unit: Unit, value: number, end: number): number | null => {
    const before = said.get(unit);
    said.set(unit, value);
    return before === undefined || before === value ? end : null;
  };
  switch (element.kind) {
    case 'literal':
      return text.startsWith(element.text, at) ? at + element.text.length : null;
    case 'digits': {
      const read = readDigits(element, text, at);
      return read === null ? null : say(element.unit, read.value, read.end);
    }
    case 'decimals': {
      const run = digitsAt(text, at, element.most);
      return run.length < element.least ? null : say('nanosecond', Number(run.padEnd(9, '0')), at + run.length);
    }
    case 'name': {
      const index = element.names.findIndex((name) => text.startsWith(name, at));
      const name = element.names[index];
      return name === undefined ? null : say(element.unit, index + element.first, at + name.length);
    }
    case 'zone': {
      const { none, written } = element;
      if (none !== null && text.startsWith(none, at)) return say('offset', 0, at + none.length);
      const [whole, sign, hours, minutes = '0'] = written.exec(text.slice(at, at + 6)) ?? [];
      const size = Number(hours) * 60 + Number(minutes);
      // Java has no zones beyond 18 hours.
      if (whole === undefined || Number(minutes) > 59 || size > 18 * 60) return null;
      return say('offset', sign === '-' ? 0 - size : size, at + whole.length);
    }
    case 'optional': {
      // What a section says counts only when all of it fits.
      const inside = new Map(said);
      const end = scanAll(element.elements, text, at, inside);
      if (end === null) return at;
      for (const [unit, value] of inside) said.set(unit, value);
      return end;
    }
  }
}

function readDigits({ least, most, sign, left }: Digits, text: string, at: number): { value: number; end: number } | null {
  const mark = text.charAt(at);
  const isMinus = mark === '-' && sign !== 'never';
  const isPlus = mark === '+' && sign === 'beyond';
  const start = isMinus || isPlus ? at + 1 : at;
  const run = digitsAt(text, start, most + left);
  const length = left === 0 ? run.length : Math.max(least, run.length - left);
  if (run.length < least || length > most) return null;
  if (sign === 'beyond' && !isMinus && isPlus !== length > least) return null;
  const size = Number(run.slice(0, length));
  // There is no minus zero.
  if (isMinus && size === 0) return null;
  return { value: isMinus ? -size : size, end: start + length };
}

function digitsAt(text: string, start: number, most: number): string {
  let end = start;
  while (end < start + most && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
  return text.slice(start, end);
}
