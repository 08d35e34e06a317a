import { type Engine, type RunSettings, remembering, type Unanswered, type Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import type { Pipe, Query } from '../../languages/eql/ast.ts';
import { parseEql } from '../../languages/eql/index.ts';
import { isNonEmpty, source } from '../../source/index.ts';
import { readAround } from './around/index.ts';
import { EVENT_BUDGET, readEventQuery } from './judge.ts';
import { inOrderOfTime, type Placed } from './placed.ts';
import { readSample } from './sample.ts';
import type { Scope } from './scope.ts';
import { readSequence } from './sequence.ts';
import type { Trouble } from './trouble.ts';

/**
 * The oracle: reads EQL literally, by the language's description alone, slowly and obviously. Single events are answered
 * in the order of the input, with pipes in the order of time; sequences in the order of their last event, without a place
 * for missing events; samples in the order of their keys. There is no default size.
 */
export const oracle: Engine<'eql'> = {
  name: 'oracle',
  runs: 'eql',
  receipt: async () => 'oracle 1',
  load: async (events, settings) => ({
    run: async (text) => run(text, events, settings),
    close: async () => undefined,
  }),
};

/** The work allowed for all events of a sequence or a sample together. */
const RUN_BUDGET = 10 * EVENT_BUDGET;

function run(text: string, events: readonly Event[], settings: RunSettings): Verdict {
  const search = readText(text, settings);
  if (typeof search !== 'function') return search;
  const problems: string[] = [];
  const unanswered: Unanswered[] = [];
  const trouble = { say: (message: string) => problems.push(message), budget: { left: RUN_BUDGET } };
  const found = search(events, trouble, (one) => unanswered.push(one));
  const [message] = problems;
  if (message !== undefined) return { status: 'failed', message };
  const matches = found.map((match): readonly EventId[] => match.map(({ id }) => id)).filter(isNonEmpty);
  return { status: 'answered', matches, ...(unanswered.length === 0 ? {} : { unanswered }) };
}

const readText = remembering(
  (text: string, settings: RunSettings): Search | Exclude<Verdict, { readonly status: 'answered' }> => {
    const parsed = parseEql(source(text, 'rule'));
    if (!parsed.ok) return { status: 'failed', message: parsed.problems.map((problem) => problem.message).join('; ') };
    const refusals: string[] = [];
    const search = readSearch(parsed.value, { settings, refuse: (reason) => refusals.push(reason) });
    return refusals.length > 0 ? { status: 'unsupported', reason: refusals.join('; ') } : search;
  },
);

type Match = readonly Pick<Placed, 'id'>[];
type Search = (events: readonly Event[], trouble: Trouble, leaveOpen: (one: Unanswered) => void) => readonly Match[];

function readSearch({ body, pipes }: Query, scope: Scope): Search {
  const { settings } = scope;
  switch (body.kind) {
    case 'event': {
      const check = readEventQuery(body, scope);
      return (events, trouble, leaveOpen) => {
        const candidates = pipes.length === 0 ? events.map((event, id) => ({ event, id })) : inOrderOfTime(events, settings);
        const matching = candidates.filter(({ event, id }) => {
          const budget = { left: EVENT_BUDGET };
          const matches = check({ event, budget });
          if (budget.left >= 0) return matches;
          const reason = `event ${id} takes more work than is allowed`;
          // Pipes count matches, so with them every event decides.
          if (pipes.length > 0) trouble.say(reason);
          else leaveOpen({ id, reason });
          return false;
        });
        return piped(
          matching.map((event) => [event]),
          pipes,
        );
      };
    }
    case 'sequence': {
      const find = readSequence(body, scope);
      const seen = seenAmong(scope);
      return (events, trouble) => {
        const chains = find(seen(inOrderOfTime(events, settings), trouble), trouble);
        return piped(
          chains.map((chain) => chain.events),
          pipes,
        );
      };
    }
    case 'sample': {
      // Pipes after a sample are ignored (eql-semantics 10.6).
      const find = readSample(body, scope);
      const seen = seenAmong(scope);
      return (events, trouble) => find(seen(inOrderOfTime(events, settings), trouble), trouble);
    }
  }
}

/** The events that the query sees: what filters and exceptions leave out is not there for it (eql-semantics 13.1). */
function seenAmong(scope: Scope): (events: readonly Placed[], trouble: Trouble) => readonly Placed[] {
  const admits = readAround(scope);
  return (events, { budget }) => events.filter(({ event }) => admits({ event, budget }));
}

/** Each pipe keeps the first or the last of what the one before it left (eql-semantics 10.7). */
function piped(matches: readonly Match[], pipes: readonly Pipe[]): readonly Match[] {
  return pipes.reduce(
    (left, { name, count }) => (name === 'head' ? left.slice(0, count) : left.slice(Math.max(0, left.length - count))),
    matches,
  );
}
