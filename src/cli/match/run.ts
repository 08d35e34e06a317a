import type { Looking } from '../../shapes/index.ts';
import { createStream, matchLines, onlyId, type RuleTables, type StreamReport } from '../../stream/index.ts';
import type { Host } from '../host/host.ts';
import type { Interruption } from '../host/interruption.ts';
import type { MatchTaskSettings } from '../host/match-thread.ts';
import { untilEnough } from './ending.ts';
import type { Inputs, ReadInput } from './input.ts';
import type { MatchOptions } from './options.ts';
import type { ReadyRule } from './ready.ts';

/** What a run of `match` is made of. */
export interface Running {
  readonly rules: readonly ReadyRule[];
  /** The same as data: threads make them ready on their own. */
  readonly asData: MatchTaskSettings['rules'];
  /** What was made of them before; null: nothing. */
  readonly tables: RuleTables | null;
  readonly inputs: Inputs;
  readonly looking: Looking;
  readonly options: MatchOptions;
  /** What date math calls so. */
  readonly now: number;
  readonly interruption: Interruption;
  readonly host: Host;
}

export interface Ran {
  readonly report: StreamReport;
  readonly read: readonly ReadInput[];
  /** It ended because there were as many matches as were asked for. */
  readonly enough: boolean;
}

/** Reads the events and prints what matches, in this thread. */
export async function runHere({ rules, tables, inputs, looking, options, interruption, host }: Running): Promise<Ran> {
  const { count = false, ids = false, maxDelay, maxState, fullScan = false, stats = false } = options;
  const lines = matchLines(rules, inputs.placeOf, ids);
  const pending: string[] = [];
  const ending = untilEnough(interruption, options.first ?? Number.POSITIVE_INFINITY);
  const print = (more: readonly string[]): void => void pending.push(...more.slice(0, ending.take(more.length)));
  const stream = createStream(rules, {
    form: 'any',
    looking,
    fullScan,
    ...(tables === null ? {} : { tables }),
    ...(stats ? { statsClock: () => host.clock() } : {}),
    ...(maxDelay === undefined ? {} : { maxDelay }),
    ...(maxState === undefined ? {} : { maxState }),
    keepLines: !count && (ids ? onlyId : true),
    ...(count
      ? {}
      : {
          onMatched: (rules, candidate) => print(lines.single(rules, candidate)),
          onSeries: (match) => print([lines.series(match)]),
        }),
  });
  const reader = {
    begin() {},
    push: stream.push,
    eventCount: stream.eventCount,
    endInput(isCut: boolean) {
      const report = stream.endInput(isCut);
      return { linesBehind: report.linesBefore + report.lines, read: { report, shapes: looking.counts() } };
    },
  };
  const flush = async (): Promise<void> => {
    if (pending.length > 0) await host.out(pending.splice(0).join(''));
  };
  const read = await inputs.readInto(reader, flush, ending, showsProgress(options, host));
  const report = stream.end();
  await flush();
  return { report, read, enough: ending.enough() };
}

/** A bar and matches on the same terminal would be drawn over each other. */
export function showsProgress({ count = false }: MatchOptions, host: Host): boolean {
  return host.terminal && (count || host.tableWidth === Number.POSITIVE_INFINITY);
}
