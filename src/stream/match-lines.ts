import { printableJson } from '../source/index.ts';
import { type Candidate, documentId, lineOf, type Named } from './candidate-event.ts';
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
  single(rules: readonly number[], candidate: Candidate): readonly string[];
  series(match: SeriesMatch): string;
}

interface RuleNames {
  readonly id: string;
  readonly name: string;
}

/**
 * Prepares the lines: events stand in them as they came, so that no number or escape of them changes; with `ids`, by where
 * they came from and their `_id` instead. `placeOf` knows the lines of a stream, counted from 1.
 */
export function matchLines(names: readonly RuleNames[], placeOf: (lineNumber: number) => LinePlace, ids: boolean): MatchLines {
  const labels = names.map(({ id, name }) => printableJson({ id, name }));

  /** `"file":"a.ndjson","line":3`; the file only where there are several, the entry only where others begin on its line. */
  function place({ lineNumber, entry }: Pick<Candidate, 'lineNumber' | 'entry'>): string {
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
    single(rules, candidate) {
      const event = ids ? idOf(candidate) : `${hitPlace(candidate)},"event":${lineOf(candidate).trim()}`;
      const rest = `${place(candidate)}${event}}\n`;
      return rules.map((rule) => `{"rule":${labels[rule]},${rest}`);
    },
    series: ({ rule, keys, events }) =>
      `{"rule":${labels[rule]},"keys":${printableJson(keys)},"events":[${events.map(eventOf).join(',')}]}\n`,
  };
}

/** What is kept of an event that is named by its place: `"_id":"a1"`, or null for one that carries no id. */
export function onlyId(candidate: Named): string | null {
  const id = documentId(candidate);
  return id === null ? null : `"_id":${printableJson(id)}`;
}

function idOf(candidate: Named): string {
  const member = onlyId(candidate);
  return member === null ? '' : `,${member}`;
}

/** Where the document is, which its event does not say. */
function hitPlace({ within }: Candidate): string {
  if (within === undefined || within.hit === null) return '';
  const { index, id } = within.hit;
  return `${index === null ? '' : `,"_index":${printableJson(index)}`}${id === null ? '' : `,"_id":${printableJson(id)}`}`;
}
