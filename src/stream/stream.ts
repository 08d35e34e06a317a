import { type Candidate, lineOf } from './candidate-event.ts';
import { createEventReader, type EventReader } from './events.ts';
import { askRules, type MatcherOptions, type Report, type StreamRule } from './matcher.ts';
import { createRuleWatch, type RuleStats } from './rule-stats.ts';
import {
  createSequenceMatcher,
  createSharedState,
  type KeyTuple,
  MAX_STATE,
  type SamplePlan,
  type SequenceMatcher,
  type SequenceMatcherOptions,
  type SequenceParts,
  type SequencePlan,
  type SequenceReport,
} from './sequence/index.ts';
import type { Sought } from './sought.ts';

/** A sequence or a sample ready to run. Rules that share a `moment` share what it reads. */
export interface SeriesRule extends Sought {
  readonly id: string;
  readonly name: string;
  readonly plan: SequencePlan | SamplePlan;
  readonly parts: SequenceParts;
}

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

export interface StreamOptions extends MatcherOptions {
  readonly onSeries?: (match: SeriesMatch) => void;
  /**
   * Keep the lines of events that may yet be part of a sequence; true. Otherwise matches have line numbers only. A function
   * keeps what it gives in the place of the line.
   */
  readonly keepLines?: boolean | ((candidate: Candidate) => string | null);
  /** How many milliseconds an event may come after a later one; 0. `Infinity`: events are sorted, and matched at the end. */
  readonly maxDelay?: SequenceMatcherOptions<SeriesEvent>['maxDelay'];
  /**
   * How many partial sequences and other things all rules together keep at most, and how many events may wait in all of them
   * for others that come late; 1,000,000. The oldest goes first. Each full
   * 1,024 characters of a line that is kept count for one more, so that memory is bounded however long the lines are.
   */
  readonly maxState?: number;
  /** What each rule costs is counted, and timed by this clock, in milliseconds. */
  readonly statsClock?: () => number;
}

export interface StreamReport extends Report {
  /** Of each rule, in the order of the rules; null for a rule about single events. */
  readonly series: readonly (SequenceReport | null)[];
  /** What each rule cost, in the order of the rules; null without `statsClock`. */
  readonly stats: readonly RuleStats[] | null;
  /** The most things that were kept at once. */
  readonly peakState: number;
  /** Things that were kept when the events ended: unfinished matches, mostly. */
  readonly openState: number;
}

interface Stream extends Pick<EventReader, 'push' | 'endInput' | 'eventCount'> {
  /**
   * Time has come to this moment, in milliseconds since 1970: matches that wait for something not to happen are decided.
   * Without this, time comes from the events that a rule looks at. Earlier events are late from now on.
   */
  advance(ms: number): void;
  /** The last line may lack its line feed. No `push` after this. */
  end(): StreamReport;
}

const CHARACTERS_A_UNIT = 1024;

function weightOf({ line }: SeriesEvent): number {
  return line === null ? 0 : Math.floor(line.length / CHARACTERS_A_UNIT);
}

/**
 * Runs rules of all kinds over NDJSON bytes in one pass: as `createMatcher` does for single events, and each sequence and
 * sample as if it ran alone. A line is parsed at most once, and only when some rule's facts allow it.
 */
export function createStream(rules: readonly (StreamRule | SeriesRule)[], options: StreamOptions = {}): Stream {
  const shared = createSharedState(options.maxState ?? MAX_STATE);
  const watch = options.statsClock === undefined ? null : createRuleWatch(rules.length, options.statsClock);
  const singles = askRules(
    rules.map((rule) => ('plan' in rule ? null : rule)),
    options.onMatch,
    watch,
  );
  const matchers = rules.map((rule, index) => ('plan' in rule ? matcherOf(rule, index) : null));

  function matcherOf({ plan, parts }: SeriesRule, index: number): SequenceMatcher<SeriesEvent> {
    return createSequenceMatcher<SeriesEvent>(plan, parts, {
      shared,
      weigh: weightOf,
      ...(options.maxDelay === undefined ? {} : { maxDelay: options.maxDelay }),
      onMatch: ({ events, keys }) => options.onSeries?.({ rule: index, events, keys }),
    });
  }

  function keptOf(candidate: Candidate): string | null {
    const { keepLines = true } = options;
    if (typeof keepLines === 'function') return keepLines(candidate);
    return keepLines ? lineOf(candidate) : null;
  }

  const reader = createEventReader(rules, options, (candidate) => {
    singles.ask(candidate);
    const { lineNumber, entry } = candidate;
    let ref: SeriesEvent | null = null;
    for (const index of candidate.rules) {
      const matcher = matchers[index] ?? null;
      if (matcher === null) continue;
      const asked = candidate.seen === undefined ? candidate.event : candidate.seen(index);
      if (asked === null) continue;
      ref ??= { lineNumber, ...(entry === undefined ? {} : { entry }), line: keptOf(candidate) };
      watch?.begin(index);
      matcher.push(asked, ref);
      watch?.end();
    }
  });

  return {
    push: reader.push,
    endInput: reader.endInput,
    eventCount: reader.eventCount,
    advance(ms) {
      for (const matcher of matchers) matcher?.advance(ms);
    },
    end() {
      const read = reader.end();
      const openState = shared.budget.live();
      const counts = singles.counts();
      const reports = matchers.map((matcher) => matcher?.end() ?? null);
      return {
        ...read,
        matchedLines: counts.matchedLines,
        matches: counts.matches.map((count, index) => reports[index]?.matches ?? count),
        series: reports,
        stats: watch?.stats(reader.unserved) ?? null,
        peakState: shared.budget.peak(),
        openState,
      };
    },
  };
}
