import { type Command, InvalidArgumentError } from 'commander';
import { isFieldName } from '../../pipelines/field-name.ts';

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

/** `NAME=VALUE,VALUE` behind `--placeholder`; a comma with a backslash is one. Values of one name that is said twice come together. */
function placeholder(
  text: string,
  before: ReadonlyMap<string, readonly string[]> = new Map(),
): ReadonlyMap<string, readonly string[]> {
  const at = text.indexOf('=');
  const name = text
    .slice(0, Math.max(0, at))
    .trim()
    .replace(/^%([^%]+)%$/, '$1');
  const values = text.slice(at + 1).match(/(?:\\,|[^,])+/g) ?? [];
  if (name === '' || name.includes('%') || values.length === 0)
    throw new InvalidArgumentError('Give the name of a placeholder and its values, such as admins=alice,bob for %admins%.');
  const written = values.map((value) => value.replaceAll('\\,', ','));
  return new Map([...before, [name, [...(before.get(name) ?? []), ...written]]]);
}

/** A file behind `--pipeline`, which may be said several times. */
function pipelineFile(file: string, before: readonly string[] = []): readonly string[] {
  return [...before, file];
}

/** `NAME=OTHER` behind `--field`, which may be said several times. */
function fieldName(text: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
  const at = text.indexOf('=');
  const [name, other] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 0 || !isFieldName(name) || !isFieldName(other))
    throw new InvalidArgumentError(
      'Give a field of the rule and the name that events have for it, such as event.action=EventAction.',
    );
  const known = before.get(name);
  if (known !== undefined && known !== other)
    throw new InvalidArgumentError(`${name} was given the name ${known} already, and can have one.`);
  return new Map([...before, [name, other]]);
}
