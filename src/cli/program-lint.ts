import type { Command } from 'commander';
import { EFFORTS } from '../api/efforts.ts';
import { HELP } from './help.ts';
import type { ExitCode, Host } from './host/host.ts';
import { effortWords, steps } from './options/effort.ts';
import { oneOf } from './options/values.ts';

/** What is wrong or needless in rules. */
export function addLint(program: Command, host: Host, command: string, finish: (code: ExitCode) => void): void {
  program
    .command('lint')
    .description('say what is wrong or needless in rules, each finding with its proof')
    .argument('<RULE...>', 'rules to look at')
    .option('--code <codes>', 'only findings of these codes, parted by commas; may be said several times', codes)
    .option('--ignore <codes>', 'no findings of these codes', codes)
    .option('--min-severity <severity>', 'leave out what is less grave: note or warning', oneOf('note', 'warning'), 'note')
    .option('--effort <steps>', effortWords('each rule', EFFORTS.lint), steps)
    .option('--fix', 'mend files where the rule is proven to match the same events as before')
    .option('--diff', 'print what --fix would change, and write nothing')
    .option('--dry-run', 'the same as --diff')
    .option('--sarif <file>', 'also write the findings as SARIF')
    .option('--json', 'as one JSON document')
    .addHelpText('after', HELP.lint)
    .action(async (rules, options) => {
      const { lintCommand, refuseUnknown } = await import('./commands/lint.ts');
      refuseUnknown([...(options.code ?? []), ...(options.ignore ?? [])]);
      finish(await lintCommand(rules, { ...options, command }, host));
    });
}

/** What the codes of findings and of all else mean. */
export function addCodes(program: Command, host: Host, finish: (code: ExitCode) => void): void {
  program
    .command('codes')
    .description('list the codes of problems, losses and refusals, or say what one means and what can be done')
    .argument('[CODE]', 'the code behind a message, in its brackets')
    .option('--json', 'as one JSON document')
    .addHelpText('after', HELP.codes)
    .action(async (code, options) => finish(await (await import('./commands/codes.ts')).codesCommand(code, options, host)));
}

/** Codes behind an option, parted by commas; it may be said several times. */
function codes(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...text.split(',').map((one) => one.trim())];
}
