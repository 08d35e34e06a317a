import type { Need, Needs } from './needs.ts';
import { scalarsAt } from './values.ts';

/** The indexes of the rules that are worth asking about an event, ascending. */
type Dispatch = (event: unknown) => readonly number[];

/** Fewer rules are asked at once: looking up what they need costs as much. */
const FEWEST_RULES = 8;

/**
 * Prepares the choice of rules by what they need (null: unknown, always asked). Each item is filed under the one of its
 * needs that fewest other items share, so an event is read at a few fields and meets only the rules filed under its values.
 */
export function createDispatch(rules: readonly (Needs | null)[]): Dispatch {
  const all = [...rules.keys()];
  if (rules.length < FEWEST_RULES) return () => all;
  const shared = usesOf(rules);
  const always = new Set<number>();
  const files = new Map<string, Map<string, Set<number>>>();
  for (const [rule, needs] of rules.entries()) {
    for (const item of needs ?? [[]]) {
      const need = rarest(item, shared);
      if (need === null) always.add(rule);
      else fileUnder(files, need, rule);
    }
  }
  if (always.size === rules.length) return () => all;
  return (event) => {
    const found = new Set(always);
    for (const [field, byText] of files) {
      for (const value of scalarsAt(event, field)) {
        for (const rule of byText.get(String(value).toLowerCase()) ?? []) found.add(rule);
      }
    }
    return [...found].sort((one, other) => one - other);
  };
}

/** How many items need a text of a field. */
type Uses = ReadonlyMap<string, ReadonlyMap<string, number>>;

function usesOf(rules: readonly (Needs | null)[]): Uses {
  const uses = new Map<string, Map<string, number>>();
  for (const { field, texts } of rules.flatMap((needs) => needs ?? []).flat()) {
    const ofField = uses.get(field) ?? new Map<string, number>();
    uses.set(field, ofField);
    for (const text of new Set(texts)) ofField.set(text, (ofField.get(text) ?? 0) + 1);
  }
  return uses;
}

function rarest(needs: readonly Need[], uses: Uses): Need | null {
  let best: Need | null = null;
  let least = Infinity;
  for (const need of needs) {
    const ofField = uses.get(need.field);
    const most = need.texts.reduce((largest, text) => Math.max(largest, ofField?.get(text) ?? 0), 0);
    if (most < least) [best, least] = [need, most];
  }
  return best;
}

function fileUnder(files: Map<string, Map<string, Set<number>>>, { field, texts }: Need, rule: number): void {
  const byText = files.get(field) ?? new Map<string, Set<number>>();
  files.set(field, byText);
  for (const text of texts) {
    const filed = byText.get(text) ?? new Set<number>();
    byText.set(text, filed.add(rule));
  }
}
