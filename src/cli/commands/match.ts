import { onlookerOf } from '../../api/onlooker.ts';
import { streamRuleCompiler } from '../../api/stream-rules.ts';
import type { Rule } from '../../ir/index.ts';
import { countOf, thousands } from '../../report/text.ts';
import { createLooking } from '../../shapes/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { awaitInterruption } from '../host/interruption.ts';
import { type EventInput, parquetOf, STANDARD_INPUT, splitArguments, unnamedInput } from '../match/arguments.ts';
import { openInputs } from '../match/input.ts';
import { noteInputs, noteInterruption, noteSources } from '../match/input-report.ts';
import type { MatchOptions } from '../match/options.ts';
import { type ClusterName, type DatabaseName, isDatabase } from '../match/place.ts';
import { type ReadyRule, readyToRun } from '../match/ready.ts';
import { countJson, noteBadLines, noteOmissions } from '../match/report.ts';
import { keptTables } from '../match/rule-tables.ts';
import { runHere } from '../match/run.ts';
import { runInThreads } from '../match/run-in-threads.ts';
import { ThreadEnded } from '../match/threaded-reader.ts';
import { threadsFor } from '../match/threads.ts';
import { loadRules, withOwnEvents } from '../rules/index.ts';

/** Options that a cluster has no use for. */
const OF_FILES = [
  ['fullScan', '--full-scan'],
  ['stats', '--stats'],
  ['first', '--first'],
  ['threads', '--threads'],
] as const;

/** The first option that asks for something of lines; undefined: none does. */
function optionOfLines(options: MatchOptions): string | undefined {
  return OF_FILES.find(([name]) => options[name] !== undefined && options[name] !== false)?.[1];
}

const NO_NAMES = '--ids is for files and clusters: rows of a table have no names';

/** What is asked for that the place of the events does not know; null: nothing. */
function strayOption(options: MatchOptions): string | null {
  const { on } = options;
  const isGiven = (name: keyof MatchOptions): boolean => options[name] !== undefined && options[name] !== false;
  const ofTables = (['table', 'columns'] as const).find(isGiven);
  const inTable = on !== undefined && isDatabase(on);
  if (ofTables !== undefined && !inTable) return `--${ofTables} is for a table; name its database with --on`;
  if (isGiven('index') && (on === undefined || inTable)) return '--index is for the events of a cluster; name it with --on';
  const ofPlaces = (['since', 'until'] as const).find(isGiven);
  if (ofPlaces !== undefined && on === undefined)
    return `--${ofPlaces} is for the events of a cluster or a table; name it with --on`;
  const ofServers = (['ca', 'insecure', 'timeout'] as const).find(isGiven);
  if (ofServers !== undefined && (on === undefined || on.product === 'duckdb'))
    return `--${ofServers} is for the events of a cluster or a server; name it with --on`;
  return inTable && isGiven('ids') ? NO_NAMES : null;
}

async function matchElsewhere(
  patterns: readonly string[],
  options: MatchOptions & { readonly on: ClusterName | DatabaseName },
  host: Host,
): Promise<ExitCode> {
  const { on } = options;
  if (!isDatabase(on)) return await (await import('./match-cluster.ts')).matchClusterCommand(patterns, { ...options, on }, host);
  const { product, address } = on;
  const place = product === 'duckdb' ? ({ product, file: address } as const) : ({ product, address } as const);
  return await (await import('./match-table.ts')).matchTableCommand(patterns, options, place, host);
}

