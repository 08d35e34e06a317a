import type { Key } from './keys.ts';
import type { Placed } from './placed.ts';
import { keysTaken, type Step } from './steps.ts';
import type { Trouble } from './trouble.ts';

/** Events that follow one another under one key; at the end one for each item that is not missing. */
export interface Chain {
  readonly key: Key;
  readonly events: readonly Placed[];
}

/** The instants of the events that must not be there, by key, and after how many events of the sequence they would stand. */
export interface Missing {
  readonly after: number;
  readonly instants: ReadonlyMap<string, readonly bigint[]>;
}

const MILLISECOND = 1_000_000n;

/** Collects, for each item that must be missing, the events that it takes. */
export function readMissing(steps: readonly Step[], events: readonly Placed[], trouble: Trouble): readonly Missing[] {
  return steps.flatMap((step, index) => {
    if (!step.missing) return [];
    const instants = new Map<string, bigint[]>();
    for (const placed of events) {
      for (const key of keysTaken(step, placed, trouble)) {
        const known = instants.get(key.name) ?? [];
        known.push(milliseconds(placed));
        instants.set(key.name, known);
      }
    }
    return [{ after: steps.slice(0, index).filter((earlier) => !earlier.missing).length, instants }];
  });
}

/** Whether a sequence of positive items stands with nothing where it must not be (eql-semantics 10.5). Times count in whole milliseconds. */
export function accepts({ key, events }: Chain, missing: readonly Missing[], maxspan: bigint | null, trouble: Trouble): boolean {
  const [first, last] = [events[0], events.at(-1)];
  if (missing.length === 0 || first === undefined || last === undefined) return true;
  // The values of the key become queries for terms, which null is not.
  if (key.values.includes(null)) trouble.say('a key is null, under which no missing event can be looked for: the search fails');
  const hitsOf = ({ instants }: Missing): readonly bigint[] => instants.get(key.name) ?? [];
  trouble.budget.left -= missing.reduce((sum, item) => sum + hitsOf(item).length, 0);
  if (trouble.budget.left < 0) trouble.say('the events take more work than is allowed');
  if (trouble.budget.left < 0) return false;
  const leading = missing.filter(({ after }) => after === 0);
  const trailing = missing.filter(({ after }) => after === events.length);
  const middle = missing.filter((item) => !leading.includes(item) && !trailing.includes(item));
  if (middle.some((item) => hitsOf(item).some((hit) => isBetween(hit, events[item.after - 1], events[item.after])))) return false;
  const start = milliseconds(first);
  const end = milliseconds(last);
  const before = latest(leading.flatMap(hitsOf).filter((hit) => hit < start));
  const behind = earliest(trailing.flatMap(hitsOf).filter((hit) => hit > end));
  const span = (maxspan ?? 0n) / MILLISECOND;
  if (leading.length > 0 && trailing.length > 0) return before === null || behind === null || behind - before > span;
  if (leading.length > 0) return before === null || end - before > span;
  return trailing.length === 0 || behind === null || behind - start > span;
}

function isBetween(instant: bigint, previous: Placed | undefined, next: Placed | undefined): boolean {
  return previous !== undefined && next !== undefined && milliseconds(previous) < instant && instant < milliseconds(next);
}

function latest(instants: readonly bigint[]): bigint | null {
  return instants.reduce<bigint | null>((best, instant) => (best === null || instant > best ? instant : best), null);
}

function earliest(instants: readonly bigint[]): bigint | null {
  return instants.reduce<bigint | null>((best, instant) => (best === null || instant < best ? instant : best), null);
}

function milliseconds({ nanos }: Placed): bigint {
  const value = nanos ?? 0n;
  return (value - (((value % MILLISECOND) + MILLISECOND) % MILLISECOND)) / MILLISECOND;
}
