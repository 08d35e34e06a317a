import { type Conditions, needOf } from './condition.ts';
import { longestValues } from './longest-values.ts';
import { leadOf } from './pieces.ts';
import { type Program, programOf } from './program.ts';
import type { Need, Sign } from './sign.ts';

/** One item of a rule, as the index knows it. */
export interface FiledItem {
  readonly rule: number;
  /** Of each of these lists, one sign has to be shown; the signs by their numbers. */
  readonly clauses: readonly Int32Array[];
}

/** The signs of all rules, each once, and what items need of them. */
export interface Filing {
  readonly signs: readonly Sign[];
  readonly items: readonly FiledItem[];
  /** Rules that are asked about every event. */
  readonly always: readonly number[];
  /** Of each rule, what tells from the signs that are shown whether it holds; null: nothing does. */
  readonly programs: readonly (Program | null)[];
  /** Of fields that do not take every value, how long their values are at most, for every rule. */
  readonly longest: ReadonlyMap<string, number>;
}

/** More items of one rule are told apart no further. */
const MOST_ITEMS = 16;
/** Longer lists beside the one that an item is filed under rule out too little for the room they take. */
const LONGEST_CLAUSE = 256;

/** Numbers the signs of all rules, and says of each item in which lists its signs have to be. Null: nothing is known of a rule. */
export function fileRules(rules: readonly (Conditions | null)[]): Filing {
  const needsOf = rules.map((conditions) => conditions?.map(needOf) ?? [null]);
  const uses = new Map<string, number>();
  for (const needs of needsOf) for (const need of needs) if (need !== null) countUses(need, uses);
  const numbers = new Map<string, number>();
  const signs: Sign[] = [];
  const numberOf = (sign: Sign): number => {
    const key = keyOf(sign);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, signs.length);
    signs.push(sign);
    return signs.length - 1;
  };
  const items: FiledItem[] = [];
  const always: number[] = [];
  for (const [rule, needs] of needsOf.entries()) {
    const ways = needs.flatMap((need) => waysOf(need));
    const clauses = ways.map((way) => (way === null ? [] : clausesOf(way, uses)));
    if (clauses.some((lists) => lists.length === 0)) {
      always.push(rule);
      continue;
    }
    for (const lists of clauses) {
      const sorted = lists.sort((one, other) => one.chance - other.chance);
      const kept = sorted.filter(({ signs: list }, at) => at === 0 || list.length <= LONGEST_CLAUSE);
      items.push({ rule, clauses: kept.map(({ signs: list }) => Int32Array.from(list, numberOf)) });
    }
  }
  const programs = rules.map((conditions) => (conditions === null ? null : programOf(conditions, numberOf)));
  return { signs, items, always, programs, longest: longestValues(rules) };
}

/** The ways in which a need may be met, of which one is enough. */
function waysOf(need: Need | null): readonly (Need | null)[] {
  return need?.kind === 'any' && need.needs.length <= MOST_ITEMS && need.needs.some(({ kind }) => kind === 'all')
    ? need.needs
    : [need];
}

interface Clause {
  readonly signs: readonly Sign[];
  /** How often some of them is expected to show. */
  readonly chance: number;
}

type Uses = ReadonlyMap<string, number>;

function clausesOf(need: Need, uses: Uses): Clause[] {
  switch (need.kind) {
    case 'sign':
      return [{ signs: [need.sign], chance: chanceOf(need.sign, uses) }];
    case 'all':
      return need.needs.flatMap((each) => clausesOf(each, uses));
    case 'any': {
      const chosen = need.needs.map((each) => seldomest(clausesOf(each, uses)));
      return [
        {
          signs: chosen.flatMap(({ signs }) => signs),
          chance: chosen.reduce((sum, { chance }) => sum + chance, 0),
        },
      ];
    }
  }
}

function seldomest(clauses: readonly Clause[]): Clause {
  return clauses.reduce((least, clause) => (clause.chance < least.chance ? clause : least));
}

/**
 * How often a sign is expected to show before any event was seen: what many rules ask is common, long texts are seldom, and presence is
 * the rule.
 */
function chanceOf(sign: Sign, uses: Uses): number {
  const used = uses.get(keyOf(sign)) ?? 1;
  switch (sign.kind) {
    case 'value':
      return Math.min(0.9, 0.002 * used);
    case 'part':
      return Math.min(0.9, 0.002 * used + 0.1 / sign.text.length ** 2);
    case 'pattern':
      return Math.min(0.9, 0.002 * used + 0.1 / leadOf(sign.pieces).length ** 2);
    case 'address':
      return 0.1;
    case 'number':
      return 0.2;
    case 'present':
      return 0.5;
  }
}

function countUses(need: Need, uses: Map<string, number>): void {
  if (need.kind === 'sign') {
    const key = keyOf(need.sign);
    uses.set(key, (uses.get(key) ?? 0) + 1);
  } else for (const each of need.needs) countUses(each, uses);
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
