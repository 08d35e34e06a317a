import type { Event } from '../../event/index.ts';
import { type BadLine, createEventReader } from '../../stream/index.ts';
import type { Host } from '../host/host.ts';

/** An event and the line it begins on, counted from 1. */
export interface FoundEvent {
  readonly line: number;
  readonly event: Event;
}

/** What of an input is wanted. */
export interface Wanted {
  /** So many events at most. */
  readonly most: number;
  /** Those that begin on this line only; null: on any. */
  readonly line: number | null;
  /** Fields under which numbers count with their digits as they are written. */
  readonly textFields: readonly string[];
}

interface FoundEvents {
  readonly events: readonly FoundEvent[];
  readonly badLines: readonly BadLine[];
  /** Lines that were read. */
  readonly lines: number;
}

/** Reads events as `match` does: what it takes for an event, and on which line, is the same. Reads no further than it must. */
export async function readEvents(input: string, { most, line, textFields }: Wanted, host: Host): Promise<FoundEvents> {
  const events: FoundEvent[] = [];
  let reached = 0;
  const reader = createEventReader([{ facts: null, textFields }], { form: 'any' }, ({ lineNumber, event }) => {
    reached = lineNumber;
    if (events.length < most && (line === null || lineNumber === line)) events.push({ line: lineNumber, event });
  });
  for await (const chunk of host.readChunks(input)) {
    reader.push(chunk);
    if (events.length >= most || (line !== null && reached > line)) break;
  }
  const { badLines, lines } = reader.end();
  return { events, badLines, lines };
}
