import type { Candidate } from './candidate-event.ts';
import type { EventReader } from './event-reader.ts';
import { createEventReader } from './events.ts';
import type { Looking } from './looking.ts';
import { askRules, type MatcherOptions, type OnMatched, onMatchedOf, type Report, type StreamRule } from './matcher.ts';
import { createRuleWatch, type RuleStats, type RuleWatch } from './rule-stats.ts';
import { type RuleTables, ruleTables, withImage } from './rule-tables.ts';
import { createSeriesAsker, type Fitting } from './series-asker.ts';
import type { SeriesRule } from './series-rule.ts';

export interface RuleReaderOptions extends MatcherOptions {
  /** What each rule costs is counted, and timed by this clock, in milliseconds. */
  readonly statsClock?: () => number;
  /** In the place of `onMatch`. */
  readonly onMatched?: OnMatched;
}

/** Reads events and asks rules of all kinds about each of them. */
interface RuleReader {
  readonly reader: EventReader;
  /** Of each rule, in their order; nothing of rules over several events. */
  counts(): Pick<Report, 'matchedLines' | 'matches'>;
  /** Null without `statsClock`. */
  stats(): readonly RuleStats[] | null;
}

/** Rules over several events are asked one by one where their costs are told, and where nothing is taken for known. */
export function asksApart({ statsClock, fullScan }: RuleReaderOptions): boolean {
  return statsClock !== undefined || fullScan === true;
}

/** `onFits` is told, after `onMatched`, which items of rules over several events an event fits, if any. */
export function createRuleReader(
  rules: readonly (StreamRule | SeriesRule)[],
  options: RuleReaderOptions,
  onFits: (fits: readonly Fitting[], candidate: Candidate) => void,
): RuleReader {
  const { looking, statsClock } = options;
  const watch = statsClock === undefined ? null : createRuleWatch(rules.length, statsClock);
  const { singles, series, things } = thingsOf(rules, options, watch);
  const asked = askRules(singles, options.onMatched ?? onMatchedOf(options), watch);
  const ruleOf = things.map(({ rule }) => rule);
  const reader = createEventReader(
    things.map(({ sought }) => sought),
    looking === undefined ? options : { ...options, looking: lookingFor(looking, ruleOf) },
    (candidate) => {
      // What rules see of an event is gone once somebody is told of a match, who may read another stream.
      const fits = series.ask(candidate, singles.length);
      asked.ask(candidate);
      if (fits.length > 0) onFits(fits, candidate);
    },
  );
  return {
    reader,
    counts() {
      const counts = asked.counts();
      const matches = rules.map(() => 0);
      for (const [at, { rule }] of singles.entries()) matches[rule] = counts.matches[at] ?? 0;
      return { matchedLines: counts.matchedLines, matches };
    },
    stats: () => watch?.stats(reader.unserved.flatMap((thing) => ruleOf[thing] ?? [])) ?? null,
  };
}

/** What reads events for these rules makes of them: for `tables` of these options, here and in other threads. Null: it would be of no use. */
export function prepareTables(
  rules: readonly (StreamRule | SeriesRule)[],
  options: Omit<RuleReaderOptions, 'tables'>,
): RuleTables | null {
  if (options.fullScan === true) return null;
  const { things } = thingsOf(rules, options, null);
  return withImage(
    ruleTables(
      things.map(({ sought }) => sought),
      options.form === 'any',
    ),
  );
}

/** What events are offered to: rules about single events, then items of the others, or these as a whole. */
function thingsOf(rules: readonly (StreamRule | SeriesRule)[], options: RuleReaderOptions, watch: RuleWatch | null) {
  const { looking } = options;
  const singles = rules.flatMap((rule, index) => ('plan' in rule ? [] : [{ sought: rule, rule: index }]));
  const how = { ...(looking === undefined ? {} : { looking }), apart: asksApart(options) };
  const series = createSeriesAsker(
    rules.map((rule) => ('plan' in rule ? rule : null)),
    how,
    watch,
  );
  return { singles, series, things: [...singles, ...series.things] };
}

/** What things see of events is what their rules see. */
function lookingFor(looking: Looking, ruleOf: readonly number[]): Looking {
  const sightFor = (sight: ReturnType<Looking['sight']>): ReturnType<Looking['sight']> => ({
    see: (event, thing) => sight.see(event, ruleOf[thing] ?? thing),
    whole: (event) => sight.whole(event),
  });
  return {
    kindOf: (thing) => looking.kindOf(ruleOf[thing] ?? thing),
    sight: () => sightFor(looking.sight()),
    first(event) {
      const sight = looking.first(event);
      return sight === null ? null : sightFor(sight);
    },
  };
}
