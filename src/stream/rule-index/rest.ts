import type { Condition } from './condition.ts';
import type { Need, Sign } from './sign.ts';

/** What an event says of something: 0, it does not hold; 1, it may; 2, it does. */
export type Told = 0 | 1 | 2;

/** What an event says of a sign, by its number: it does not show, it shows, it shows for sure. */
type Shown = (sign: number) => Told;

/** A rule about single events of which signs leave something open: whether it matches, asking only leaves that are open, and no more than it takes. */
export type Rest = (shown: Shown, ask: (leaf: number) => boolean) => boolean;

/** Prepares that of a condition. */
export function restOf(condition: Condition, numberOf: (sign: Sign) => number): Rest {
  const part = partOf(condition, numberOf);
  return (shown, ask) => holds(part, shown, ask);
}

/** A condition with the numbers of its signs. */
type Part =
  | { readonly kind: 'leaf'; readonly leaf: number; readonly need: PartNeed | null; readonly isWhole: boolean }
  | { readonly kind: 'constant'; readonly told: 0 | 2 }
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Part[] }
  | { readonly kind: 'not'; readonly part: Part };

type PartNeed = number | { readonly kind: 'all' | 'any'; readonly needs: readonly PartNeed[] };

function partOf(condition: Condition, numberOf: (sign: Sign) => number): Part {
  switch (condition.kind) {
    case 'leaf': {
      const { need, isWhole } = condition.leaf;
      return { kind: 'leaf', leaf: condition.number, need: need === null ? null : partNeedOf(need, numberOf), isWhole };
    }
    case 'constant':
      return { kind: 'constant', told: condition.value ? 2 : 0 };
    case 'not':
      return { kind: 'not', part: partOf(condition.condition, numberOf) };
    case 'all':
    case 'any':
      return { kind: condition.kind, parts: condition.conditions.map((each) => partOf(each, numberOf)) };
  }
}

function partNeedOf(need: Need, numberOf: (sign: Sign) => number): PartNeed {
  if (need.kind === 'sign') return numberOf(need.sign);
  return { kind: need.kind, needs: need.needs.map((each) => partNeedOf(each, numberOf)) };
}

function holds(part: Part, shown: Shown, ask: (leaf: number) => boolean): boolean {
  const told = toldOf(part, shown);
  return told === 1 ? holdsByLeaves(part, shown, ask) : told === 2;
}

/** Of a part that signs leave open. */
function holdsByLeaves(part: Part, shown: Shown, ask: (leaf: number) => boolean): boolean {
  switch (part.kind) {
    case 'leaf':
      return ask(part.leaf);
    case 'constant':
      return part.told === 2;
    case 'not':
      return !holdsByLeaves(part.part, shown, ask);
    case 'all':
      // None of them is known not to hold.
      return part.parts.every((each) => holds(each, shown, ask));
    case 'any':
      return part.parts.some((each) => holds(each, shown, ask));
  }
}

/** As `../kernel/program.as` has it, but for its automata. */
function toldOf(part: Part, shown: Shown): Told {
  switch (part.kind) {
    case 'leaf': {
      const told = part.need === null ? 1 : toldOfNeed(part.need, shown);
      return told === 2 && !part.isWhole ? 1 : told;
    }
    case 'constant':
      return part.told;
    case 'not':
      return (2 - toldOf(part.part, shown)) as Told;
    case 'all':
      return extreme(part.parts, 0, shown, toldOf);
    case 'any':
      return extreme(part.parts, 2, shown, toldOf);
  }
}

function toldOfNeed(need: PartNeed, shown: Shown): Told {
  return typeof need === 'number' ? shown(need) : extreme(need.needs, need.kind === 'all' ? 0 : 2, shown, toldOfNeed);
}

/** The least of all where 0 decides, the greatest where 2 does. */
function extreme<Each>(all: readonly Each[], decides: 0 | 2, shown: Shown, tell: (each: Each, shown: Shown) => Told): Told {
  let found: Told = decides === 0 ? 2 : 0;
  for (const each of all) {
    const own = tell(each, shown);
    if (own === decides) return decides;
    if (own === 1) found = 1;
  }
  return found;
}
