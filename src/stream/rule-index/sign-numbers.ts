import { leadOf } from './pieces.ts';
import type { Need, Sign } from './sign.ts';

/** Gives signs their numbers: the same to signs that are the same. */
export interface SignNumbers {
  /** In the order of their numbers. */
  readonly signs: readonly Sign[];
  numberOf(sign: Sign): number;
  /** Counts the signs that something needs. */
  use(need: Need): void;
  /** How often a sign is expected to show before any event was seen; it was used. */
  chanceOf(number: number): number;
}

/** Without `known`, no sign has a number yet; the numbers of those that are known are their places. */
export function createSignNumbers(known: readonly Sign[] = []): SignNumbers {
  const signs: Sign[] = [];
  const uses: number[] = [];
  const byKey = new Map<string, number>();
  /** A key takes longer to make than to look up whether this very sign has been here. */
  const bySign = new Map<Sign, number>();

  function numberOf(sign: Sign): number {
    const seen = bySign.get(sign);
    if (seen !== undefined) return seen;
    const key = keyOf(sign);
    let number = byKey.get(key);
    if (number === undefined) {
      number = signs.length;
      byKey.set(key, number);
      signs.push(sign);
      uses.push(0);
    }
    bySign.set(sign, number);
    return number;
  }

  function use(need: Need): void {
    if (need.kind !== 'sign') for (const each of need.needs) use(each);
    else {
      const number = numberOf(need.sign);
      uses[number] = (uses[number] ?? 0) + 1;
    }
  }

  for (const sign of known) numberOf(sign);
  return {
    signs,
    numberOf,
    use,
    chanceOf(number) {
      const sign = signs[number];
      return sign === undefined ? 1 : expectedChance(sign, uses[number] ?? 0);
    },
  };
}

/** What many rules ask is common, long texts are seldom, and presence is the rule. */
function expectedChance(sign: Sign, used: number): number {
  switch (sign.kind) {
    case 'value':
      return Math.min(0.9, 0.002 * used);
    case 'part':
      return Math.min(0.9, 0.002 * used + 0.1 / sign.text.length ** 2);
    case 'pattern':
      return Math.min(0.9, 0.002 * used + 0.1 / Math.max(1, leadOf(sign.pieces).length) ** 2);
    case 'address':
      return 0.1;
    case 'number':
      return 0.2;
    case 'present':
      return 0.5;
  }
}

/** The same for signs that are the same. */
function keyOf(sign: Sign): string {
  switch (sign.kind) {
    case 'value':
      return `${sign.letters} v${sign.field}\n${sign.text}`;
    case 'part':
      return `${sign.letters} ${sign.stands}${sign.field ?? '\n'}\n${sign.text}`;
    case 'pattern':
      return `${sign.letters} p${sign.field}\n${sign.pieces.join('*')}\n${sign.pieces.map(({ length }) => length).join(' ')}`;
    case 'number':
      return `n${sign.field}\n${sign.low} ${sign.high} ${sign.whole?.low} ${sign.whole?.high}`;
    case 'address':
      return `a${sign.field}\n${sign.low} ${sign.high}`;
    case 'present':
      return `f${sign.field}`;
  }
}
