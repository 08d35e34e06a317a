import type { Condition, Search, Value } from './ast.ts';
import { namedBy } from './condition.ts';
import { MOST_LOOKUPS, MOST_VARIANTS } from './limits.ts';

/**
 * How many values conditions ask for when every search identifier stands where it is named, and every selection of `N of` is written out.
 * Infinite where patterns and names are too many to be held against each other.
 */
export function writtenOut(
  conditions: readonly Condition[],
  searches: ReadonlyMap<string, Search>,
  names: readonly string[],
): number {
  const sizes = new Map([...searches].map(([name, search]) => [name, valuesIn(search)]));
  const known = new Map<string, number>();
  const sizeOf = (condition: Condition): number => {
    switch (condition.kind) {
      case 'and':
      case 'or':
        return condition.operands.reduce((sum, operand) => sum + sizeOf(operand), 0);
      case 'not':
        return sizeOf(condition.operand);
      case 'identifier':
        return sizes.get(condition.name) ?? 1;
      case 'quantified': {
        const key = `${condition.atLeast} ${condition.pattern}`;
        const before = known.get(key);
        if (before !== undefined) return before;
        if (known.size * names.length > MOST_LOOKUPS) return Number.POSITIVE_INFINITY;
        const named = namedBy(condition.pattern, names);
        const each = named.reduce((sum, name) => sum + (sizes.get(name) ?? 1), 0);
        const size = condition.atLeast === 'all' ? each : each * selections(named.length, condition.atLeast);
        known.set(key, size);
        return size;
      }
    }
  };
  return conditions.reduce((sum, condition) => sum + sizeOf(condition), 0);
}

/** In how many of the selections of so many each one is. */
function selections(all: number, atLeast: number): number {
  let ways = 1;
  for (let chosen = 1; chosen < Math.min(atLeast, all); chosen++) ways = (ways * (all - chosen)) / chosen;
  return ways;
}

/** Each dash or slash that begins a word is any of five characters. */
function spellings(value: Value): number {
  if (value.kind !== 'string') return 1;
  const dashes = value.value.match(/(?<![\p{L}\p{N}_])[-/](?=[\p{L}\p{N}_])/gu)?.length ?? 0;
  return Math.min(MOST_VARIANTS, 5 ** dashes);
}

function valuesIn(search: Search): number {
  switch (search.kind) {
    case 'test':
      return search.modifiers.some(({ name }) => name === 'windash')
        ? search.values.reduce((sum, value) => sum + spellings(value), 0)
        : search.values.length;
    case 'map':
      return search.tests.reduce((sum, test) => sum + valuesIn(test), 0);
    case 'list':
      return search.alternatives.reduce((sum, one) => sum + valuesIn(one), 0);
  }
}
