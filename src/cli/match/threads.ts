/**
 * So many bytes are worth threads. Each of them has to load this program, make all rules ready and learn of events: a second, of hundreds of rules,
 * in which one thread matches some hundred megabytes.
 */
const WORTH_THREADS = 1_000_000_000;
/** Reading for more than these, and printing what they find, takes one core. */
const MOST_UNASKED = 8;

/** How many threads match. `asked`: by the user; `bytes` to be read, as they are packed; null: nobody knows, as of a pipe. */
export function threadsFor(asked: number | undefined, bytes: number | null, cores: number): number {
  if (asked !== undefined) return asked;
  return bytes !== null && bytes >= WORTH_THREADS ? Math.min(cores, MOST_UNASKED) : 1;
}
