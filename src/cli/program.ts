import { Command, CommanderError } from 'commander';
import { PORT_KINDS } from '../api/against/kind.ts';
import { printable, printableLine } from '../source/index.ts';
import { VERSION } from '../version.ts';
import { ENGINE_NAMES, engineRequest, usage } from './external-engines/index.ts';
import { HELP } from './help.ts';
import { EXIT, type ExitCode, type Host, noteUsage, UsageError } from './host/host.ts';
import { painted } from './host/paint.ts';
import { addCache } from './options/cache.ts';
import { addNames, addPlaceholders } from './options/names.ts';
import type { NameOptions } from './options/pipelines.ts';
import { duration, listOf, oneOf, share, wholeNumber } from './options/values.ts';
import { addBench } from './program-bench.ts';
import { refuseBesideVersion, stackOf } from './program-door.ts';
import { addCodes, addLint } from './program-lint.ts';
import { addLsp } from './program-lsp.ts';
import { addMatch } from './program-match.ts';
import { addMutants, EVENTS_A_RULE, PINS_OF_CORPUS } from './program-mutants.ts';
import { addProofs } from './program-proofs.ts';
import { addReview } from './program-review.ts';
import { commandLine } from './report/command-line.ts';
import { reportFile } from './report/files.ts';

/**
 * The command line. Every command is named here with its options and loaded only when it runs, so that `--version` and
 * `--help` stay quick. Resolves to the exit code; nothing here ends the process.
 */
export async function runProgram(arguments_: readonly string[], host: Host): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const safe: Host = {
    ...host,
    note: (line) => host.note(painted(printableLine(line), host.noteColors)),
    noteLines: (text) => host.noteLines(painted(printable(text), host.noteColors)),
  };
  const pending: Promise<void>[] = [];
  const outputs = asksForTargets(arguments_) ? await import('./options/outputs.ts') : null;
  const finish = (code: ExitCode): void => {
    exitCode = code;
  };
  const program = createProgram(safe, pending);
  // To make the options of all commands takes as long as matching some megabytes.
  if (arguments_[0] === 'match') addMatch(program, safe, finish);
  else addCommands(program, safe, outputs, commandLine(arguments_), finish);
  addShared(program, safe);
  try {
    refuseBesideVersion(arguments_);
    await program.parseAsync([...arguments_], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.input;
    if (error instanceof UsageError) {
      noteUsage(error, safe);
      return EXIT.input;
    }
    safe.note('error: this is a fault of eqlibrium itself; please report it with the rule and the command');
    safe.noteLines(stackOf(error));
    return EXIT.internal;
  } finally {
    await Promise.all(pending);
  }
}

/** Whether the words name a command with options of targets, whose list is too slow to load for others. */
function asksForTargets(arguments_: readonly string[]): boolean {
  return ['translate', 'check', 'prove', 'review'].some((name) => arguments_.includes(name));
}

const MOST_EVENTS = 100_000_000;
const REPORT_HELP = 'also write the port as a document: .html, .md, .json or .sarif; may be given several times';
const SEED = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** The program without its commands. */
function createProgram(host: Host, pending: Promise<void>[]): Command {
  return new Command('eqlibrium')
    .description('Translate detection rules, and check that every translation still catches the same events.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .showHelpAfterError('(--help shows what can be said)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void pending.push(host.out(text)),
      writeErr: (text) => host.noteLines(text.trimEnd()),
    })
    .addHelpText('after', HELP.program);
}

