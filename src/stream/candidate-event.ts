import type { Event } from '../event/index.ts';
import { rawMembers } from '../source/index.ts';
import type { Hit } from './input/index.ts';

/** An event that some rule may match; text and event may be made when they are asked for, which is before the next bytes come. */
export interface Candidate {
  /** Where the event begins, counted from 1 over all lines of all inputs, blank ones included. */
  readonly lineNumber: number;
  /** Its number among the events of a list that begin on the same line, when it is not the first. */
  readonly entry?: number;
  /** The line as it came, but for its line feed; of JSON over several lines, what holds the event, on one line. */
  readonly text: string;
  readonly event: Event;
  /** What holds the event, when it is not the text itself. */
  readonly within?: { readonly member: string; readonly hit: Hit | null };
  /** The indexes of the rules worth asking about it, ascending. */
  readonly rules: readonly number[];
  /** Whether it has an id of its own, where that is known without its text. Until the next event, of whatever stream. */
  hasId?(): boolean;
  /** Whether it is known of one of its rules that it matches: it need not be asked. Until the next event, of whatever stream. */
  holds?(rule: number): boolean;
  /** Whether one of its rules about single events matches, asked only about leaves that are not known; null: all of it has to be asked. Until the next event, of whatever stream. */
  rest?(rule: number, ask: (leaf: number) => boolean): boolean | null;
  /** What each rule sees of the event when that is not the event as it stands; null: it is none of its events. Until the next event, of whatever stream. */
  seen?(rule: number): Event | null;
}

/** The text of a candidate's event, letter by letter as it came and without its line end. */
export function lineOf({ text, within }: Pick<Candidate, 'text' | 'within'>): string {
  const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
  return within === undefined ? whole : (rawMembers(whole).get(within.member) ?? whole);
}

/** What the id of a candidate's document is told by. */
export type Named = Pick<Candidate, 'text' | 'event' | 'within' | 'hasId'>;

/** The id of a candidate's document: what the hit says, or the event itself; null without. The event is made only where that takes it. */
export function documentId(candidate: Named): string | number | null {
  const id = candidate.within?.hit?.id ?? ((candidate.hasId?.() ?? mayHaveId(candidate.text)) ? ownId(candidate.event) : null);
  return typeof id === 'string' || typeof id === 'number' ? id : null;
}

function ownId(event: Event): unknown {
  return Object.hasOwn(event, '_id') ? event['_id'] : null;
}

/** Whether the text has such a key, as it is or in escapes: looking for it is much quicker than parsing, and few events have one. */
function mayHaveId(text: string): boolean {
  return text.includes('"_id"') || text.includes('\\u');
}
