import type { Event } from '../event/index.ts';
import type { Candidate } from './candidate-event.ts';
import type { LineOffer } from './line-offer.ts';

/** What is known of the line without it being parsed, until the next one: what rules see, and which of them match. */
type Sorted = Pick<LineOffer, 'seen' | 'hasId' | 'holds' | 'rest'>;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A line of which fields are known, and that is decoded and parsed when somebody wants all of it. One is made for each line: it has methods, not functions of its own. */
export class LineCandidate implements Candidate {
  readonly lineNumber: number;
  readonly rules: readonly number[];
  readonly #sorted: Sorted;
  readonly #bytes: Uint8Array;
  readonly #start: number;
  readonly #end: number;
  readonly #parse: (text: string) => Event;
  #text: string | null = null;
  #event: Event | null = null;

  constructor(
    lineNumber: number,
    rules: readonly number[],
    sorted: Sorted,
    bytes: Uint8Array,
    start: number,
    end: number,
    parse: (text: string) => Event,
  ) {
    this.lineNumber = lineNumber;
    this.rules = rules;
    this.#sorted = sorted;
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

  hasId(): boolean {
    return this.#sorted.hasId();
  }

  holds(rule: number): boolean {
    return this.#sorted.holds(rule);
  }

  rest(rule: number, ask: (leaf: number) => boolean): boolean | null {
    return this.#sorted.rest(rule, ask);
  }

  seen(rule: number): Event {
    return this.#sorted.seen[rule] ?? this.event;
  }
}
