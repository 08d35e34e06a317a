import type { Answer } from '../artifact.ts';

/** A rule of a bundle, by its place, and what it asks. */
export interface Asked {
  readonly place: number;
  readonly answer: Answer;
}

/** Rules that have a condition in common, which is asked once for all of them; null: they have none. */
export interface Group {
  readonly test: Answer | null;
  readonly groups: readonly Group[];
  readonly rules: readonly Asked[];
}

/** A rule as the conditions that all have to hold, each under what it says. */
interface Open {
  readonly place: number;
  readonly conjuncts: ReadonlyMap<string, Answer>;
}

/**
 * Puts together what many rules ask: the condition that most of them need comes first, and below it the rest of these rules, in the
 * same way; then what is left. Conditions are total and have no effects, so the answers are the same in any order.
 */
export function grouped(rules: readonly Asked[]): Group {
  return groupOf(
    null,
    rules.map(({ place, answer }) => ({
      place,
      conjuncts: new Map(conjunctsOf(answer).map((each) => [JSON.stringify(each), each])),
    })),
  );
}

function conjunctsOf(answer: Answer): readonly Answer[] {
  return answer.kind === 'and' ? answer.operands.flatMap(conjunctsOf) : [answer];
}

function groupOf(test: Answer | null, rules: readonly Open[]): Group {
  const groups: Group[] = [];
  const left = new Set(rules);
  for (const [key, members] of byShare(rules)) {
    for (const rule of members) left.delete(rule);
    const below = members.map(({ place, conjuncts }) => ({
      place,
      conjuncts: new Map([...conjuncts].filter(([other]) => other !== key)),
    }));
    groups.push(groupOf(members[0]?.conjuncts.get(key) ?? null, below));
  }
  return { test, groups, rules: [...left].map(({ place, conjuncts }) => ({ place, answer: joined([...conjuncts.values()]) })) };
}

function joined(operands: readonly Answer[]): Answer {
  const [only] = operands;
  if (only === undefined) return { kind: 'constant', value: true };
  return operands.length === 1 ? only : { kind: 'and', operands };
}

/**
 * The conditions that at least two rules need, by how many rules still need them when all before have taken theirs. Counts only
 * sink, so each is looked at again at most as often as it sinks.
 */
function* byShare(rules: readonly Open[]): Generator<readonly [string, readonly Open[]]> {
  const needing = new Map<string, Open[]>();
  for (const rule of rules) {
    for (const key of rule.conjuncts.keys()) {
      const known = needing.get(key);
      if (known === undefined) needing.set(key, [rule]);
      else known.push(rule);
    }
  }
  const counts = new Map([...needing].map(([key, members]) => [key, members.length]));
  const buckets: string[][] = Array.from({ length: rules.length + 1 }, () => []);
  for (const [key, count] of counts) buckets[count]?.push(key);
  const taken = new Set<Open>();
  for (let share = rules.length; share >= 2; share--) {
    const bucket = buckets[share] ?? [];
    // Keys that sink land in buckets below, which are still to come.
    for (const key of bucket) {
      const count = counts.get(key) ?? 0;
      if (count < share) {
        buckets[count]?.push(key);
        continue;
      }
      const members = (needing.get(key) ?? []).filter((rule) => !taken.has(rule));
      for (const rule of members) {
        taken.add(rule);
        for (const other of rule.conjuncts.keys()) counts.set(other, (counts.get(other) ?? 0) - 1);
      }
      yield [key, members];
    }
  }
}
