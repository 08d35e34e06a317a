/** What is to be matched, as far as it decides how many threads do. */
interface Load {
  /** To be read, as they are packed; null: nobody knows, as of a pipe. */
  readonly bytes: number | null;
  readonly rules: number;
  /** Whether some rule is about several events: what threads find for it is put in order by one. */
  readonly hasSeries: boolean;
}

/**
 * So many bytes are worth threads. Each of them has to load this program, compile conditions and learn of events: half a second, of hundreds of
 * rules, in which one thread matches some hundred megabytes.
 */
const WORTH_THREADS = 1_000_000_000;
/** Fewer rules are matched as quickly as a file is read: parts of it are handed to threads in no less time. */
const FEWEST_RULES = 50;
/** Reading for more than these, and printing what they find, takes one core. */
const MOST_UNASKED = 8;

/** How many threads match. `asked`: by the user. */
export function threadsFor(asked: number | undefined, { bytes, rules, hasSeries }: Load, cores: number): number {
  if (asked !== undefined) return asked;
  const isWorth = bytes !== null && bytes >= WORTH_THREADS && rules >= FEWEST_RULES && !hasSeries;
  return isWorth ? Math.min(cores, MOST_UNASKED) : 1;
}
