import type { Command } from 'commander';
import { REVIEWED } from '../report/review/review.ts';
import { HELP } from './help.ts';
import { EVENTS_OF_REVIEW } from './help-review.ts';
import type { ExitCode, Host } from './host/host.ts';
import { listOf, oneOf, wholeNumber } from './options/values.ts';

const DEFAULT_FAIL_ON = ['unreadable', 'disagreement', 'golden'];

/** What a pull request does to rules. */
export function addReview(
  program: Command,
  host: Host,
  outputs: typeof import('./options/outputs.ts') | null,
  command: string,
  finish: (code: ExitCode) => void,
): void {
  const review = program
    .command('review')
    .description('say what a change of rules brings: what they catch now, what targets refuse or lose, agreement, golden events')
    .argument('[PATH]', 'a folder or a file of a repository', '.')
    .requiredOption('--git <rev>', 'since this revision; A..B and A...B as for diff');
  review.option('--staged', 'of the working tree only what is staged for the next commit');
  outputs?.addTargets(review);
  review
    .option('--golden <file...>', 'golden events to replay: files, folders or globs')
    .option('--baseline <file>', 'refusals, losses and disagreements that are known, as check writes it')
    .option('--events <count>', EVENTS_OF_REVIEW.words, wholeNumber(1, 1_000_000), EVENTS_OF_REVIEW.usual)
    .option('--seed <number>', 'seed of the generator', wholeNumber(0, Number.MAX_SAFE_INTEGER), 1)
    .option('--fail-on <kinds>', `what makes it fail: ${REVIEWED.join(', ')}, or none`, kinds, DEFAULT_FAIL_ON)
    .option('--json', 'as one JSON document')
    .option('--summary <file>', 'also write a summary for a pull request, as Markdown')
    .option('--sarif <file>', 'also write the findings as SARIF')
    .option('--annotations <file>', "also write the findings as commands of GitHub's runner")
    .option('--outputs <file>', 'also write the counts, a name and a number a line')
    .addHelpText('after', HELP.review)
    .action(async (path, options) =>
      finish(await (await import('./commands/review.ts')).reviewCommand(path, { ...options, command }, host)),
    );
}

/** What is said takes the place of the default. */
function kinds(text: string): readonly string[] {
  return listOf(oneOf(...REVIEWED, 'none'))(text);
}
