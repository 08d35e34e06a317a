import type { Command } from 'commander';
import { HELP } from './help.ts';
import type { ExitCode, Host } from './host/host.ts';
import { duration, wholeNumber } from './options/values.ts';

/** Times of this program, and of others beside it. */
export function addBench(program: Command, host: Host, finish: (code: ExitCode) => void): void {
  program
    .command('bench')
    .description('measure the matchers, the translators and the parser; answers are checked before anything is timed')
    .usage('[options] [RULE... FILE...]')
    .argument('[RULE...]', 'rules, then files of events (gzip too), which are matched by all; without: what is built in')
    .option(
      '--peer <peer>',
      'also time this one: rsigma, rsigma-routed, module, python-eql, ripgrep, jq, or a command with {rules} and {events}',
      said,
    )
    .option('--rounds <count>', 'how often everybody runs (default: 5)', wholeNumber(1, 1000))
    .option('--timeout <time>', 'how long one run of one of them may take (default: 10m)', duration)
    .option('--json <file>', 'write the results as JSON')
    .option('--html <file>', 'write them as a page with plots, also by number of rules, size of events and share of matches')
    .option('--baseline <file>', 'compare with results that --json wrote before')
    .option('--quick', 'without rules: fewer events and shorter runs')
    .addHelpText('after', HELP.bench)
    .action(async (arguments_, options) =>
      finish(await (await import('./commands/bench.ts')).benchCommand(arguments_, options, host)),
    );
}

function said(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
