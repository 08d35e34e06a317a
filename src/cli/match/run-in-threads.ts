import { createPartMerger, matchLines, type SeriesHit, type SeriesMatch } from '../../stream/index.ts';
import { createMatchTasks } from '../threads/match-task.ts';
import { untilEnough } from './ending.ts';
import { tablesFor } from './rule-tables.ts';
import { type Ran, type Running, showsProgress } from './run.ts';
import { createThreadedReader } from './threaded-reader.ts';

/** Reads the events here and has them matched by so many threads, of which this one is one; prints what `runHere` prints. */
export async function runInThreads(running: Running, count: number): Promise<Ran> {
  const { rules, asData, inputs, looking, options, now, interruption, host } = running;
  const { ids = false, maxDelay, maxState, fullScan = false, stats = false, shape = 'auto' } = options;
  const clock = (): number => host.clock();
  const printsNothing = options.count === true;
  const lines = matchLines(rules, inputs.placeOf, ids);
  const first = options.first ?? Number.POSITIVE_INFINITY;
  const ending = untilEnough(interruption, first);
  const pending: string[] = [];
  const merger = createPartMerger(rules, {
    looking,
    fullScan,
    ...(stats ? { statsClock: clock } : {}),
    ...(maxDelay === undefined ? {} : { maxDelay }),
    ...(maxState === undefined ? {} : { maxState }),
    ...(printsNothing
      ? {}
      : {
          onSeries: (match: SeriesMatch) => {
            if (ending.take(1) === 1) pending.push(lines.series(match));
          },
        }),
  });
  const flush = async (): Promise<void> => {
    if (pending.length > 0) await host.out(pending.splice(0).join(''));
  };
  // What every thread would make of the rules is made once.
  const tables = running.tables ?? tablesFor(rules, looking, options, host);
  const settings = { rules: asData, now, shape, fullScan, count: printsNothing, ids, stats, tables };
  const threads = Array.from({ length: count - 1 }, () => host.startMatchThread(settings));
  const here = createMatchTasks(settings, clock, rules);
  const reader = createThreadedReader(threads, here.match, merger, async (found) => {
    for (const each of found) {
      if (!(each instanceof Uint8Array)) {
        merger.hit(each satisfies SeriesHit);
        continue;
      }
      await flush();
      const printed = first === Number.POSITIVE_INFINITY ? each : firstLines(each, ending.take);
      if (printed.length > 0) await host.out(printed);
    }
    await flush();
    return !ending.enough();
  });
  try {
    const reading = inputs.readInto(reader, async () => {}, ending, showsProgress(options, host));
    const read = await Promise.race([reading, reader.broken]);
    await reader.finish();
    // A thread that was not ready in time was handed nothing.
    const costs = stats ? [here.stats(), ...(await Promise.all(threads.map((thread) => thread.stats())))] : [];
    const report = merger.end(reader.byteCount(), costs);
    await flush();
    return { report, read, enough: ending.enough() };
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
  }
}

/** The lines, each with its line feed, that are still wanted: the first of them. */
function firstLines(lines: Uint8Array, take: (count: number) => number): Uint8Array {
  let end = 0;
  while (end < lines.length && take(1) === 1) end = lines.indexOf(0x0a, end) + 1;
  return lines.subarray(0, end);
}
