import { OPEN_BRACE, QUOTE, SPACE } from '../bytes.ts';

/** What an object could be by its first key: a look at a few bytes, so that events need no more. */
type Guess = 'action' | 'response' | null;

const ACTIONS: ReadonlySet<string> = new Set(['create', 'delete', 'index', 'update']);
const RESPONSES: ReadonlySet<string> = new Set([
  ...['took', 'timed_out', 'is_partial', 'is_running', 'hits', '_shards', '_scroll_id', 'pit_id', 'num_reduce_phases'],
  ...['id', 'response', 'rawResponse', 'responses', '_clusters', 'aggregations', 'status', 'completion_time_in_millis'],
]);
/** First keys of objects that may be no events. */
export const FIRST_KEYS: readonly string[] = [...ACTIONS, ...RESPONSES];
const LONGEST = Math.max(...[...ACTIONS, ...RESPONSES].map((key) => key.length));
/** For each byte, whether such a key begins with it. */
const FIRST_LETTERS = Uint8Array.from({ length: 256 }, (_, byte) =>
  [...ACTIONS, ...RESPONSES].some((key) => key.charCodeAt(0) === byte) ? 1 : 0,
);

/** Where lines are events whatever their first key is. */
const NO_LETTERS = new Uint8Array(256);

/** For each byte, whether a line may be no event when its first key begins with it. */
export function leadingLetters(anyForm: boolean): Uint8Array {
  return anyForm ? FIRST_LETTERS : NO_LETTERS;
}

/** `start` is where the text of a JSON object begins. */
export function guessByFirstKey(bytes: Uint8Array, start: number): Guess {
  let at = skipBlanks(bytes, start);
  if (bytes[at] !== OPEN_BRACE) return null;
  at = skipBlanks(bytes, at + 1);
  if (bytes[at] !== QUOTE || FIRST_LETTERS[bytes[at + 1] ?? 0] !== 1) return null;
  let key = '';
  for (at++; bytes[at] !== QUOTE; at++) {
    if (key.length === LONGEST) return null;
    key += String.fromCharCode(bytes[at] ?? QUOTE);
  }
  return ACTIONS.has(key) ? 'action' : RESPONSES.has(key) ? 'response' : null;
}

function skipBlanks(bytes: Uint8Array, start: number): number {
  let at = start;
  while ((bytes[at] ?? QUOTE) <= SPACE) at++;
  return at;
}
