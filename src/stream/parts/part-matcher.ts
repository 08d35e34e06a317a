import type { EventReader } from '../event-reader.ts';
import type { StreamRule } from '../matcher.ts';
import { createRuleReader, type RuleReaderOptions } from '../rule-reader.ts';
import type { RuleStats } from '../rule-stats.ts';
import { eventKeeper, type KeepLines } from '../series.ts';
import type { SeriesRule } from '../series-rule.ts';
import type { Part, PartReport, SeriesHit } from './part.ts';

interface PartMatcherOptions extends RuleReaderOptions {
  /** In the order of events, after their `onMatched`. */
  readonly onHit: (hit: SeriesHit) => void;
  readonly keepLines?: KeepLines;
}

/** Matches parts of inputs, one after the other, as far as that can be done without the parts that others match. */
interface PartMatcher {
  take(part: Part): PartReport;
  /** Null without `statsClock`. */
  stats(): readonly RuleStats[] | null;
}

/** Rules about single events are asked; of those that relate events, the events are found which fit some item. */
export function createPartMatcher(rules: readonly (StreamRule | SeriesRule)[], options: PartMatcherOptions): PartMatcher {
  const keep = eventKeeper(options.keepLines);
  const { reader, counts, stats } = createRuleReader(rules, { ...options, listInputs: false }, (fits, candidate) =>
    options.onHit({ ref: keep(candidate), fits }),
  );
  const told = tellAnew(reader, counts);
  return {
    take({ start, bytes, tooLong, ends }) {
      if (start !== null) {
        reader.begin(start);
        told.begin();
      }
      if (bytes.length > 0) reader.push(bytes);
      if (ends) reader.endInput();
      if (tooLong) reader.skipLine();
      return { ...told.since(), known: reader.known() };
    },
    stats,
  };
}

/** Tells of counts that only grow how much they grew. */
function tellAnew(reader: EventReader, countsOf: ReturnType<typeof createRuleReader>['counts']) {
  const nothing = { lines: 0, blankLines: 0, events: 0, candidates: 0, badLineCount: 0, actions: 0 };
  let before = nothing;
  let listed = 0;
  let matchedLines = 0;
  let matches: readonly number[] = [];
  return {
    /** The counts of an input begin at nothing. */
    begin(): void {
      before = nothing;
    },
    since(): Omit<PartReport, 'known'> {
      const now = reader.soFar();
      const counts = countsOf();
      const badLines = reader.listed().slice(listed);
      const report = {
        lines: now.lines - before.lines,
        blankLines: now.blankLines - before.blankLines,
        events: now.events - before.events,
        candidates: now.candidates - before.candidates,
        badLineCount: now.badLineCount - before.badLineCount,
        actions: now.actions - before.actions,
        strangers: now.strangers,
        badLines,
        matchedLines: counts.matchedLines - matchedLines,
        matches: counts.matches.flatMap((count, rule) => {
          const more = count - (matches[rule] ?? 0);
          return more === 0 ? [] : [rule, more];
        }),
      };
      [before, listed, matchedLines, matches] = [now, listed + badLines.length, counts.matchedLines, [...counts.matches]];
      return report;
    },
  };
}
