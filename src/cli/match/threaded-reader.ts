import { SHAPE_NAMES } from '../../shapes/index.ts';
import { thrownMessage } from '../../source/index.ts';
import {
  createParting,
  type InputKnowledge,
  type InputStart,
  isSettled,
  MAX_LINE_BYTES,
  type Part,
  type PartMerger,
  type Piece,
} from '../../stream/index.ts';
import type { MatchTask, MatchTaskResult, MatchThread } from '../host/match-thread.ts';
import type { InputReader, ReadOfInput, ShapeCounts } from './input.ts';

/** Reads inputs in threads, and hands over what they find in the order of the inputs. */
interface ThreadedReader extends InputReader {
  /** Rejects as soon as a thread has died, and never resolves. */
  readonly broken: Promise<never>;
  /** How many bytes were read. */
  byteCount(): number;
  /** Everything that was read is handed over. Rejects when a thread died, as the reading itself does. */
  finish(): Promise<void>;
}

/** A thread has one part at hand and one to go on with at once. */
const TASKS_A_THREAD = 2;
/** So many parts for each thread are not handed over: those before them take longer, or whoever takes what is found is slow. */
const WAITING_A_THREAD = 4;
/** Memory of larger parts is not kept for others. */
const LARGEST_ROOM = 1 << 21;

interface Lane {
  readonly match: MatchThread['match'];
  /** What it was handed and has not answered, in its order; none of them rejects. */
  readonly tasks: Promise<void>[];
  isReady: boolean;
}

interface OpenInput {
  readonly file: string | null;
  readonly linesBefore: number;
  readonly parting: ReturnType<typeof createParting>;
  /** Lines that were handed to threads. */
  lines: number;
  /** The thread that reads it alone; null: all of them do. */
  lane: Lane | null;
  /** What was handed over last. */
  last: { readonly result: Promise<MatchTaskResult>; readonly leadsOn: boolean } | null;
  /** What is known of its events, and is the same from here on. */
  settled: InputKnowledge | null;
}

/** A thread that matched has ended before its time: what was handed over is not all there is. */
export class ThreadEnded extends Error {}

function died(error: unknown): never {
  throw new ThreadEnded(thrownMessage(error));
}

/**
 * `matchHere` matches a part in this thread, which does so while the others have enough to do, or are not ready yet. `take` is given what was
 * found, and waited for; false: no more is wanted.
 */
