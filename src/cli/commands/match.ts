import { onlookerOf } from '../../api/onlooker.ts';
import { streamRuleCompiler } from '../../api/stream-rules.ts';
import { countOf, thousands } from '../../report/text.ts';
import { createLooking, type Looking, type Onlooker } from '../../shapes/index.ts';
import { createStream, matchLines, onlyId, type StreamReport } from '../../stream/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { awaitInterruption, type Interruption } from '../host/interruption.ts';
import { STANDARD_INPUT, splitArguments, unnamedInput } from '../match/arguments.ts';
import { type Inputs, openInputs, type ReadInput } from '../match/input.ts';
import { noteInputs, noteInterruption, noteSources } from '../match/input-report.ts';
import type { MatchOptions } from '../match/options.ts';
import { type ReadyRule, readyToRun } from '../match/ready.ts';
import { countJson, countText, noteBadLines, noteOmissions } from '../match/report.ts';
import { noteStats } from '../match/stats.ts';
import { loadRules, withOwnEvents } from '../rules/index.ts';

/** Options that a cluster has no use for. */
const OF_FILES = [
  ['fullScan', '--full-scan'],
  ['stats', '--stats'],
  ['first', '--first'],
] as const;

/** `match`: rules over NDJSON events; each match is one line with the rule's id and name and the events as they came. */
export async function matchCommand(arguments_: readonly string[], options: MatchOptions, host: Host): Promise<ExitCode> {
  const { on } = options;
  const ofFiles =
    on === undefined ? undefined : OF_FILES.find(([name]) => options[name] !== undefined && options[name] !== false);
  if (ofFiles !== undefined) throw new UsageError(`${ofFiles[1]} is for events in files`);
  if (options.first !== undefined && options.count === true)
    throw new UsageError('--first is for matches that are printed; --count prints none');
  if (on !== undefined)
    return await (await import('./match-cluster.ts')).matchClusterCommand(arguments_, { ...options, on }, host);
  const stray = (['index', 'since', 'until', 'ca', 'insecure', 'timeout'] as const).find((name) => options[name] !== undefined);
  if (stray !== undefined) throw new UsageError(`--${stray} is for the events of a cluster; name it with --on`);
  const { patterns, inputs: named } = await splitArguments(arguments_, host);
  const loaded = await loadRules(patterns, options, host);
  if (named.length === 0 && loaded.events.length === 0) unnamedInput(host);
  const codes: ExitCode[] = [loaded.exitCode];
  const compile = streamRuleCompiler(host.now());
  const ready = loaded.rules.flatMap((parsed): readonly { rule: ReadyRule; onlooker: Onlooker }[] => {
    const prepared = readyToRun(parsed, compile, loaded.telling);
    if (prepared.ok) return [{ rule: prepared.ready, onlooker: onlookerOf(prepared.meant.rule) }];
    codes.push(prepared.exitCode);
    return [];
  });
  const rules = ready.map(({ rule }) => rule);
  loaded.telling.end();
  if (rules.length === 0) return worst(codes);
  if (host.inputTerminal && named.some(({ name }) => name === '-')) host.note('note: reading events from standard input');
  const own = loaded.events.flatMap(({ lines }) => lines);
  if (own.length > 0 && named.length > 0)
    host.note(`note: the events are those that are named, not the ${countOf(own.length, 'document')} of the requests`);
  const looking = createLooking(
    options.shape ?? 'auto',
    ready.map(({ onlooker }) => onlooker),
  );
  noteSources(ready, looking, host);
  const inputs =
    named.length > 0
      ? openInputs(named, host, looking)
      : own.length > 0
        ? openInputs([STANDARD_INPUT], withOwnEvents(host, loaded.events), looking)
        : openInputs([unnamedInput(host)], host, looking);
  const interruption = awaitInterruption(host);
  try {
    const { report, read, enough } = await run(rules, inputs, looking, options, interruption, host);
    const { count = false, json = false, strict = false } = options;
    const interrupted = interruption.asked();
    if (count)
      await host.out(json ? countJson(report, rules, inputs, read, interrupted) : countText(report, rules, host.tableWidth));
    if (interrupted) noteInterruption(report, host);
    else if (enough)
      host.note(
        `note: ended after ${options.first === 1 ? '1 match' : `${thousands(options.first ?? 0)} matches`}, with ${countOf(report.events, 'event')} read`,
      );
    noteStats(report, rules, json, host);
    noteBadLines(report, inputs, host);
    if (noteInputs(read, rules, host)) codes.push(EXIT.input);
    const omitted = noteOmissions(report, rules, host);
    if (strict && (omitted || report.badLineCount > 0)) codes.push(EXIT.disagreement);
  } finally {
    interruption.finish();
  }
  return worst(codes);
}

interface Ran {
  readonly report: StreamReport;
  readonly read: readonly ReadInput[];
  /** It ended because there were as many matches as were asked for. */
  readonly enough: boolean;
}

async function run(
  rules: readonly ReadyRule[],
  inputs: Inputs,
  looking: Looking,
  {
    count = false,
    ids = false,
    maxDelay,
    maxState,
    fullScan = false,
    stats = false,
    first = Number.POSITIVE_INFINITY,
  }: MatchOptions,
  interruption: Interruption,
  host: Host,
): Promise<Ran> {
  const lines = matchLines(rules, inputs.placeOf, ids);
  const pending: string[] = [];
  const ending = untilEnough(interruption, first);
  const print = (more: readonly string[]): void => void pending.push(...more.slice(0, ending.take(more.length)));
  // A bar and matches on the same terminal would be drawn over each other.
  const showsProgress = host.terminal && (count || host.tableWidth === Number.POSITIVE_INFINITY);
  const stream = createStream(rules, {
    form: 'any',
    looking,
    fullScan,
    ...(stats ? { statsClock: () => host.clock() } : {}),
    ...(maxDelay === undefined ? {} : { maxDelay }),
    ...(maxState === undefined ? {} : { maxState }),
    keepLines: !count && (ids ? onlyId : true),
    ...(count
      ? {}
      : {
          onMatch: (match) => print(lines.single(match)),
          onSeries: (match) => print([lines.series(match)]),
        }),
  });
  const read = await inputs.readInto(stream, () => flush(pending, host), ending, showsProgress);
  const report = stream.end();
  await flush(pending, host);
  return { report, read, enough: ending.enough() };
}

/** Reading ends when the user wants it to, or when so many matches were taken. */
function untilEnough(
  interruption: Interruption,
  most: number,
): Pick<Interruption, 'asked' | 'promise'> & { take(count: number): number; enough(): boolean } {
  let left = most;
  let end: (value: null) => void = () => {};
  const enough = new Promise<null>((resolve) => {
    end = resolve;
  });
  return {
    asked: () => left === 0 || interruption.asked(),
    promise: Number.isFinite(most) ? Promise.race([enough, interruption.promise]) : interruption.promise,
    enough: () => left === 0,
    take(count) {
      const taken = Math.min(count, left);
      left -= taken;
      if (left === 0) end(null);
      return taken;
    },
  };
}

async function flush(pending: string[], host: Host): Promise<void> {
  if (pending.length > 0) await host.out(pending.splice(0).join(''));
}
