import type { EventReader } from './event-reader.ts';
import type { Report, StreamRule } from './matcher.ts';
import { asksApart, createRuleReader, type RuleReaderOptions } from './rule-reader.ts';
import { createRuleWatch, type RuleStats, summedStats } from './rule-stats.ts';
import type { SequenceReport } from './sequence/index.ts';
import { createSeriesRunner, eventKeeper, type KeepLines, type SeriesOptions } from './series.ts';
import type { SeriesRule } from './series-rule.ts';

export interface StreamOptions extends RuleReaderOptions, SeriesOptions {
  readonly keepLines?: KeepLines;
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

/**
 * Runs rules of all kinds over NDJSON bytes in one pass: as `createMatcher` does for single events, and each sequence and
 * sample as if it ran alone. A line is parsed at most once, and only when some rule's facts allow it.
 */
export function createStream(rules: readonly (StreamRule | SeriesRule)[], options: StreamOptions = {}): Stream {
  const watch = options.statsClock === undefined ? null : createRuleWatch(rules.length, options.statsClock);
  const series = createSeriesRunner(
    rules.map((rule) => ('plan' in rule ? rule : null)),
    options,
    { ...(options.looking === undefined ? {} : { looking: options.looking }), apart: asksApart(options) },
    watch,
  );
  const keep = eventKeeper(options.keepLines);
  const { reader, ...asked } = createRuleReader(rules, options, (fits, candidate) => series.tell(fits, keep(candidate)));

  return {
    push: reader.push,
    endInput: reader.endInput,
    eventCount: reader.eventCount,
    advance: series.advance,
    end() {
      const read = reader.end();
      const counts = asked.counts();
      const related = series.end();
      return {
        ...read,
        matchedLines: counts.matchedLines,
        matches: counts.matches.map((count, index) => related.series[index]?.matches ?? count),
        ...related,
        stats: watch === null ? null : summedStats([asked.stats()], watch.stats([])),
      };
    },
  };
}
