import type { Command } from 'commander';
import { EFFORTS, MOST_PINS } from '../api/efforts.ts';
import { SHAPE_NAMES } from '../shapes/index.ts';
import { HELP } from './help.ts';
import type { ExitCode, Host } from './host/host.ts';
import { effortWords, SCALAR, steps } from './options/effort.ts';
import { oneOf, wholeNumber } from './options/values.ts';

/** The commands that keep what rules mean. */
export function addGolden(program: Command, host: Host, finish: (code: ExitCode) => void): void {
  program
    .command('test')
    .description('replay golden events, which say what to expect of rules')
    .argument('<RULE...>', 'rules to test')
    .requiredOption('--events <file...>', 'golden events: files of YAML or NDJSON, folders or globs')
    .option(
      '--shape <shape>',
      `how the events are written: ${SHAPE_NAMES.join(', ')}, or auto (default), which tells it by each event`,
      oneOf('auto', ...SHAPE_NAMES),
    )
    .option('--partial', 'golden events of rules that are not given are passed over')
    .option('--strict', 'a rule without golden events is an error')
    .option('--update', 'write the expectations in golden files as the rules meet them now, and list what changes')
    .option('--json', 'as one JSON document')
    .option('--junit <file>', 'also write the report as JUnit XML')
    .addHelpText('after', HELP.test)
    .action(async (rules, options) => finish(await (await import('./commands/test.ts')).testCommand(rules, options, host)));

  program
    .command('freeze')
    .description('write golden events that pin down what rules mean, a file a rule')
    .argument('<RULE...>', 'rules to freeze')
    .requiredOption('--out <folder>', 'where the files go')
    .option('--force', 'overwrite files that somebody edited')
    .option('--most <count>', `the most events, or timelines, for one rule (default: ${MOST_PINS})`, wholeNumber(1, 10_000))
    .option('--effort <steps>', effortWords('each rule', EFFORTS.pins), steps)
    .option('--scalar', SCALAR)
    .addHelpText('after', HELP.freeze)
    .action(async (rules, options) => finish(await (await import('./commands/freeze.ts')).freezeCommand(rules, options, host)));
}
