import { type Command, Option } from 'commander';

/** Rules that were read once are known in the next run. */
export function addCache(command: Command): void {
  command
    .addOption(
      new Option('--cache <folder>', 'where what was read of rules is kept for the next run').default(true, "the user's cache"),
    )
    .option('--no-cache', 'read every rule anew, and keep nothing');
}
