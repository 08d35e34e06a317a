import { type Candidate, lineOf } from './candidate-event.ts';
import type { RuleWatch } from './rule-stats.ts';
import { createRulesOfItems } from './rules-of-items.ts';
import {
  createSequenceMatcher,
  createSharedState,
  type KeyTuple,
  MAX_STATE,
  type SequenceMatcher,
  type SequenceMatcherOptions,
  type SequenceReport,
} from './sequence/index.ts';
import type { Fitting } from './series-asker.ts';
import { type AskingSeries, seriesItems } from './series-items.ts';
import type { SeriesRule } from './series-rule.ts';

/** An event of a sequence. */
export interface SeriesEvent {
  readonly lineNumber: number;
  /** Its number among the events of a list that begin on the same line, when it is not the first. */
  readonly entry?: number;
  /** As it came, without its line end, or what `keepLines` gave for it; null when lines are not kept. */
  readonly line: string | null;
}

/** A sequence or sample that was found. */
export interface SeriesMatch {
  /** Index into the list of rules. */
  readonly rule: number;
  /** In the order of the items, runs one by one; null for an item that must be missing. */
  readonly events: readonly (SeriesEvent | null)[];
  readonly keys: KeyTuple;
}

export interface SeriesOptions {
  readonly onSeries?: (match: SeriesMatch) => void;
  /** How many milliseconds an event may come after a later one; 0. `Infinity`: events are sorted, and matched at the end. */
  readonly maxDelay?: SequenceMatcherOptions<SeriesEvent>['maxDelay'];
  /**
   * How many partial sequences and other things all rules together keep at most, and how many events may wait in all of them
   * for others that come late; 1,000,000. The oldest goes first. Each full
   * 1,024 characters of a line that is kept count for one more, so that memory is bounded however long the lines are.
   */
  readonly maxState?: number;
}

/** Makes what a sequence keeps of a candidate. */
type KeepEvent = (candidate: Candidate) => SeriesEvent;

/**
 * Keep the lines of events that may yet be part of a sequence; true. Otherwise matches have line numbers only. A function
 * keeps what it gives in the place of the line.
 */
export type KeepLines = boolean | ((candidate: Candidate) => string | null);

export function eventKeeper(keepLines: KeepLines = true): KeepEvent {
  const keptOf = typeof keepLines === 'function' ? keepLines : keepLines ? lineOf : () => null;
  return (candidate) => {
    const { lineNumber, entry } = candidate;
    return { lineNumber, ...(entry === undefined ? {} : { entry }), line: keptOf(candidate) };
  };
}

/** Runs the sequences and samples among rules, each as if it ran alone. */
interface SeriesRunner {
  /** The next event that fits items, in the order of the events. */
  tell(fits: readonly Fitting[], ref: SeriesEvent): void;
  advance(ms: number): void;
  /** Of each rule, null for one about single events; with the most things that were kept at once, and those that were kept at the end. */
  end(): { readonly series: readonly (SequenceReport | null)[]; readonly peakState: number; readonly openState: number };
}

const CHARACTERS_A_UNIT = 1024;

function weightOf({ line }: SeriesEvent): number {
  return line === null ? 0 : Math.floor(line.length / CHARACTERS_A_UNIT);
}

/** `null` stands for a rule about single events. */
export function createSeriesRunner(
  rules: readonly (SeriesRule | null)[],
  options: SeriesOptions,
  how: AskingSeries,
  watch: RuleWatch | null,
): SeriesRunner {
  const shared = createSharedState(options.maxState ?? MAX_STATE);
  const matchers = rules.map((rule, index) => (rule === null ? null : matcherOf(rule, index)));

  function matcherOf({ plan, parts }: SeriesRule, index: number): SequenceMatcher<SeriesEvent> {
    return createSequenceMatcher<SeriesEvent>(plan, parts, {
      shared,
      weigh: weightOf,
      ...(options.maxDelay === undefined ? {} : { maxDelay: options.maxDelay }),
      onMatch: ({ events, keys }) => options.onSeries?.({ rule: index, events, keys }),
    });
  }

  return {
    tell: createRulesOfItems(seriesItems(rules, how), matchers, shared, !how.apart, watch),
    advance(ms) {
      for (const matcher of matchers) matcher?.advance(ms);
    },
    end() {
      const openState = shared.budget.live();
      const series = matchers.map((matcher) => matcher?.end() ?? null);
      return { series, peakState: shared.budget.peak(), openState };
    },
  };
}
