import type { EventId } from '../../event/index.ts';
import type { SequenceQuery } from '../../languages/eql/ast.ts';
import { accepts, type Chain, readMissing } from './absence.ts';
import { compareKeys, type Key } from './keys.ts';
import { instantOf, type Placed } from './placed.ts';
import type { Scope } from './scope.ts';
import { keysTaken, readSteps, readUntil, type Step } from './steps.ts';
import { type Outcome, type Trace, untraced } from './trace.ts';
import type { Trouble } from './trouble.ts';

/** What is kept for one key: unfinished chains by the number of events they have (minus one), and the latest `until`. */
interface Track {
  readonly open: Chain[][];
  until: Placed | null;
}

/** Finds all sequences, in the order of their last event, then of their key (eql-semantics 10.7). */
type SequenceFinder = (events: readonly Placed[], trouble: Trouble, trace?: Trace) => readonly Chain[];

/** Reads a sequence into something that finds it among events in the order of time. */
export function readSequence(query: SequenceQuery, scope: Scope): SequenceFinder {
  const steps = readSteps(query.items, query.by, scope);
  const until = query.until === null ? null : readUntil(query.until, query.by, scope);
  const maxspan = query.maxspan === null ? null : BigInt(query.maxspan.milliseconds) * 1_000_000n;
  const positive = steps.filter((step) => !step.missing);
  return (events, trouble, trace = untraced) => {
    const complete = runMachine({ steps: positive, until, maxspan }, events, trouble, trace);
    const missing = readMissing(steps, events, trouble);
    return complete.filter((found) => {
      const accepted = accepts(found, missing, maxspan, trouble);
      const outcome: Outcome = { kind: accepted ? 'completes' : 'spoilt', chain: idsOf(found) };
      trace({ event: lastOf(found).id, item: positive.at(-1)?.item ?? 0, key: found.key, outcome });
      return accepted;
    });
  };
}

/** The positive items, runs written out, and what ends their sequences; `maxspan` in nanoseconds. */
interface Machine {
  readonly steps: readonly Step[];
  readonly until: Step | null;
  readonly maxspan: bigint | null;
}

function runMachine(
  { steps, until, maxspan }: Machine,
  events: readonly Placed[],
  trouble: Trouble,
  trace: Trace,
): readonly Chain[] {
  const tracks = new Map<string, Track>();
  const complete: Chain[] = [];
  const trackOf = (key: Key): Track => {
    const track = tracks.get(key.name) ?? { open: steps.map(() => []), until: null };
    tracks.set(key.name, track);
    return track;
  };
  for (const placed of events) {
    const ended: Chain[] = [];
    // Items that run several times are the same step.
    const keys = new Map(Array.from(new Set(steps), (step) => [step, keysTaken(step, placed, trouble)]));
    for (const [stage, step] of steps.entries()) {
      for (const key of keys.get(step) ?? []) {
        const tell = (outcome: Outcome): void => trace({ event: placed.id, item: step.item, key, outcome });
        const grown = grow(trackOf(key), key, stage, placed, maxspan, trouble, tell);
        if (grown === null) continue;
        if (stage === steps.length - 1) ended.push(grown);
        else {
          trackOf(key).open[stage]?.push(grown);
          tell(stage === 0 ? { kind: 'starts' } : { kind: 'continues', chain: idsOf(grown) });
        }
      }
    }
    complete.push(...ended.sort((a, b) => compareKeys(a.key, b.key)));
    // Only now: an event that ends sequences ends those that stand before it (eql-semantics 10.2, step 5).
    if (until !== null) for (const key of keysTaken(until, placed, trouble)) trackOf(key).until = placed;
  }
  return complete;
}

/** The chain that an event starts or continues at a stage; null when it finds none to continue (eql-semantics 10.2). */
function grow(
  track: Track,
  key: Key,
  stage: number,
  placed: Placed,
  maxspan: bigint | null,
  trouble: Trouble,
  tell: (outcome: Outcome) => void,
): Chain | null {
  if (stage === 0) return { key, events: [placed] };
  const before = track.open[stage - 1] ?? [];
  const latest = before.findLastIndex((chain) => lastOf(chain).ordinal < placed.ordinal);
  const chain = before[latest];
  if (chain === undefined) {
    tell({ kind: 'alone' });
    return null;
  }
  // The earlier ones are lost with it; the later ones stay.
  before.splice(0, latest + 1);
  const [first = placed] = chain.events;
  const nanos = maxspan === null ? 0n : instantOf(placed, trouble) - instantOf(first, trouble);
  if (maxspan !== null && nanos > maxspan) {
    tell({ kind: 'too late', chain: idsOf(chain), nanos });
    return null;
  }
  if (track.until !== null && track.until.ordinal >= lastOf(chain).ordinal) {
    tell({ kind: 'ended', chain: idsOf(chain), until: track.until.id });
    return null;
  }
  return { key, events: [...chain.events, placed] };
}

function idsOf({ events }: Chain): readonly EventId[] {
  return events.map(({ id }) => id);
}

function lastOf(chain: Chain): Placed {
  const last = chain.events.at(-1);
  if (last === undefined) throw new Error('a chain has at least one event');
  return last;
}
