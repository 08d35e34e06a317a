import type { RunSettings, Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import { isNonEmpty, type NonEmpty } from '../../source/index.ts';
import { type Exports, isFunction } from './module.ts';

/**
 * Runs the matcher of a sequence or sample over all events: the matcher is told to sort them, and to keep what it needs. Each
 * event is pushed with its number, which matches then give back.
 */
export function runMatcher(createMatcher: Exports['default'], events: readonly Event[], settings: RunSettings): Verdict {
  const { maxSamplesPerKey, now } = settings;
  const matcher = createMatcher({ maxDelay: Infinity, maxState: Infinity, maxSamplesPerKey, now });
  const { push, end } = functionsOf(matcher);
  if (push === null || end === null) return failed('the matcher has no functions push and end');
  const found: NonEmpty<EventId>[] = [];
  for (const [index, event] of [...events, null].entries()) {
    const matches = event === null ? end() : push(event, index);
    if (!Array.isArray(matches)) return failed('the matcher does not answer with a list');
    for (const match of matches) {
      const ids = idsOf(match, events.length);
      if (ids === null) return failed('a match is not made of the events that were given');
      found.push(ids);
    }
  }
  return { status: 'answered', matches: found };
}

function failed(message: string): Verdict {
  return { status: 'failed', message };
}

function functionsOf(matcher: unknown): Readonly<Record<'push' | 'end', Exports['default'] | null>> {
  if (typeof matcher !== 'object' || matcher === null) return { push: null, end: null };
  const { push, end }: { readonly push?: unknown; readonly end?: unknown } = matcher;
  return { push: isFunction(push) ? push : null, end: isFunction(end) ? end : null };
}

/** The numbers of the events of a match, what must be missing left out; null for anything else. */
function idsOf(match: unknown, count: number): NonEmpty<EventId> | null {
  if (typeof match !== 'object' || match === null) return null;
  const { events }: { readonly events?: unknown } = match;
  if (!Array.isArray(events)) return null;
  const ids: EventId[] = [];
  for (const id of events) {
    if (id === null) continue;
    if (!Number.isInteger(id) || id < 0 || id >= count) return null;
    ids.push(id);
  }
  return isNonEmpty(ids) ? ids : null;
}
