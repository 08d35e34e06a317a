import type { Event } from '../event/index.ts';
import { type Candidate, lineOf } from './candidate-event.ts';
import type { EventReader, EventReaderOptions } from './event-reader.ts';
import { createEventReader } from './events.ts';
import type { Hit } from './input/index.ts';
import type { ReadReport } from './read-report.ts';
import type { RuleWatch } from './rule-stats.ts';
import type { Sought } from './sought.ts';

/** A rule ready to run. */
export interface StreamRule extends Sought {
  readonly id: string;
  readonly name: string;
  /** Total over events; must not throw. */
  readonly matches: (event: unknown) => boolean;
  /** Asks one leaf of its predicate, by its number among `leavesOf`; without, all of it is asked. Total, too. */
  readonly leaf?: (number: number, event: unknown) => boolean;
}

/** One line that at least one rule matches. */
export interface LineMatch {
  /** Indexes into the list of rules, ascending. */
  readonly rules: readonly number[];
  /** Counted from 1 over all lines, blank ones included. */
  readonly lineNumber: number;
  /** Its number among the events of a list that begin on the same line, when it is not the first. */
  readonly entry?: number;
  /** The event as it came: the line without its line end or, of a hit, what it holds. */
  readonly line: string;
  readonly event: Event;
  /** Where a hit of a search says that the event is. */
  readonly hit?: Hit;
}

export interface MatcherOptions extends EventReaderOptions {
  readonly onMatch?: (match: LineMatch) => void;
}

export interface Report extends ReadReport {
  /** Lines that some rule matched. */
  readonly matchedLines: number;
  /** Matches of each rule, in the order of the rules. */
  readonly matches: readonly number[];
}

export interface Matcher extends Pick<EventReader, 'push' | 'endInput'> {
  /** The last line may lack its line feed. No `push` after this. */
  end(): Report;
}

/**
 * Runs rules over NDJSON bytes. Every line is checked to be a JSON object in valid UTF-8; only lines that some rule's
 * facts allow are parsed. A bad line is counted, listed with its number and reason, and never stops the stream.
 */
export function createMatcher(rules: readonly StreamRule[], options: MatcherOptions = {}): Matcher {
  const asked = askRules(
    rules.map((sought, rule) => ({ sought, rule })),
    onMatchedOf(options),
  );
  const reader = createEventReader(rules, options, asked.ask);
  return {
    push: reader.push,
    endInput: reader.endInput,
    end: () => ({ ...reader.end(), ...asked.counts() }),
  };
}

/** Hears of an event that rules match, and reads of it what it needs before the next one comes. */
export type OnMatched = (rules: readonly number[], candidate: Candidate) => void;

/** Tells of matches that may be kept. */
export function onMatchedOf({ onMatch }: MatcherOptions): OnMatched | undefined {
  if (onMatch === undefined) return undefined;
  return (rules, candidate) => {
    const { lineNumber, entry, within } = candidate;
    onMatch({
      rules,
      lineNumber,
      ...(entry === undefined ? {} : { entry }),
      line: lineOf(candidate),
      // The text is known now, of which a line that was not parsed is parsed.
      get event() {
        return candidate.event;
      },
      ...(within === undefined || within.hit === null ? {} : { hit: within.hit }),
    });
  };
}

/** The part that asks the predicates and counts. */
interface AskedRules {
  ask(candidate: Candidate): void;
  /** In the order in which they were given. */
  counts(): Pick<Report, 'matchedLines' | 'matches'>;
}

/** A rule, and the number by which matches name it. */
interface NumberedRule {
  readonly sought: StreamRule;
  readonly rule: number;
}

/** The numbers of the rules ascend. */
export function askRules(
  rules: readonly NumberedRule[],
  onMatched: OnMatched | undefined,
  watch: RuleWatch | null = null,
): AskedRules {
  const matches = rules.map(() => 0);
  let matchedLines = 0;

  function isMatch({ sought, rule }: NumberedRule, index: number, candidate: Candidate): boolean {
    const asked = candidate.seen === undefined ? candidate.event : candidate.seen(index);
    if (asked === null) return false;
    watch?.begin(rule);
    const { leaf } = sought;
    const byRest = leaf === undefined ? null : candidate.rest?.(index, (number) => leaf(number, asked));
    const holds = byRest ?? sought.matches(asked);
    watch?.end();
    return holds;
  }

  return {
    ask(candidate) {
      let matched: number[] | null = null;
      for (const index of candidate.rules) {
        const one = rules[index];
        if (one === undefined) break;
        if (candidate.holds?.(index) === true) watch?.decide(one.rule);
        else if (!isMatch(one, index, candidate)) continue;
        matches[index] = (matches[index] ?? 0) + 1;
        matched ??= [];
        matched.push(one.rule);
      }
      if (matched === null) return;
      matchedLines++;
      onMatched?.(matched, candidate);
    },
    counts: () => ({ matchedLines, matches }),
  };
}
