import type { Event } from '../event/index.ts';
import type { Candidate } from './candidate-event.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A line of which fields are known, and that is decoded and parsed when somebody wants all of it. One is made for each line: it has methods, not functions of its own. */
export class LineCandidate implements Candidate {
  readonly lineNumber: number;
  readonly rules: readonly number[];
  readonly #known: readonly (Event | null)[];
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  readonly #parse: (text: string) => Event;
  #text: string | null = null;
  #event: Event | null = null;

  /** `known`: what rules see of the line without it being parsed. */
  constructor(
    lineNumber: number,
    rules: readonly number[],
    known: readonly (Event | null)[],
    bytes: Uint8Array,
    start: number,
    end: number,
    parse: (text: string) => Event,
  ) {
    this.lineNumber = lineNumber;
    this.rules = rules;
    this.#known = known;
    this.#bytes = bytes;
    this.#start = start;
    this.#end = end;
    this.#parse = parse;
  }

  get text(): string {
    this.#text ??= decoder.decode(this.#bytes.subarray(this.#start, this.#end));
    return this.#text;
  }

  get event(): Event {
    this.#event ??= this.#parse(this.text);
    return this.#event;
  }

  seen(rule: number): Event {
    return this.#known[rule] ?? this.event;
  }
}
