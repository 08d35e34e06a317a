import type { Event } from '../src/event/index.ts';

/** An event together with what a rule should say of it, known from how the event was made. */
export interface LabelledEvent {
  readonly event: Event;
  /** `malicious` exactly when the rule should match: the event was made to show what the rule hunts. */
  readonly label: 'malicious' | 'benign';
  /** Whether the rule should match, by construction. */
  readonly expected: boolean;
  /** How it was made: the name of the scenario or of the near miss. */
  readonly recipe: string;
  /** For an event one step away from the rule's edge, on either side of it: the condition it probes; else null. */
  readonly nearMiss: string | null;
}

/** An event of a stream for a rule over several events. It is `malicious` when it takes part in a match that the rule should find. */
export interface LabelledStreamEvent extends LabelledEvent {
  /** The timeline it was made for, counted from 1; null for an ordinary event that belongs to none. */
  readonly timeline: number | null;
  /** The matches it takes part in, counted from 1 over the whole stream. Where a sample may choose among events, one choice is told. */
  readonly matches: readonly number[];
}

/** The top-level key that carries the label in NDJSON. No rule refers to it, so `match` reads the lines as plain events. */
const LABEL_KEY = 'eqlibrium';

/** What stands under `eqlibrium` in a line. */
interface LineLabel {
  readonly expected: boolean;
  readonly label: 'malicious' | 'benign';
  readonly recipe: string;
  readonly nearMiss: string | null;
  /** Of a stream for a rule over several events. */
  readonly timeline?: number | null;
  readonly matches?: readonly number[];
}

/** One line of NDJSON without its line end: the event itself with its label under the key `eqlibrium`, which comes last. */
export function toNdjsonLine(labelled: LabelledEvent | LabelledStreamEvent): string {
  const { expected, label, recipe, nearMiss } = labelled;
  const series = 'timeline' in labelled ? { timeline: labelled.timeline, matches: [...labelled.matches] } : {};
  const mark = { expected, label, recipe, nearMiss, ...series } satisfies LineLabel;
  return JSON.stringify({ ...labelled.event, [LABEL_KEY]: mark });
}
