import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { VERSION } from '../version.ts';
import { EXIT, type ExitCode, type Host, UsageError } from './host.ts';

/**
 * The command line. Every command is named here with its options and loaded only when it runs, so that `--version` and
 * `--help` stay quick. Resolves to the exit code; nothing here ends the process.
 */
export async function runProgram(arguments_: readonly string[], host: Host): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const program = createProgram(host, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...arguments_], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.input;
    if (error instanceof UsageError) {
      host.note(`eqlibrium: ${error.message}`);
      return EXIT.input;
    }
    throw error;
  }
}

const RULE_HELP = `
RULE is a file, a folder, a glob or - (standard input): Elastic's documentation page in Markdown or plain text,
detection-rules TOML, Kibana's rule JSON or NDJSON, or a bare EQL query. The form is told by content.

Exit codes: 0 all well; 1 the check found a disagreement, or match found bad lines under --strict; 2 the input or
the usage is wrong; 3 a translation was refused.`;

function createProgram(host: Host, finish: (code: ExitCode) => void): Command {
  const program = new Command('eqlibrium')
    .description(
      'Translate Elastic EQL detection rules to Sigma, Elasticsearch query DSL and JavaScript, and check that they agree.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('(--help shows what can be said)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void host.out(text),
      writeErr: (text) => host.note(text.trimEnd()),
    })
    .addHelpText('after', RULE_HELP);

  const semantics = (command: Command): Command =>
    command
      .option(
        '--folding <kind>',
        'case-insensitive letters: ascii (Elasticsearch up to mid-2026) or unicode',
        oneOf('ascii', 'unicode'),
        'ascii',
      )
      .option(
        '--function-wildcards <reading>',
        'wildcards in endsWith/stringContains: engine (they act) or documented (they are literal)',
        oneOf('engine', 'documented'),
        'engine',
      );

  semantics(program.command('parse'))
    .description('print the syntax tree and the meaning (IR) of rules')
    .argument('<rule...>', 'rules to read')
    .option('--ast', 'only the syntax tree')
    .option('--ir', 'only the meaning')
    .option('--json', 'as one JSON document')
    .action(async (rules, options) => finish(await (await import('./commands/parse.ts')).parseCommand(rules, options, host)));

  semantics(program.command('translate'))
    .description('print the artifact of a target; losses and notes go to standard error')
    .argument('<rule...>', 'rules to read')
    .requiredOption('--to <target>', 'sigma, es-dsl or js')
    .option('--out <folder>', 'write one file a rule into this folder')
    .option('--taxonomy <name>', 'sigma: field names, ecs or sigma', oneOf('ecs', 'sigma'))
    .option('--attack-version <number>', 'sigma: ATT&CK version of the tags, 18 or 19', oneOf('18', '19'))
    .option(
      '--portable-case <where>',
      'sigma: drop |cased on closed vocabularies (enum) or everywhere (all)',
      oneOf('none', 'enum', 'all'),
    )
    .option('--no-schedule', 'es-dsl: leave out the time range of the schedule')
    .option('--quiet', 'no notes, only losses and problems')
    .action(async (rules, options) =>
      finish(await (await import('./commands/translate.ts')).translateCommand(rules, options, host)),
    );

  semantics(program.command('corpus'))
    .description('print labelled events for a rule as NDJSON; the same seed gives the same bytes')
    .argument('[rule]', 'the rule; without it the built-in one')
    .option('--events <count>', 'how many events', wholeNumber(0, 100_000_000), 1000)
    .option('--seed <number>', 'seed of the generator', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--malicious-share <share>', 'share of malicious events, 0 to 1', share, 0.02)
    .action(async (rule, options) => finish(await (await import('./commands/corpus.ts')).corpusCommand(rule, options, host)));

  semantics(program.command('check'))
    .description('run generated events through the oracle and every engine and compare')
    .argument('[rule...]', 'rules to check; without one the built-in rule')
    .option('--events <count>', 'events a rule', wholeNumber(1, 100_000_000), 10_000)
    .option('--seed <number>', 'seed of the generator', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--json', 'print the report as one JSON document')
    .option('--junit <file>', 'also write the report as JUnit XML')
    .action(async (rules, options) => finish(await (await import('./commands/check.ts')).checkCommand(rules, options, host)));

  semantics(program.command('match'))
    .description('print the events of NDJSON files that match; RULE... then FILE or - (standard input)')
    .argument('<rule...>', 'rules, then one NDJSON file (gzip too) or -')
    .option('--count', 'print counts only')
    .option('--json', 'with --count: as one JSON document')
    .option('--strict', 'malformed lines are fatal: exit code 1')
    .action(async (arguments_, options) =>
      finish(await (await import('./commands/match.ts')).matchCommand(arguments_, options, host)),
    );

  program
    .command('bench')
    .description('measure the matchers, the translators and the parser; answers are checked before anything is timed')
    .option('--json <file>', 'write the results as JSON')
    .option('--quick', 'fewer events and shorter runs')
    .action(async (options) => finish(await (await import('./commands/bench.ts')).benchCommand(options, host)));

  program
    .command('demo')
    .description('the main job on the built-in rule: three translations, a corpus, the agreement, the throughput')
    .option('--events <count>', 'how many events', wholeNumber(100, 10_000_000), 20_000)
    .option('--seed <number>', 'seed of the generator', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .action(async (options) => finish(await (await import('./commands/demo.ts')).demoCommand(options, host)));

  return program;
}

function oneOf(...choices: readonly string[]): (text: string) => string {
  return (text) => {
    if (!choices.includes(text)) throw new InvalidArgumentError(`Choose one of ${choices.join(', ')}.`);
    return text;
  };
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text.replaceAll('_', ''));
    if (!/^[\d_]+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

function share(text: string): number {
  const value = Number(text);
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text) || value > 1) throw new InvalidArgumentError('Give a share from 0 to 1, such as 0.02.');
  return value;
}
