import type { Schema } from '../../src/event/index.ts';
import type { Rule } from '../../src/ir/index.ts';
import { createLooking, type Looking, type Onlooker } from '../../src/shapes/index.ts';
import type { SeriesRule, StreamRule } from '../../src/stream/index.ts';

/** A rule that takes part. */
export interface ContestRule {
  /** What `match` calls it; no two rules of a contest are called the same. */
  readonly id: string;
  readonly name: string;
  /** The file it stands in. */
  readonly file: string;
  readonly rule: Rule;
  readonly schema: Schema;
  /** Its query as it is written, when that is EQL. */
  readonly eql: string | null;
  readonly ready: StreamRule | SeriesRule;
  /** Under which names it sees events, and those of which source. */
  readonly onlooker: Onlooker;
}

/** Under which shape events are read by whoever reads them for rules: nobody is timed for telling shapes apart. */
export const SHAPE = 'ecs';

/** How rules see events of that shape. */
export function lookingOf(rules: readonly ContestRule[]): Looking {
  return createLooking(
    SHAPE,
    rules.map(({ onlooker }) => onlooker),
  );
}

/** Whether a rule is about single events. */
export function isSingle({ rule }: ContestRule): boolean {
  return rule.plan.kind === 'single';
}
