import { MAX_LISTED } from '../bad-lines.ts';
import type { StreamRule } from '../matcher.ts';
import type { BadLine, InputReport } from '../read-report.ts';
import { asksApart, type RuleReaderOptions } from '../rule-reader.ts';
import { createRuleWatch, type RuleStats, summedStats } from '../rule-stats.ts';
import { createSeriesRunner, type SeriesOptions } from '../series.ts';
import type { SeriesRule } from '../series-rule.ts';
import type { StreamReport } from '../stream.ts';
import type { PartReport, SeriesHit } from './part.ts';

/** How the matchers of parts ask, as well. */
interface PartMergerOptions extends SeriesOptions, Pick<RuleReaderOptions, 'statsClock' | 'fullScan' | 'looking'> {}

/** Makes one answer of what was found in parts; all of it comes in the order of the inputs. */
export interface PartMerger {
  hit(hit: SeriesHit): void;
  /** After its hits. */
  take(report: PartReport): void;
  eventCount(): number;
  /** An input has ended that began behind so many lines: what its parts said. */
  endInput(linesBefore: number): InputReport;
  /** `bytes` were read; `stats`: of each matcher of parts. */
  end(bytes: number, stats: readonly (readonly RuleStats[] | null)[]): StreamReport;
}

const OF_INPUT = ['lines', 'events', 'badLineCount', 'actions'] as const;
const OF_ALL = ['lines', 'events', 'badLineCount', 'blankLines', 'candidates', 'matchedLines'] as const;
const NOTHING = { lines: 0, events: 0, badLineCount: 0, actions: 0 };
const NO_INPUT: Omit<InputReport, 'linesBefore'> = { ...NOTHING, strangers: null };

export function createPartMerger(rules: readonly (StreamRule | SeriesRule)[], options: PartMergerOptions): PartMerger {
  const watch = options.statsClock === undefined ? null : createRuleWatch(rules.length, options.statsClock);
  const series = createSeriesRunner(
    rules.map((rule) => ('plan' in rule ? rule : null)),
    options,
    { ...(options.looking === undefined ? {} : { looking: options.looking }), apart: asksApart(options) },
    watch,
  );
  const matches = rules.map(() => 0);
  const badLines: BadLine[] = [];
  const inputs: InputReport[] = [];
  let input = NO_INPUT;
  let whole: Counts<(typeof OF_ALL)[number]> = {
    lines: 0,
    events: 0,
    badLineCount: 0,
    blankLines: 0,
    candidates: 0,
    matchedLines: 0,
  };

  return {
    hit: ({ ref, fits }) => series.tell(fits, ref),
    take(part) {
      // What each part knows of strangers, it knows of the parts before it, too.
      input = { ...sumsOf(OF_INPUT, input, part), strangers: part.strangers };
      whole = sumsOf(OF_ALL, whole, part);
      badLines.push(...part.badLines.slice(0, MAX_LISTED - badLines.length));
      for (let at = 0; at < part.matches.length; at += 2) {
        const rule = part.matches[at] ?? 0;
        matches[rule] = (matches[rule] ?? 0) + (part.matches[at + 1] ?? 0);
      }
    },
    eventCount: () => whole.events,
    endInput(linesBefore) {
      const report = { linesBefore, ...input };
      inputs.push(report);
      input = NO_INPUT;
      return report;
    },
    end(bytes, stats) {
      const related = series.end();
      return {
        bytes,
        ...whole,
        badLines,
        inputs,
        matches: matches.map((count, rule) => related.series[rule]?.matches ?? count),
        ...related,
        stats: watch === null ? null : summedStats(stats, watch.stats([])),
      };
    },
  };
}

type Counts<Key extends string> = Readonly<Record<Key, number>>;

function sumsOf<Key extends string>(keys: readonly Key[], one: Counts<Key>, other: Counts<Key>): Counts<Key> {
  return Object.fromEntries(keys.map((key) => [key, one[key] + other[key]])) as Record<Key, number>;
}
