import type { Command } from 'commander';
import { EFFORTS } from '../api/efforts.ts';
import { HELP } from './help.ts';
import type { ExitCode, Host } from './host/host.ts';
import { effortWords, SCALAR, steps } from './options/effort.ts';
import { addGolden } from './program-golden.ts';

const EFFORT = effortWords('each question', EFFORTS.question);

/** The commands that look at all events at once, and behind them those that keep some. */
export function addProofs(
  program: Command,
  host: Host,
  outputs: typeof import('./options/outputs.ts') | null,
  finish: (code: ExitCode) => void,
): void {
  const prove = program
    .command('prove')
    .description('compare each artifact of rules with its rule for every event, or show the event that tells them apart')
    .argument('<RULE...>', 'rules to prove');
  outputs?.addTargets(prove);
  prove
    .option('--scalar', SCALAR)
    .option('--effort <steps>', EFFORT, steps)
    .option('--json', 'as one JSON document')
    .addHelpText('after', HELP.prove)
    .action(async (rules, options) => finish(await (await import('./commands/prove.ts')).proveCommand(rules, options, host)));

  program
    .command('diff')
    .description('say what rules catch beside others, for every event, and what else differs')
    .usage('[options] A B | --git REV [PATH] | --history FILE')
    .argument('[A]', 'a rule, or a folder or export of them; with --git what to look at (default: the folder you are in)')
    .argument('[B]', 'another, in any language')
    .option('--git <rev>', 'rules of a folder against revision REV, or A..B against each other, A...B as a pull request does')
    .option('--history <file>', 'every commit of the rules of a file, against the one before')
    .option('--md', 'as Markdown for a pull request')
    .option('--scalar', SCALAR)
    .option('--effort <steps>', EFFORT, steps)
    .option('--json', 'as one JSON document')
    .addHelpText('after', HELP.diff)
    .action(async (first, second, options) =>
      finish(await (await import('./commands/diff.ts')).diffCommand(first, second, options, host)),
    );

  addGolden(program, host, finish);
}
