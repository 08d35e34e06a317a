import groupBy from 'lodash/groupBy.js';
import type { RunSettings } from '../../../contract/index.ts';
import type { Event, EventId } from '../../../event/index.ts';
import type { Query, SampleQuery, SequenceQuery } from '../../../languages/eql/ast.ts';
import type {
  EventOnTimeline,
  ExplainedOutcome,
  ExplainedTurn,
  NoExplanation,
  TimelineExplanation,
} from '../../../report/index.ts';
import { readAround } from '../around/index.ts';
import { EVENT_BUDGET } from '../judge.ts';
import { inOrderOfTime, type Placed } from '../placed.ts';
import { readSample } from '../sample.ts';
import type { Scope } from '../scope.ts';
import { readSequence } from '../sequence.ts';
import type { Outcome, Turn } from '../trace.ts';
import { javaText } from '../value.ts';
import { explainItems, explainUntil } from './explain.ts';
import { shown } from './values.ts';

/** The work allowed for the machine over all events together. */
const TIMELINE_BUDGET = 10 * EVENT_BUDGET;

/**
 * Explains what the oracle makes of several events: which item takes which, what becomes of each in the order of time, and
 * the matches. Rules over single events have a timeline when pipes choose among them. Never throws.
 */
export function explainTimeline(
  query: Query,
  events: readonly Event[],
  settings: RunSettings,
): TimelineExplanation | NoExplanation {
  const { pipes } = query;
  const body = severalOf(query);
  if (body === null) return { kind: 'none', reason: 'a rule over single events has no timeline' };
  const problems: string[] = [];
  const scope: Scope = { settings, refuse: (reason) => problems.push(reason) };
  const trouble = { say: (message: string) => problems.push(message), budget: { left: TIMELINE_BUDGET } };
  const admits = readAround(scope);
  // What filters and exceptions leave out is not there for the query, and has no place on its timeline.
  const placed = inOrderOfTime(events, settings).filter(({ event }) => admits({ event, budget: trouble.budget }));
  // Events without a place are shown for what they are; the machine would fail on them.
  const known = body.kind === 'sample' ? placed : placed.filter(({ nanos }) => nanos !== null);
  const turns: Turn[] = [];
  const matches =
    body.kind === 'sample'
      ? readSample(body, scope)(known, trouble)
      : readSequence(body, scope)(known, trouble, (turn) => turns.push(turn)).map((chain) => chain.events);
  const byEvent = groupBy(turns, ({ event }) => event);
  const explained = placed.map((one): EventOnTimeline => {
    const subject = { event: one.event, budget: { left: EVENT_BUDGET } };
    const items = explainItems(body.items, body.by, subject, scope);
    const until = body.kind === 'sample' || body.until === null ? null : explainUntil(body.until, body.by, subject, scope);
    if (subject.budget.left < 0) problems.push(`event ${one.id} takes more work than is allowed`);
    return { event: one.id, ...timeOf(one), items, until, turns: (byEvent[one.id] ?? []).map(explainTurn) };
  });
  if (problems.length > 0) return { kind: 'none', reason: [...new Set(problems)].join('; ') };
  return {
    kind: 'timeline',
    of: query.body.kind,
    maxspan: body.kind === 'sample' ? null : (body.maxspan?.milliseconds ?? null),
    piped: pipes.length > 0,
    matches: matches.map((match) => match.map(({ id }): EventId => id)),
    events: body.kind === 'sample' ? explained.sort((one, other) => one.event - other.event) : explained,
  };
}

/** What is asked of several events; pipes choose among single events as among sequences of one (eql-semantics 10.7). */
function severalOf({ body, pipes }: Query): SequenceQuery | SampleQuery | null {
  if (body.kind !== 'event') return body;
  if (pipes.length === 0) return null;
  const { category, condition, span } = body;
  const item = { kind: 'item', span, missing: false, category, condition, by: [], runs: null } as const;
  return { kind: 'sequence', span, by: [], maxspan: null, items: [item], until: null };
}

function timeOf({ nanos }: Placed): Pick<EventOnTimeline, 'time' | 'at'> {
  if (nanos === null) return { time: null, at: null };
  return { time: javaText({ kind: 'instant', nanos }), at: Number(nanos) / 1e6 };
}

function explainTurn({ item, key, outcome }: Turn): ExplainedTurn {
  return { item, key: key.values.map((value) => (value === null ? null : shown(value))), outcome: explainOutcome(outcome) };
}

function explainOutcome(outcome: Outcome): ExplainedOutcome {
  if (outcome.kind !== 'too late') return outcome;
  return { kind: outcome.kind, chain: outcome.chain, milliseconds: Number(outcome.nanos) / 1e6 };
}
