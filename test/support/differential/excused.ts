import type { Event } from '../../../src/event/index.ts';
import type { Difference } from './compare.ts';

/** A known shortcoming of one engine: which of its differences it explains. To be deleted with the mend. */
interface Excuse {
  readonly engine: string;
  readonly reason: string;
  readonly explains: (difference: Difference, event: string) => boolean;
}

const LARGE = /1e\+19|2e\+19|1e\+21|1e\+39|1e\+308|65520|70000|16777217|123456\.789|\d{10,}/;

/** Of the evaluator of query DSL, from a comparison with OpenSearch 2.19.1 and with the oracle. */
export const EXCUSED: readonly Excuse[] = [
  {
    engine: 'query-dsl',
    reason: 'a number that overflows `float` or `half_float`, and the string of 2^63 in a `long`, is kept as a value',
    explains: ({ query }, event) => /\b(?:f|h|n|nz)\b/.test(query) && LARGE.test(event),
  },
  {
    engine: 'query-dsl',
    reason:
      'a date without month or day is rounded up to the end of the year or month, and `date_nanos` takes years before 1970 and after 2262',
    explains: ({ query }) => /\b(?:ts|ns)\b/.test(query),
  },
  {
    engine: 'query-dsl',
    reason: '`::10.1.2.3` is read as `::ffff:10.1.2.3`',
    explains: ({ query }, event) => /\bip\b/.test(query) && event.includes('"::10.1.2.3"'),
  },
  {
    engine: 'query-dsl',
    reason: 'a key under a flattened field takes the values of the keys below it for its own',
    explains: ({ query }, event) => /\bfl\.k\b/.test(query) && event.includes('{"x":'),
  },
  {
    engine: 'query-dsl',
    reason: 'half of a surrogate pair orders behind U+FFFF',
    explains: ({ query }, event) => /[<>]/.test(query) && /\\ud[89a-f]/.test(event),
  },
  {
    engine: 'query-dsl',
    reason: 'Integer.toHexString, which Painless allows, is not on its list of methods',
    explains: ({ event, reason }) => event === null && reason.includes('toHexString'),
  },
];

/** The reason why a difference is known, or null. */
export function excuseFor(difference: Difference): string | null {
  const event = textOf(difference.event);
  const excuse = EXCUSED.find(({ engine, explains }) => engine === difference.engine && explains(difference, event));
  return excuse?.reason ?? null;
}

function textOf(event: Event | null): string {
  return event === null ? '' : JSON.stringify(event);
}
