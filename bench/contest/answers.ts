/** What a contestant found: for each rule, by its place, the lines that match it, counted from 1. Rules without matches are left out. */
export type Answers = ReadonlyMap<number, ReadonlySet<number>>;

/** Where a contestant and the full scan differ on one rule. */
export interface RuleDifference {
  /** The place of the rule. */
  readonly rule: number;
  /** Lines that only the full scan finds, and lines that only the contestant finds; ascending. */
  readonly missing: readonly number[];
  readonly extra: readonly number[];
}

/** The rules on which answers differ, of those that a contestant takes. */
export function differencesOf(expected: Answers, got: Answers, rules: readonly number[]): readonly RuleDifference[] {
  const none: ReadonlySet<number> = new Set();
  return rules.flatMap((rule) => {
    const [wanted, found] = [expected.get(rule) ?? none, got.get(rule) ?? none];
    const missing = [...wanted].filter((line) => !found.has(line));
    const extra = [...found].filter((line) => !wanted.has(line));
    if (missing.length === 0 && extra.length === 0) return [];
    return [{ rule, missing: missing.toSorted(ascending), extra: extra.toSorted(ascending) }];
  });
}

/** How many pairs of a rule and a line there are. */
export function pairsOf(answers: Answers, rules: readonly number[]): number {
  return rules.reduce((sum, rule) => sum + (answers.get(rule)?.size ?? 0), 0);
}

/** Collects answers pair by pair. */
export function collectAnswers(pairs: Iterable<readonly [rule: number, line: number]>): Answers {
  const found = new Map<number, Set<number>>();
  for (const [rule, line] of pairs) {
    const lines = found.get(rule) ?? new Set<number>();
    found.set(rule, lines.add(line));
  }
  return found;
}

function ascending(one: number, other: number): number {
  return one - other;
}
