import type { Event } from '../event/index.ts';
import type { LineMatch, SeriesEvent, SeriesMatch } from '../stream/index.ts';
import type { Inputs } from './match-input.ts';

/** How matches become lines of output. */
export interface MatchLines {
  /** A line for each rule that an event matches. */
  single(match: LineMatch): readonly string[];
  series(match: SeriesMatch): string;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * Prepares the lines: events stand in them as they came, so that no number or escape of them changes; with `ids`, by where
 * they came from and their `_id` instead.
 */
export function matchLines(rules: readonly Named[], inputs: Inputs, ids: boolean): MatchLines {
  const labels = rules.map(({ id, name }) => JSON.stringify({ id, name }));

  /** `"file":"a.ndjson","line":3`; the file only where there are several. */
  function place(lineNumber: number): string {
    const { file, line } = inputs.placeOf(lineNumber);
    return file === null ? `"line":${line}` : `"file":${JSON.stringify(file)},"line":${line}`;
  }

  function reference({ lineNumber, line }: SeriesEvent): string {
    return `{${place(lineNumber)}${idMember(line)}}`;
  }

  function eventOf(event: SeriesEvent | null): string {
    if (event === null) return 'null';
    return ids ? reference(event) : (event.line?.trim() ?? reference(event));
  }

  return {
    single({ rules: matched, lineNumber, line }) {
      const event = ids ? idMember(line) : `,"event":${line.trim()}`;
      return matched.map((rule) => `{"rule":${labels[rule]},${place(lineNumber)}${event}}\n`);
    },
    series: ({ rule, keys, events }) =>
      `{"rule":${labels[rule]},"keys":${JSON.stringify(keys)},"events":[${events.map(eventOf).join(',')}]}\n`,
  };
}

/** Of an event that is named by its id no more need be kept. */
export function onlyId({ event }: { readonly event: Event }): string | null {
  const id = Object.hasOwn(event, '_id') ? event['_id'] : null;
  return typeof id === 'string' || typeof id === 'number' ? JSON.stringify({ _id: id }) : null;
}

/** `,"_id":"a1"` for an event that carries the id of its document. */
function idMember(line: string | null): string {
  if (line === null) return '';
  const event: unknown = JSON.parse(line);
  if (typeof event !== 'object' || event === null || !Object.hasOwn(event, '_id')) return '';
  const id: unknown = Object.getOwnPropertyDescriptor(event, '_id')?.value;
  return typeof id === 'string' || typeof id === 'number' ? `,"_id":${JSON.stringify(id)}` : '';
}
