import type { Change, Field, LogSource, Predicate, RuleMeta } from '../ir/index.ts';
import type { Diagnostic } from '../source/index.ts';
import type { Leaf } from './leaves.ts';
import type { Value } from './model.ts';
import type { Together } from './together.ts';

/** One test of events on its way through pipelines: of a rule over several events, one of its items. */
export interface Part {
  where: Predicate;
  keys: readonly Field[];
  logSource: LogSource;
  readonly meta: RuleMeta;
  /** What conditions see as one test. */
  readonly together: Together;
  /** Whether a transformation gave it its log source. */
  rerouted: boolean;
  /** What `set_state` left. A nested list has its own. */
  state: Map<string, Value>;
  /** Entries that were applied, by their `id`: to the rule, to its tests, to names of fields. */
  readonly applied: Set<string>;
  readonly appliedTo: WeakMap<Leaf, ReadonlySet<string>>;
  names: Map<string, Set<string>>;
  /** How many tests were added to it. */
  added: number;
  /** Names that a transformation gave or took. */
  mapped: Set<string>;
  /** Fields whose names were given one by one: no pipeline changes them. */
  readonly final: ReadonlySet<string>;
  readonly changes: Change[];
  readonly problems: Diagnostic[];
  readonly notes: Diagnostic[];
}

/** A rule grows no further than this. */
export const MOST_TESTS = 10_000;

/** Pipelines add no more conditions to it. */
export const MOST_ADDED = 1000;

/** Marks what came of a test as done by an entry, beside what was done to the test before. */
export function mark(part: Part, from: Leaf, to: Leaf, id: string | null): void {
  const before = part.appliedTo.get(from) ?? new Set<string>();
  part.appliedTo.set(to, id === null ? before : new Set([...before, id]));
}
