import { allOf, type Plan, type Predicate, type Step } from '../../ir/index.ts';

/** Conditions of two plans that have to mean the same for the plans to be one. */
export interface Pair {
  /** What the condition is of. */
  readonly name: string;
  readonly left: Predicate;
  readonly right: Predicate;
}

/** The conditions of two plans that differ in nothing else; a text says in what they do. */
export function pairsOf(left: Plan, right: Plan): readonly Pair[] | string {
  if (left.kind === 'sequence' && right.kind === 'sequence') {
    if (left.maxspan !== right.maxspan) return 'maxspan';
    if ((left.until === null) !== (right.until === null)) return 'until';
    const [one, other] = [left.order, right.order].map(({ timestamp, tiebreaker }) => [timestamp.name, tiebreaker?.name].join());
    if (one !== other) return 'the fields that put events in order';
    const [before, after] = [left, right].map(({ pipes }) => pipes.map(({ kind, count }) => `${kind} ${count}`).join());
    if (before !== after) return 'pipes';
    const items = stepsOf(left.steps, right.steps, 'item');
    const ends = left.until === null || right.until === null ? [] : stepsOf([left.until], [right.until], 'until');
    return typeof items === 'string' ? items : typeof ends === 'string' ? ends : [...items, ...ends];
  }
  if (left.kind === 'sample' && right.kind === 'sample') return stepsOf(left.steps, right.steps, 'item');
  return 'what is asked for: single events, a sequence or a sample';
}

/** The conditions of two lists of items, one after the other. */
export function stepsOf(left: readonly Step[], right: readonly Step[], what: 'item' | 'until'): readonly Pair[] | string {
  const [all, others] = [writtenOut(left), writtenOut(right)];
  if (all.length !== others.length) return 'the number of items';
  const pairs = new Map<string, Pair>();
  for (const [at, { step: one, place }] of all.entries()) {
    const other = others[at]?.step;
    if (other === undefined) continue;
    const name = what === 'until' ? what : `item ${place}`;
    if (one.missing !== other.missing) return `whether ${name} is missing`;
    const [mine, theirs] = [one, other].map(({ keys }) => keys.map((key) => keyText(key, what)).join());
    if (mine !== theirs) return `the keys of ${name}`;
    const text = `${place} ${others[at]?.place}`;
    pairs.set(text, { name, left: asked(one, what), right: asked(other, what) });
  }
  return [...pairs.values()];
}

/** An item that runs several times is as many items. */
function writtenOut(steps: readonly Step[]): readonly { readonly step: Step; readonly place: number }[] {
  return steps.flatMap((step, at) => Array.from({ length: step.missing ? 1 : step.runs }, () => ({ step, place: at + 1 })));
}

/**
 * A key with all that decides what its values are: fields of one name may keep other values of it. `until` takes events without a key
 * whatever is written, so there it makes no difference.
 */
export function keyText(key: Step['keys'][number], what: 'item' | 'until'): string {
  const { name, type, optional, ignoreAbove, nullValue, normalizer = [], constant = null, dateFormat } = key;
  const isOptional = what === 'item' && optional;
  return JSON.stringify([name, type, isOptional, ignoreAbove, nullValue, normalizer, constant, dateFormat?.text ?? null]);
}

/** An item takes no event without its keys. */
export function asked({ where, keys }: Step, what: 'item' | 'until'): Predicate {
  const mandatory = what === 'until' ? [] : keys.filter(({ optional }) => !optional);
  const present = mandatory.map((field): Predicate => ({ kind: 'present', field, origin: where.origin }));
  return present.length === 0 ? where : allOf([where, ...present], where.origin);
}