function addCommands(
  program: Command,
  host: Host,
  outputs: typeof import('./options/outputs.ts') | null,
  command: string,
  finish: (code: ExitCode) => void,
): void {
  program
    .command('parse')
    .description('print the syntax tree and the meaning (IR) of rules')
    .argument('<RULE...>', 'rules to read')
    .option('--ast', 'the syntax tree (neither --ast nor --ir: both)')
    .option('--ir', 'the meaning')
    .option('--json', 'as one JSON document')
    .addHelpText('after', HELP.parse)
    .action(async (rules, options) => finish(await (await import('./commands/parse.ts')).parseCommand(rules, options, host)));

  const translate = program
    .command('translate')
    .description('print rules in the form of a target; losses and notes go to standard error')
    .argument('<RULE...>', 'rules to read');
  outputs?.addOutputs(translate);
  translate
    .option('--out <folder>', 'write one file a rule into this folder')
    .option('--bundle <file>', 'js: all rules as one module, .mjs or .js, with its types in a file beside it')
    .option('--quiet', 'no notes, only losses and problems')
    .option('--report <file>', REPORT_HELP, reportFile)
    .option('--events <count>', 'with --report: events a rule to judge by', wholeNumber(1, MOST_EVENTS), 200)
    .option('--seed <number>', 'with --report: seed of the generator', SEED, 1)
    .addHelpText('after', HELP.translate)
    .action(async (rules, options) =>
      finish(await (await import('./commands/translate.ts')).translateCommand(rules, { ...options, command }, host)),
    );

  program
    .command('corpus')
    .description('print labelled events for a rule as NDJSON; the same seed gives the same bytes')
    .argument('[RULE]', 'the rule; without it the built-in one')
    .option('--events <count>', 'how many events', wholeNumber(0, MOST_EVENTS), 1000)
    .option('--seed <number>', 'seed of the generator', SEED, 1)
    .option('--pins', PINS_OF_CORPUS)
    .option(
      '--malicious-share <share>',
      'share of events that match, 0.01 to 1 (default: 0.02 without RULE, 0.3 for others, of sequences as it comes)',
      share(0.01, 1),
    )
    .option(
      '--max-delay <time>',
      'sequences: events arrive out of order by up to this (5s, 2m), and some stray; for match with the same --max-delay',
      duration,
    )
    .addHelpText('after', HELP.corpus)
    .action(async (rule, options) => finish(await (await import('./commands/corpus.ts')).corpusCommand(rule, options, host)));

  const check = program
    .command('check')
    .description('run generated events through the oracle and every engine and compare')
    .argument('[RULE...]', 'rules to check; without one the built-in rule')
    .option('--events <count>', EVENTS_A_RULE, wholeNumber(1, MOST_EVENTS))
    .option('--seed <number>', 'seed of the generator', SEED, 1)
    .option(
      '--jobs <count>',
      'rules checked at the same time (default: one for each core, when that is worth it)',
      wholeNumber(1, 256),
    );
  outputs?.addForms(check);
  addMutants(check)
    .option(
      '--engine <name>',
      `also judge by an engine outside of this program: ${ENGINE_NAMES.map(usage).join(', ')}`,
      engineRequest,
    )
    .option(
      '--against <port...>',
      'judge ports of RULE that somebody made: files of Sigma, query DSL, Lucene, KQL, EQL, JavaScript',
    )
    .option(
      '--against-as <kind>',
      `what the ports are: ${PORT_KINDS.join(', ')} (default: told by name and content)`,
      oneOf(...PORT_KINDS),
    )
    .option(
      '--allow <what>',
      'what does not make the exit code bad: refused or lossy; may be given several times',
      listOf(oneOf('refused', 'lossy')),
    )
    .option('--baseline <file>', 'refusals, losses and disagreements that are known: only what is worse makes the exit code bad')
    .option('--update-baseline', 'write that file anew')
    .option('--json', 'print the report as one JSON document')
    .option('--junit <file>', 'also write the report as JUnit XML')
    .option('--report <file>', REPORT_HELP, reportFile)
    .addHelpText('after', HELP.check)
    .action(async (rules, options) =>
      finish(await (await import('./commands/check.ts')).checkCommand(rules, { ...options, command }, host)),
    );

  addMatch(program, host, finish);

  program
    .command('explain')
    .description('say why an event matches a rule or not, condition by condition')
    .argument('<RULE>', 'one rule')
    .argument(
      '[EVENT]',
      'a file with one JSON event or with NDJSON; - for standard input; without it those in the requests of RULE',
    )
    .option('--line <number>', 'the event on this line of NDJSON (default: the first)', wholeNumber(1, Number.MAX_SAFE_INTEGER))
    .option('--json', 'as one JSON document')
    .addHelpText('after', HELP.explain)
    .action(async (rule, event, options) =>
      finish(await (await import('./commands/explain.ts')).explainCommand(rule, event, options, host)),
    );

  addProofs(program, host, outputs, finish);
  addLint(program, host, command, finish);
  addLsp(program, host, finish);
  addReview(program, host, outputs, command, finish);

  program
    .command('coverage')
    .description('count for each target which rules are exact, lossy or refused, and what blocks the rest')
    .argument('<RULE...>', 'rules to count')
    .option('--json', 'as one JSON document')
    .option('--by <view>', 'what blocks: by reason, field or construct', oneOf('reason', 'field', 'construct'), 'reason')
    .option('--md <file>', 'also write the report as Markdown')
    .option('--html <file>', 'also write the report as a page')
    .option('--prove', 'also count artifacts that are proven to mean their rules for every event')
    .addHelpText('after', HELP.coverage)
    .action(async (rules, options) =>
      finish(await (await import('./commands/coverage.ts')).coverageCommand(rules, options, host)),
    );

  addBench(program, host, finish);

  addCodes(program, host, finish);

  program
    .command('demo')
    .description('the main job on the built-in rule: its translations, a corpus, the agreement, the throughput')
    .option('--events <count>', 'how many events', wholeNumber(100, 10_000_000), 20_000)
    .option('--seed <number>', 'seed of the generator', SEED, 1)
    .addHelpText('after', HELP.demo)
    .action(async (options) => finish(await (await import('./commands/demo.ts')).demoCommand(options, host)));
}

