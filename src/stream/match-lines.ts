import { printableJson } from '../source/index.ts';
import { type Candidate, documentId } from './candidate-event.ts';
import type { LineMatch } from './matcher.ts';
import type { SeriesEvent, SeriesMatch } from './series.ts';

/** Where a line is; `file` is null when there is but one. */
export interface LinePlace {
  readonly file: string | null;
  /** Counted from 1 in its file. */
  readonly line: number;
}

/** How matches become lines of output. */
interface MatchLines {
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
 * they came from and their `_id` instead. `placeOf` knows the lines of a stream, counted from 1.
 */
export function matchLines(rules: readonly Named[], placeOf: (lineNumber: number) => LinePlace, ids: boolean): MatchLines {
  const labels = rules.map(({ id, name }) => printableJson({ id, name }));

  /** `"file":"a.ndjson","line":3`; the file only where there are several, the entry only where others begin on its line. */
  function place({ lineNumber, entry }: Pick<LineMatch, 'lineNumber' | 'entry'>): string {
    const { file, line } = placeOf(lineNumber);
    const inFile = file === null ? '' : `"file":${printableJson(file)},`;
    return `${inFile}"line":${line}${entry === undefined ? '' : `,"entry":${entry}`}`;
  }

  function eventOf(event: SeriesEvent | null): string {
    if (event === null) return 'null';
    const { line } = event;
    if (!ids && line !== null) return line.trim();
    return `{${place(event)}${line === null ? '' : `,${line}`}}`;
  }

  return {
    single(match) {
      const event = ids ? idOf(match) : `${hitPlace(match)},"event":${match.line.trim()}`;
      return match.rules.map((rule) => `{"rule":${labels[rule]},${place(match)}${event}}\n`);
    },
    series: ({ rule, keys, events }) =>
      `{"rule":${labels[rule]},"keys":${printableJson(keys)},"events":[${events.map(eventOf).join(',')}]}\n`,
  };
}

/** What is kept of an event that is named by its place: `"_id":"a1"`, or null for one that carries no id. */
export function onlyId(candidate: Pick<Candidate, 'text' | 'event' | 'within'>): string | null {
  const id = documentId(candidate);
  return id === null ? null : `"_id":${printableJson(id)}`;
}

function idOf(match: LineMatch): string {
  const { line, hit } = match;
  const member = onlyId({
    text: line,
    // Parsed only where it is needed.
    get event() {
      return match.event;
    },
    ...(hit === undefined ? {} : { within: { member: hit.inside, hit } }),
  });
  return member === null ? '' : `,${member}`;
}

/** Where the document is, which its event does not say. */
function hitPlace({ hit }: LineMatch): string {
  if (hit === undefined) return '';
  const { index, id } = hit;
  return `${index === null ? '' : `,"_index":${printableJson(index)}`}${id === null ? '' : `,"_id":${printableJson(id)}`}`;
}