/** `match`: rules over events, in files or elsewhere; each match is one line with the rule's id and name and the events as they came. */
export async function matchCommand(arguments_: readonly string[], options: MatchOptions, host: Host): Promise<ExitCode> {
  const { on } = options;
  const ofFiles = on === undefined ? undefined : optionOfLines(options);
  if (ofFiles !== undefined) throw new UsageError(`${ofFiles} is for events in files`);
  if (options.first !== undefined && options.count === true)
    throw new UsageError('--first is for matches that are printed; --count prints none');
  const stray = strayOption(options);
  if (stray !== null) throw new UsageError(stray);
  if (on !== undefined) return await matchElsewhere(arguments_, { ...options, on }, host);
  const { patterns, inputs } = await splitArguments(arguments_, host);
  const parquet = parquetOf(inputs);
  if (parquet === null) return await matchInputs(patterns, inputs, options, host);
  const wrong = optionOfLines(options);
  if (wrong !== undefined)
    throw new UsageError(`${wrong} is for events that are read line by line, and Parquet is asked as a table`);
  if (options.ids === true) throw new UsageError(NO_NAMES);
  const { matchTableCommand } = await import('./match-table.ts');
  return await matchTableCommand(patterns, options, { product: 'duckdb', parquet }, host);
}

/** Events that are read here; of none that are named, those that the files of the rules hold, or standard input. */
async function matchInputs(
  patterns: readonly string[],
  named: readonly EventInput[],
  options: MatchOptions,
  host: Host,
): Promise<ExitCode> {
  const loaded = await loadRules(patterns, options, host);
  if (named.length === 0 && loaded.events.length === 0) unnamedInput(host);
  const codes: ExitCode[] = [loaded.exitCode];
  const now = host.now();
  const compile = streamRuleCompiler(now);
  const ready = loaded.rules.flatMap((parsed): readonly { rule: ReadyRule; meant: Rule; file: string }[] => {
    const prepared = readyToRun(parsed, compile, loaded.telling);
    const { documentName: file } = parsed.document;
    if (prepared.ok) return [{ rule: prepared.ready, meant: prepared.meant.rule, file }];
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
    ready.map(({ meant }) => onlookerOf(meant)),
  );
  noteSources(ready, looking, host);
  const inputs =
    named.length > 0
      ? openInputs(named, host)
      : own.length > 0
        ? openInputs([STANDARD_INPUT], withOwnEvents(host, loaded.events))
        : openInputs([unnamedInput(host)], host);
  const interruption = awaitInterruption(host);
  try {
    const asData = ready.map(({ rule: { id, name }, meant }) => ({ rule: meant, id, name }));
    const tables = await keptTables(loaded.tables, ready, looking, options, host);
    const running = { rules, asData, tables, inputs, looking, options, now, interruption, host };
    const hasSeries = ready.some(({ meant }) => meant.plan.kind !== 'single');
    const load = { bytes: await inputs.size(), rules: ready.length, hasSeries };
    const threads = threadsFor(options.threads, load, host.cores);
    const { report, read, enough } = await (threads > 1 ? runInThreads(running, threads) : runHere(running));
    const { count = false, json = false, strict = false } = options;
    const interrupted = interruption.asked();
    // What draws tables is loaded where one is drawn.
    if (count)
      await host.out(
        json
          ? countJson(report, rules, inputs, read, interrupted)
          : (await import('../match/count-text.ts')).countText(report, rules, host.tableWidth),
      );
    if (interrupted) noteInterruption(report, host);
    else if (enough)
      host.note(
        `note: ended after ${options.first === 1 ? '1 match' : `${thousands(options.first ?? 0)} matches`}, with ${countOf(report.events, 'event')} read`,
      );
    if (report.stats !== null) (await import('../match/stats.ts')).noteStats(report, rules, json, host);
    noteBadLines(report, inputs, host);
    if (noteInputs(read, rules, host)) codes.push(EXIT.input);
    const omitted = noteOmissions(report, rules, host);
    if (strict && (omitted || report.badLineCount > 0)) codes.push(EXIT.disagreement);
  } catch (error) {
    if (!(error instanceof ThreadEnded)) throw error;
    host.note(`error: a thread that matched ended (${error.message}): what was printed is not all that matches`);
    codes.push(EXIT.internal);
  } finally {
    interruption.finish();
  }
  return worst(codes);
}
