/** So many bytes, asked about one rule, are worth threads: each of them has to load this program and make all rules ready. */
const WORTH_THREADS = 2_000_000_000;
/** Reading for more than these, and printing what they find, takes one core. */
const MOST_UNASKED = 8;

/** How many threads match. `asked`: by the user; `bytes` to be read, as they are packed; null: nobody knows, as of a pipe. */
export function threadsFor(asked: number | undefined, bytes: number | null, rules: number, cores: number): number {
  if (asked !== undefined) return asked;
  return bytes !== null && bytes * rules >= WORTH_THREADS ? Math.min(cores, MOST_UNASKED) : 1;
}
