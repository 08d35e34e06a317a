import type { Plan, Predicate, Step } from '../../ir/index.ts';

/** Conditions of two plans that have to mean the same for the plans to be one. */
export interface Pair {
  /** What the condition is of: empty for a single event. */
  readonly name: string;
  readonly left: Predicate;
  readonly right: Predicate;
}

/** The conditions of two plans that differ in nothing else; a text says in what they do. */
export function pairsOf(left: Plan, right: Plan): readonly Pair[] | string {
  if (left.kind === 'single' && right.kind === 'single') return [{ name: '', left: left.where, right: right.where }];
  if (left.kind === 'sequence' && right.kind === 'sequence') {
    if (left.maxspan !== right.maxspan) return 'maxspan';
    if ((left.until === null) !== (right.until === null)) return 'until';
    const [one, other] = [left.order, right.order].map(({ timestamp, tiebreaker }) => [timestamp.name, tiebreaker?.name].join());
    if (one !== other) return 'the fields that put events in order';
    const [before, after] = [left, right].map(({ pipes }) => pipes.map(({ kind, count }) => `${kind} ${count}`).join());
    if (before !== after) return 'pipes';
    const until = left.until === null || right.until === null ? [] : [[left.until, right.until] as const];
    return stepsOf([...zip(left.steps, right.steps), ...until], left.steps.length === right.steps.length);
  }
  if (left.kind === 'sample' && right.kind === 'sample')
    return stepsOf(zip(left.steps, right.steps), left.steps.length === right.steps.length);
  return 'what is asked for: single events, a sequence or a sample';
}

function stepsOf(steps: readonly (readonly [Step, Step])[], sameNumber: boolean): readonly Pair[] | string {
  if (!sameNumber) return 'the number of items';
  const pairs: Pair[] = [];
  for (const [at, [left, right]] of steps.entries()) {
    const name = `item ${at + 1}`;
    if (left.missing !== right.missing) return `whether ${name} is missing`;
    if (left.runs !== right.runs) return `the runs of ${name}`;
    const [one, other] = [left.keys, right.keys].map((keys) => keys.map((key) => `${key.name} ${key.type}`).join());
    if (one !== other) return `the keys of ${name}`;
    pairs.push({ name, left: left.where, right: right.where });
  }
  return pairs;
}

function zip<T>(left: readonly T[], right: readonly T[]): readonly (readonly [T, T])[] {
  return left.flatMap((one, at) => {
    const other = right[at];
    return other === undefined ? [] : [[one, other] as const];
  });
}
