import { createAutomatonNumbers } from './automata.ts';
import { type Conditions, needOf } from './condition.ts';
import type { ValuePattern } from './leaf.ts';
import { longestValues } from './longest-values.ts';
import { type Program, programOf } from './program.ts';
import type { Need, Sign } from './sign.ts';
import { createSignNumbers, type SignNumbers } from './sign-numbers.ts';

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
  /** The patterns of the automata that programs name by their numbers. */
  readonly automata: readonly ValuePattern[];
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
  const numbers = createSignNumbers();
  for (const needs of needsOf) for (const need of needs) if (need !== null) numbers.use(need);
  const items: FiledItem[] = [];
  const always: number[] = [];
  for (const [rule, needs] of needsOf.entries()) {
    const ways = needs.flatMap((need) => waysOf(need));
    const clauses = ways.map((way) => (way === null ? [] : clausesOf(way, numbers)));
    if (clauses.some((lists) => lists.length === 0)) {
      always.push(rule);
      continue;
    }
    for (const lists of clauses) {
      const sorted = lists.sort((one, other) => one.chance - other.chance);
      const kept = sorted.filter(({ signs: list }, at) => at === 0 || list.length <= LONGEST_CLAUSE);
      items.push({ rule, clauses: kept.map(({ signs: list }) => Int32Array.from(list)) });
    }
  }
  const automata = createAutomatonNumbers();
  const given = { numberOf: numbers.numberOf, automatonOf: automata.numberOf };
  const programs = rules.map((conditions) => (conditions === null ? null : programOf(conditions, given)));
  return {
    signs: numbers.signs,
    items,
    always,
    programs,
    automata: automata.patterns,
    longest: longestValues(rules),
  };
}

/** The ways in which a need may be met, of which one is enough. */
function waysOf(need: Need | null): readonly (Need | null)[] {
  return need?.kind === 'any' && need.needs.length <= MOST_ITEMS && need.needs.some(({ kind }) => kind === 'all')
    ? need.needs
    : [need];
}

interface Clause {
  readonly signs: readonly number[];
  /** How often some of them is expected to show. */
  readonly chance: number;
}

function clausesOf(need: Need, numbers: SignNumbers): Clause[] {
  switch (need.kind) {
    case 'sign': {
      const number = numbers.numberOf(need.sign);
      return [{ signs: [number], chance: numbers.chanceOf(number) }];
    }
    case 'all':
      return need.needs.flatMap((each) => clausesOf(each, numbers));
    case 'any': {
      const signs: number[] = [];
      let sum = 0;
      for (const each of need.needs) {
        const chosen = seldomest(clausesOf(each, numbers));
        for (const sign of chosen.signs) signs.push(sign);
        sum += chosen.chance;
      }
      return [{ signs, chance: sum }];
    }
  }
}

function seldomest(clauses: readonly Clause[]): Clause {
  return clauses.reduce((least, clause) => (clause.chance < least.chance ? clause : least));
}