export function createThreadedReader(
  threads: readonly MatchThread[],
  matchHere: (task: MatchTask) => MatchTaskResult,
  merger: PartMerger,
  take: (found: MatchTaskResult['found']) => Promise<boolean>,
): ThreadedReader {
  const here: Lane = { match: async (task) => matchHere(task), tasks: [], isReady: true };
  const others = threads.map(({ match }): Lane => ({ match, tasks: [], isReady: false }));
  const lanes = [...others, here];
  const rooms: ArrayBuffer[] = [];
  /** What is not handed over yet, in its order. */
  const waiting: Promise<void>[] = [];
  let handedOver: Promise<void> = Promise.resolve();
  let breakOff: (reason: unknown) => void = () => {};
  const broken = new Promise<never>((_, reject) => {
    breakOff = reject;
  });
  broken.catch(() => {});
  for (const [at, lane] of others.entries())
    threads[at]?.ready.then(
      () => {
        lane.isReady = true;
      },
      (reason) => breakOff(new ThreadEnded(thrownMessage(reason))),
    );
  let isWanted = true;
  let bytes = 0;
  let shapes: ShapeCounts = {};
  let open: OpenInput | null = null;

  function room(least: number): Uint8Array<ArrayBuffer> {
    const known = rooms.pop();
    return known !== undefined && known.byteLength >= least ? new Uint8Array(known) : new Uint8Array(least);
  }

  async function freeLane(only: Lane | null): Promise<Lane> {
    if (only === null) {
      const ready = others.filter(({ isReady, tasks }) => isReady && tasks.length < TASKS_A_THREAD);
      return ready.reduce((least, other) => (other.tasks.length < least.tasks.length ? other : least), ready[0] ?? here);
    }
    while (only.tasks.length >= TASKS_A_THREAD) await only.tasks[0];
    return only;
  }

  /** Once there is room for it, a part goes to a thread; what is found is handed over when all before it is. */
  async function send(part: Part, input: OpenInput, leadsOn: boolean): Promise<void> {
    while (waiting.length >= WAITING_A_THREAD * lanes.length) await waiting[0];
    const lane = await freeLane(input.lane);
    if (!input.parting.isParted()) input.lane = lane;
    const { file, linesBefore } = input;
    const result = lane.match({ part, file, linesBefore }).catch(died);
    const answered = (): void => void lane.tasks.shift();
    lane.tasks.push(result.then(answered, answered));
    input.last = { result, leadsOn };
    inOrder(async () => await handOver(await result));
  }

  function inOrder(work: () => Promise<void>): void {
    const done = handedOver.then(work);
    handedOver = done;
    waiting.push(done);
    // Who waits for it sees why it was not done; nobody has to.
    done.then(() => void waiting.shift(), breakOff);
  }

  async function handOver({ report, found, shapes: seen, room: used }: MatchTaskResult): Promise<void> {
    if (used.byteLength <= LARGEST_ROOM) rooms.push(used);
    if (!isWanted) return;
    isWanted = await take(found);
    merger.take(report);
    for (const name of SHAPE_NAMES)
      if (seen[name] !== undefined) shapes = { ...shapes, [name]: (shapes[name] ?? 0) + seen[name] };
  }

  /** Where a piece begins, and what is known there. What is not settled, or may have changed, is waited for. */
  async function startOf(input: OpenInput): Promise<InputStart> {
    const linesBefore = input.linesBefore + input.lines;
    if (input.last === null) return { linesBefore, known: null, asLines: true };
    if (input.settled === null || input.last.leadsOn) {
      const { known } = (await input.last.result).report;
      if (isSettled(known)) input.settled = { ...known, updating: false };
      return { linesBefore, known, asLines: true };
    }
    return { linesBefore, known: input.settled, asLines: true };
  }

  async function sendAll(pieces: readonly Piece[], input: OpenInput): Promise<void> {
    for (const { bytes: piece, lines, tooLong, leadsOn } of pieces) {
      if (input.parting.isParted())
        await send({ start: await startOf(input), bytes: piece, tooLong, ends: true }, input, leadsOn);
      else {
        const start = input.last === null ? { linesBefore: input.linesBefore, known: null, asLines: false } : null;
        await send({ start, bytes: piece, tooLong, ends: false }, input, leadsOn);
      }
      input.lines += lines;
    }
  }

  return {
    begin(file, linesBefore) {
      open = {
        file,
        linesBefore,
        parting: createParting(MAX_LINE_BYTES, room),
        ...{ lines: 0, lane: null, last: null, settled: null },
      };
    },
    async push(chunk) {
      if (open === null) return;
      bytes += chunk.length;
      await sendAll(open.parting.push(chunk), open);
      // Nobody waits for a match because there could be more to read.
      if (lanes.some(({ isReady, tasks }) => isReady && tasks.length === 0)) await sendAll(open.parting.flush(), open);
    },
    eventCount: merger.eventCount,
    async endInput(isCut) {
      const input = open;
      if (input === null) throw new Error('no input is open');
      open = null;
      await sendAll(isCut ? input.parting.flush() : input.parting.end(), input);
      if (input.lane !== null) await send({ start: null, bytes: new Uint8Array(), tooLong: false, ends: true }, input, false);
      const read = new Promise<ReadOfInput>((resolve, reject) => {
        inOrder(async () => {
          resolve({ report: merger.endInput(input.linesBefore), shapes });
          shapes = {};
        });
        handedOver.catch(reject);
      });
      read.catch(() => {});
      return { linesBehind: input.linesBefore + input.lines, read };
    },
    broken,
    byteCount: () => bytes,
    finish: () => handedOver,
  };
}