/** Commands that read no rules of the user's. */
const READING_NONE: readonly string[] = ['codes', 'demo'];

/** What commands that read rules have in common. */
function addShared({ commands: all }: Command, host: Host): void {
  const commands = all.filter((command) => !READING_NONE.includes(command.name()));
  for (const command of commands) addReading(command, host);
  for (const command of commands) if (KEEPING.includes(command.name())) addCache(command);
  for (const command of commands) addPlaceholders(command);
  for (const command of commands) addNames(command);
  for (const command of commands) if (CONNECTING.includes(command.name())) addConnection(command);
}

/** Commands that ask of rules what they mean, and not how they are written. */
const KEEPING: readonly string[] = ['coverage', 'match'];

/** Commands that may talk to clusters. */
const CONNECTING: readonly string[] = ['check', 'match'];

/** How clusters are reached. Credentials come from the environment, so that no list of processes shows them. */
function addConnection(command: Command): void {
  command
    .option('--ca <file>', 'certificates (PEM) to trust for clusters')
    .option('--insecure', 'take any certificate of a cluster')
    .option('--timeout <time>', 'how long one request to a cluster may take (default: 60s)', duration);
}

/** The mapping, and what Elasticsearch versions differ on; every command that reads rules takes it. */
function addReading(command: Command, host: Host): void {
  command
    .option('--mapping <file>', 'an Elasticsearch mapping as JSON, which says what fields there are (default: ECS)')
    .option('--verbose', 'every note, loss and problem of every rule in full, not grouped by code')
    .option('--strict-fields', 'a field that the mapping lacks is an error, not a warning')
    .option('--rule-timeout <time>', 'how long one step of one rule may take; all is endless (default: 30s)', duration)
    .hook('preAction', async () => {
      const { mapping } = command.opts<{ readonly mapping?: string }>();
      if (mapping !== undefined)
        command.setOptionValue('schema', await (await import('./options/mapping.ts')).readMapping(mapping, host));
      const names = command.opts<NameOptions>();
      if ((names.pipeline ?? names.field ?? names.pipelineReverse ?? names.placeholder) === undefined) return;
      const { placeholdersOf, readPipelines } = await import('./options/pipelines.ts');
      const pipelines = await readPipelines(names, host);
      if (pipelines !== null) command.setOptionValue('pipelines', pipelines);
      command.setOptionValue('placeholders', placeholdersOf(names, pipelines));
    })
    .option(
      '--folding <kind>',
      'case-insensitive letters: ascii (Elasticsearch up to mid-2026) or unicode',
      oneOf('ascii', 'unicode'),
      'ascii',
    )
    .option(
      '--function-wildcards <reading>',
      'wildcards in endsWith and stringContains: engine (they act) or documented (they are plain text)',
      oneOf('engine', 'documented'),
      'engine',
    );
}
