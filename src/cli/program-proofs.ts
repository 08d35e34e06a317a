import type { Command } from 'commander';
import { HELP } from './help.ts';
import type { ExitCode, Host } from './host/host.ts';
import { wholeNumber } from './options/values.ts';

const MOST_STEPS = 10_000_000_000;

/** The commands that look at all events at once. */
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
    .option('--scalar', 'fields hold one value at most')
    .option(
      '--effort <steps>',
      'work for each question (default: 20000000); with less more is unknown',
      wholeNumber(1000, MOST_STEPS),
    )
    .option('--json', 'as one JSON document')
    .addHelpText('after', HELP.prove)
    .action(async (rules, options) => finish(await (await import('./commands/prove.ts')).proveCommand(rules, options, host)));

  program
    .command('diff')
    .description('say what rule B catches beside rule A, for every event, and what else differs')
    .argument('<A>', 'one rule')
    .argument('<B>', 'another one, in any language')
    .option('--scalar', 'fields hold one value at most')
    .option('--json', 'as one JSON document')
    .addHelpText('after', HELP.diff)
    .action(async (first, second, options) =>
      finish(await (await import('./commands/diff.ts')).diffCommand(first, second, options, host)),
    );
}
