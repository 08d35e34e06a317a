import type { Rule } from '../../ir/index.ts';
import type { Diagnostic } from '../../source/index.ts';
import {
  createEventMatcher,
  createStream,
  type LineMatch,
  type SeriesMatch,
  type SeriesRule,
  type StreamReport,
  type StreamRule,
} from '../../stream/index.ts';
import { streamRuleCompiler } from '../stream-rules.ts';
import { given } from './arguments.ts';
import { ruleOf } from './rule-of.ts';

export interface MatcherOptions {
  /** What `now` in date math means, in milliseconds since 1970; without it, every event is asked at its own time. */
  readonly now?: number;
}

/** How a stream is read. */
export interface MatchStreamOptions {
  /** How many milliseconds an event of a sequence may come after a later one; 0. `Infinity`: events are sorted, and matched at the end. */
  readonly maxDelay?: number;
  /** How many unfinished matches are kept; 1,000,000. */
  readonly maxState?: number;
  /** Is told, at the end, what was read. */
  readonly onEnd?: (report: StreamReport) => void;
}

/** A match in a stream: an event with the rules that match it, or the events that a rule relates. */
export type StreamMatch = ({ readonly kind: 'event' } & LineMatch) | ({ readonly kind: 'series' } & SeriesMatch);

/** Bytes as they come: a stream of the web or of Node, or anything that gives one piece after the other. */
export type ByteSource = ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Many rules as one; they are named by their places in the list. */
export interface RuleSetMatcher {
  /** Rules that cannot run, and why; the others do. */
  readonly leftOut: readonly { readonly rule: number; readonly problems: readonly Diagnostic[] }[];
  /** The rules about single events that match this one, ascending; `event` as `JSON.parse` gives it. Never throws on that. */
  match(event: unknown): readonly number[];
  /** The same for an event as the bytes of its line; null: it is no JSON object in valid UTF-8. */
  matchLine(line: Uint8Array): readonly number[] | null;
  /** The matches of rules of all kinds in NDJSON, as they are found. Bad lines are passed over, and counted in the report. */
  matchStream(bytes: ByteSource, options?: MatchStreamOptions): AsyncGenerator<StreamMatch, void, void>;
}

/**
 * Prepares many rules, each given as its text or as its meaning, to be asked about the same events: an index over all of them says which of
 * them an event could meet, so that most are not asked. What is no list of rules throws a `TypeError`.
 */
export function createMatcher(rules: readonly (Rule | string)[], options: MatcherOptions = {}): RuleSetMatcher {
  if (!Array.isArray(rules)) throw new TypeError(`createMatcher takes an array of rules, and was given ${given(rules)}`);
  const { now } = options;
  if (now !== undefined && typeof now !== 'number')
    throw new TypeError(`createMatcher: now is a number of milliseconds, and was ${given(now)}`);
  const compile = streamRuleCompiler(now);
  const leftOut: { readonly rule: number; readonly problems: readonly Diagnostic[] }[] = [];
  const ready: (StreamRule | SeriesRule)[] = [];
  /** The place in the list of each rule that runs. */
  const places: number[] = [];
  for (const [place, rule] of rules.entries()) {
    const read = ruleOf('createMatcher', rule);
    const made = read.ok ? compile(read.value, { id: read.value.meta.id ?? '', name: read.value.meta.name ?? '' }) : read;
    if (made.ok) {
      ready.push(made.value);
      places.push(place);
    } else leftOut.push({ rule: place, problems: made.problems });
  }
  const placeOf = (rule: number): number => places[rule] ?? rule;
  const single = createEventMatcher(ready.map((rule) => ('plan' in rule ? null : rule)));

  async function* matchStream(
    bytes: ByteSource,
    { onEnd, ...how }: MatchStreamOptions = {},
  ): AsyncGenerator<StreamMatch, void, void> {
    const found: StreamMatch[] = [];
    const stream = createStream(ready, {
      ...how,
      onMatch: (match) => found.push({ kind: 'event', ...match, rules: match.rules.map(placeOf) }),
      onSeries: (match) => found.push({ kind: 'series', ...match, rule: placeOf(match.rule) }),
    });
    for await (const chunk of piecesOf(bytes)) {
      stream.push(chunk);
      yield* found.splice(0);
    }
    const report = stream.end();
    yield* found.splice(0);
    onEnd?.(report);
  }

  return {
    leftOut,
    match: (event) => single.match(event).map(placeOf),
    matchLine: (line) => single.matchLine(line)?.map(placeOf) ?? null,
    matchStream,
  };
}

/** Not every browser can walk over its own streams. Whoever stops early lets go of the stream. */
async function* piecesOf(bytes: ByteSource): AsyncGenerator<Uint8Array, void, void> {
  if (!('getReader' in bytes)) {
    yield* bytes;
    return;
  }
  const reader = bytes.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel();
  }
}
