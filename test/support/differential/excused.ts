import type { Event } from '../../../src/event/index.ts';
import { BAD_FORMATTED } from './values.ts';

/** An engine that answers otherwise than the oracle for an event; null: it gave no answer. */
interface Answered {
  readonly engine: string;
  readonly query: string;
  readonly event: Event | null;
}

/** A known shortcoming of one engine: which of its differences it explains. To be deleted with the mend. */
interface Excuse {
  readonly engine: string;
  readonly reason: string;
  readonly explains: (difference: Answered, event: string) => boolean;
}

export const EXCUSED: readonly Excuse[] = [
  {
    engine: 'sigma',
    // An index would have refused the event, so that the engine need not read the format.
    reason: 'takes a value that a format does not read for a date',
    explains: ({ query }, event) =>
      /\b(day|p\.sec|fine)\b/.test(query) && BAD_FORMATTED.some((text) => event.includes(JSON.stringify(text))),
  },
];

/** The reason why a difference is known, or null. */
export function excuseFor(difference: Answered): string | null {
  const event = JSON.stringify(difference.event);
  const excuse = EXCUSED.find(({ engine, explains }) => engine === difference.engine && explains(difference, event));
  return excuse?.reason ?? null;
}
