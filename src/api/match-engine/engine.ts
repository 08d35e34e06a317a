import { type Engine, type RunSettings, remembering, type Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import type { Rule } from '../../ir/index.ts';
import { createLooking, type Onlooker } from '../../shapes/index.ts';
import { isNonEmpty, type NonEmpty, type Result } from '../../source/index.ts';
import { createStream, matchLines, type SeriesRule, type StreamRule } from '../../stream/index.ts';
import { onlookerOf } from '../onlooker.ts';
import { streamRuleCompiler } from '../stream-rules.ts';
import { spell } from './spell.ts';

type ReadyRule = StreamRule | SeriesRule;

/** Whether events are told by their form, as `match` does where a rule says where they come from, or have the names of the rule. */
type Looks = 'by its source' | 'as they stand';

/** Changes what is run, to show that it would be noticed. */
export type Spoil = (rule: ReadyRule) => ReadyRule;

/**
 * The road of `match`, for one rule: events are written as NDJSON, in spellings that mean the same, read as bytes, and the lines that
 * come out are read back. So it judges what the printed module does not have: which lines are parsed at all, the reading of
 * bytes, and how a match is printed. Events that have the names of the rule already are taken as they stand. It stands here and not among the engines because it runs what no target prints.
 */
export function matchEngine(rule: Rule, spoil: Spoil = (ready) => ready, looks: Looks = 'by its source'): Engine {
  const prepared = remembering((_, settings: Pick<RunSettings, 'now'>) => prepare(rule, settings));
  return {
    name: 'match',
    runs: rule.language,
    receipt: async () => 'the command match of this process',
    load: async (events, settings) => ({
      run: async (text) => {
        if (text !== rule.query) return { status: 'unsupported', reason: 'it was made for another rule' };
        const ready = prepared(text, { now: settings.now });
        if (!ready.ok) return { status: 'unsupported', reason: ready.problems[0].message };
        const asTheyStand = looks === 'as they stand' || rule.changed?.renamed === true;
        return readBack(linesOf(spoil(ready.value), asTheyStand ? null : onlookerOf(rule), events), events.length);
      },
      close: async () => {},
    }),
  };
}

/** Why `match` does not run a rule; null: it does. */
export function whyUnmatchable(rule: Rule): string | null {
  const ready = streamRuleCompiler()(rule, NAMING);
  return ready.ok ? null : ready.problems[0].message;
}

const NAMING = { id: 'rule', name: 'rule' };

function prepare(rule: Rule, { now }: Pick<RunSettings, 'now'>): Result<ReadyRule> {
  return streamRuleCompiler(now)(rule, NAMING);
}

/** What `match --ids --max-delay all` prints. A rule that says where its events come from is asked about no others; null: its events have names of a pipeline, and no shape. */
function linesOf(rule: ReadyRule, onlooker: Onlooker | null, events: readonly Event[]): readonly string[] {
  const printed: string[] = [];
  const lines = matchLines([rule], (line) => ({ file: null, line }), true);
  const stream = createStream([rule], {
    form: 'any',
    ...(onlooker === null || onlooker.source === null ? {} : { looking: createLooking('auto', [onlooker]) }),
    maxDelay: Infinity,
    keepLines: () => null,
    onMatched: (rules, candidate) => printed.push(...lines.single(rules, candidate)),
    onSeries: (match) => void printed.push(lines.series(match)),
  });
  const written = events.map((event, index) => spell(event, index, rule.textFields ?? []));
  stream.push(new TextEncoder().encode(written.join('')));
  const { events: read } = stream.end();
  if (read !== events.length) throw new Error(`${read} of ${events.length} events were read`);
  return printed;
}

function readBack(lines: readonly string[], count: number): Verdict {
  const matches: NonEmpty<EventId>[] = [];
  for (const line of lines) {
    const { events, line: single }: Printed = JSON.parse(line);
    const ids = (events ?? [{ line: single }]).flatMap((event) => (event === null ? [] : [Number(event.line) - 1]));
    if (!isNonEmpty(ids) || !ids.every((id) => Number.isInteger(id) && id >= 0 && id < count))
      return { status: 'failed', message: 'a line names no events that were given' };
    matches.push(ids);
  }
  return { status: 'answered', matches };
}

interface Printed {
  readonly line?: unknown;
  readonly events?: readonly ({ readonly line?: unknown } | null)[];
}
