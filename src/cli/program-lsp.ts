import type { Command } from 'commander';
import { HELP } from './help.ts';
import type { ExitCode, Host } from './host/host.ts';
import { listOf } from './options/values.ts';

/** What editors talk to. */
export function addLsp(program: Command, host: Host, finish: (code: ExitCode) => void): void {
  program
    .command('lsp')
    .description('a language server over standard input and output, for editors')
    .option('--stdio', 'standard input and output; there is no other way, and editors like to say so')
    .option(
      '--to <targets>',
      'also tell what these targets lose or refuse of rules, parted by commas',
      listOf((name) => name),
    )
    .addHelpText('after', HELP.lsp)
    .action(async (options) => finish(await (await import('./commands/lsp.ts')).lspCommand(options, host)));
}
