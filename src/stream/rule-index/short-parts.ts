import type { Stands } from './sign.ts';

/** A part of one or two units, each of them a byte, that stands for a sign. */
interface ShortPart {
  readonly text: string;
  readonly stands: Stands;
  readonly sign: number;
}

/** The signs of parts, by the one or two units that they are. */
type ByUnits = ReadonlyMap<number, readonly number[]>;

const UNIT_BITS = 8;

/** Prepares a search for all of them: at an edge they are looked up, anywhere else with every unit of the text. */
export function createShortSearch(parts: readonly ShortPart[]): (text: string, found: (sign: number) => void) => void {
  const [starts, ends, anywhere] = (['at-start', 'at-end', 'anywhere'] as const).map((stands) =>
    byUnits(parts.filter((part) => part.stands === stands)),
  ) as [ByUnits, ByUnits, ByUnits];
  /** Units that some part anywhere begins with. */
  const begins = new Uint8Array(1 << UNIT_BITS);
  for (const { text, stands } of parts) if (stands === 'anywhere') begins[text.charCodeAt(0)] = 1;

  return (text, found) => {
    const { length } = text;
    if (length === 0) return;
    tell(starts, text, 0, found);
    tell(ends, text, length - 1, found);
    if (length > 1 && ends.size > 0) for (const sign of ends.get(twoAt(text, length - 2)) ?? []) found(sign);
    if (anywhere.size === 0) return;
    for (let at = 0; at < length; at++) if (begins[text.charCodeAt(at)] === 1) tell(anywhere, text, at, found);
  };
}

/** Tells of the parts that are the unit at a place, or it and the next. */
function tell(parts: ByUnits, text: string, at: number, found: (sign: number) => void): void {
  if (parts.size === 0) return;
  for (const sign of parts.get(text.charCodeAt(at)) ?? []) found(sign);
  if (at + 1 < text.length) for (const sign of parts.get(twoAt(text, at)) ?? []) found(sign);
}

function byUnits(parts: readonly ShortPart[]): ByUnits {
  const signs = new Map<number, number[]>();
  for (const { text, sign } of parts) {
    const key = text.length === 1 ? text.charCodeAt(0) : twoAt(text, 0);
    const same = signs.get(key);
    if (same === undefined) signs.set(key, [sign]);
    else same.push(sign);
  }
  return signs;
}

/** Two units as a number that no unit is. */
function twoAt(text: string, at: number): number {
  return ((text.charCodeAt(at) + 1) << UNIT_BITS) | text.charCodeAt(at + 1);
}
