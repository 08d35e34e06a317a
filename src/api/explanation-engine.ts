import type { Engine, RunSettings, Verdict } from '../contract/index.ts';
import { explain, explainTimeline } from '../engines/index.ts';
import type { Event, EventId } from '../event/index.ts';
import type { Query } from '../languages/eql/index.ts';
import { isNonEmpty } from '../source/index.ts';

/** What `explain` says of events, as an engine: an explanation that comes to another end than the oracle explains nothing. */
export function explanationEngine(query: Query): Engine<'eql'> {
  return {
    name: 'explain',
    runs: 'eql',
    byConstruction: 'it tells what the oracle reads',
    receipt: async () => 'explain of this process',
    load: async (events, settings) => ({ run: async () => answer(query, events, settings), close: async () => undefined }),
  };
}

function answer(query: Query, events: readonly Event[], settings: RunSettings): Verdict {
  const matches = query.body.kind === 'event' && query.pipes.length === 0 ? ofEvents() : ofTimeline();
  if (typeof matches === 'string') return { status: 'unsupported', reason: matches };
  return { status: 'answered', matches: matches.filter(isNonEmpty) };

  function ofEvents(): readonly (readonly EventId[])[] | string {
    const explained = events.map((event) => explain(query, event, settings));
    const [silent] = explained.flatMap((one) => (one.kind === 'none' ? [one.reason] : []));
    return silent ?? explained.flatMap((one, id) => (one.kind === 'event' && one.matches ? [[id]] : []));
  }

  function ofTimeline(): readonly (readonly EventId[])[] | string {
    const explained = explainTimeline(query, events, settings);
    if (explained.kind === 'none') return explained.reason;
    // A timeline tells the matches before the pipes choose among them; those of a sample do not.
    const pipes = query.body.kind === 'sample' ? [] : query.pipes;
    return pipes.reduce(
      (left, { name, count }) => (name === 'head' ? left.slice(0, count) : left.slice(Math.max(0, left.length - count))),
      explained.matches,
    );
  }
}
