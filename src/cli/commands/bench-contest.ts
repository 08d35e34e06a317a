import {
  baselineText,
  type ContestRecord,
  type ContestRule,
  contestPage,
  contestText,
  readRecord,
  runContest,
} from '../../../bench/contest/index.ts';
import { streamRuleCompiler } from '../../api/stream-rules.ts';
import { countOf } from '../../report/text.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { splitArguments } from '../match/arguments.ts';
import { readyToRun } from '../match/ready.ts';
import { type ReadingWords, readingWords } from '../options/reading-words.ts';
import { loadRules, type RuleOptions } from '../rules/index.ts';

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
  const codes: ExitCode[] = [];
  const rules = await contestRules(patterns, options, host, codes);
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
  codes.push(exitOf(record));
  return worst(codes);
}

/** Who is a part of us and is wrong is a fault; a peer that answers otherwise or is not there makes the exit code bad, since it was asked for. */
function exitOf({ rows, absent }: ContestRecord): ExitCode {
  if (absent.length > 0) return EXIT.input;
  return rows.every(({ answer }) => answer.status === 'agrees') ? EXIT.ok : EXIT.disagreement;
}

async function contestRules(
  patterns: readonly string[],
  options: ContestCommandOptions,
  host: Host,
  codes: ExitCode[],
): Promise<readonly ContestRule[]> {
  const loaded = await loadRules(patterns, options, host);
  codes.push(loaded.exitCode);
  const compile = streamRuleCompiler(host.now());
  const called = new Set<string>();
  let doubles = 0;
  const rules = loaded.rules.flatMap((parsed): readonly ContestRule[] => {
    const prepared = readyToRun(parsed, compile, loaded.telling);
    if (!prepared.ok) {
      codes.push(prepared.exitCode);
      return [];
    }
    const { ready, meant } = prepared;
    const { id, name } = ready;
    const call = JSON.stringify([id, name]);
    if (called.has(call)) {
      doubles++;
      return [];
    }
    called.add(call);
    const eql = parsed.document.language === 'eql' ? parsed.document.query.text : null;
    return [{ id, name, file: parsed.document.documentName, rule: meant.rule, schema: meant.schema, eql, ready }];
  });
  loaded.telling.end();
  if (doubles > 0)
    host.note(
      `note: ${countOf(doubles, 'rule')} with the id and name of another: left out, since matches could not be told apart`,
    );
  return rules;
}

async function recordIn(file: string, host: Host): Promise<ContestRecord> {
  const read = readRecord(new TextDecoder().decode(await host.readFile(file)));
  if (typeof read === 'string') throw new UsageError(`${file} cannot be compared with: ${read}`);
  return read;
}
