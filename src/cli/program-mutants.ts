import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';

export const EVENTS_A_RULE = 'events a rule (default: 10000, with --mutants 500)';

/** What proofs find, alone. */
export const PINS_OF_CORPUS = 'print what proofs find for each condition, nothing generated';

/** What `check` is told of pins and mutants. */
export function addMutants(check: Command): Command {
  return check
    .option('--pins', 'beside the generated events those that proofs find for each condition')
    .option('--mutants', 'change rules in one place after the other, and list the changes that their events do not notice')
    .option('--min-mutation-score <percent>', 'exit code 1 for a rule whose events notice fewer of its mutants', percent);
}

function percent(text: string): number {
  const value = Number(text);
  if (/^\d+(?:\.\d+)?$/.test(text) && value <= 100) return value;
  throw new InvalidArgumentError('Give a number from 0 to 100.');
}
