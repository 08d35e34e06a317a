import {
  baselineText,
  type ContestRecord,
  contestPage,
  contestText,
  loadContestRules,
  readRecord,
  runContest,
} from '../../../bench/contest/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { splitArguments } from '../match/arguments.ts';
import { type ReadingWords, readingWords } from '../options/reading-words.ts';
import type { RuleOptions } from '../rules/index.ts';

export interface ContestCommandOptions extends RuleOptions, ReadingWords {
  readonly peer?: readonly string[];
  readonly rounds?: number;
  readonly json?: string;
  readonly html?: string;
  readonly baseline?: string;
  readonly timeout?: number;
}

const ROUNDS = 5;
const TIMEOUT = 600_000;
/** A point of a plot is measured for at least so long; less says nothing. */
const SWEEP_SECONDS = 0.2;

/** `bench RULE... FILE...`: matchers over rules and events of the user's; answers are compared first, then times. */
export async function benchContestCommand(
  arguments_: readonly string[],
  options: ContestCommandOptions,
  host: Host,
): Promise<ExitCode> {
  for (const file of [options.json, options.html]) if (file !== undefined) await host.requireFolderOf(file);
  const before = options.baseline === undefined ? null : await recordIn(options.baseline, host);
  const { patterns, inputs } = await splitArguments(arguments_, host);
  if (inputs.length === 0 || inputs.some(({ name }) => name === '-') || patterns.includes('-'))
    throw new UsageError('bench needs files of rules and then files of events, which it reads more than once');
  const fault = inputs.find((input) => input.fault !== null)?.fault;
  if (fault != null) throw new UsageError(fault);
  const { rules, codes } = await loadContestRules(patterns, options, host);
  if (rules.length === 0) return worst(codes);
  const record = await runContest({
    rules,
    inputs: inputs.map(({ name }) => host.readChunks(name)),
    peers: options.peer ?? [],
    own: { command: host.ownCommand(), reading: readingWords(options) },
    rounds: options.rounds ?? ROUNDS,
    timeout: options.timeout ?? TIMEOUT,
    sweeps: options.html === undefined ? null : SWEEP_SECONDS,
    note: (line) => host.note(line),
  });
  const compared = before === null ? null : baselineText(before, record, host.tableWidth);
  if (options.json !== undefined) await host.writeFile(options.json, `${JSON.stringify(record, null, 2)}\n`);
  if (options.html !== undefined) await host.writeFile(options.html, contestPage(record, compared));
  await host.out(contestText(record, host.tableWidth));
  if (compared !== null) await host.out(`\n${compared}`);
  return worst([...codes, exitOf(record)]);
}

/** Who is a part of us and is wrong is a fault; a peer that answers otherwise or is not there makes the exit code bad, since it was asked for. */
function exitOf({ rows, absent }: ContestRecord): ExitCode {
  if (absent.length > 0) return EXIT.input;
  return rows.every(({ answer }) => answer.status === 'agrees') ? EXIT.ok : EXIT.disagreement;
}

async function recordIn(file: string, host: Host): Promise<ContestRecord> {
  const read = readRecord(new TextDecoder().decode(await host.readFile(file)));
  if (typeof read === 'string') throw new UsageError(`${file} cannot be compared with: ${read}`);
  return read;
}
