import { type Command, InvalidArgumentError } from 'commander';
import { withFieldName, withPlaceholder } from '../../pipelines/assignments.ts';

/** Commands that take rules under other names; an explanation is of the text as it is written. */
const RENAMING: readonly string[] = [
  'parse',
  'translate',
  'corpus',
  'check',
  'match',
  'coverage',
  'test',
  'diff',
  'bench',
  'lsp',
  'review',
];

/** How fields are called in events. */
export function addNames(command: Command): void {
  if (!RENAMING.includes(command.name())) return;
  command
    .option(
      '--pipeline <file>',
      "a processing pipeline of pySigma for names of one's own; may be said several times",
      pipelineFile,
    )
    .option('--field <name=other>', 'events have OTHER for the field NAME of the rules; may be said several times', fieldName)
    .option('--pipeline-reverse', 'read the names of the pipelines the other way round: from those they give to those they take');
}

/** What stands in rules for values of the environment; every command that reads rules takes it. */
export function addPlaceholders(command: Command): void {
  command.option(
    '--placeholder <name=values>',
    'values, parted by commas, for %NAME% in Sigma rules; may be said several times',
    placeholder,
  );
}

/** A file behind `--pipeline`, which may be said several times. */
function pipelineFile(file: string, before: readonly string[] = []): readonly string[] {
  return [...before, file];
}

/** `NAME=VALUE,VALUE` behind `--placeholder`, which may be said several times. */
function placeholder(
  text: string,
  before: ReadonlyMap<string, readonly string[]> = new Map(),
): ReadonlyMap<string, readonly string[]> {
  return given(withPlaceholder(text, before));
}

/** `NAME=OTHER` behind `--field`, which may be said several times. */
function fieldName(text: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  return given(withFieldName(text, before));
}

function given<Value>(read: Value | string): Value {
  if (typeof read === 'string') throw new InvalidArgumentError(read);
  return read;
}
