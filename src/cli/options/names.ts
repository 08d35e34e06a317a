import { InvalidArgumentError } from 'commander';
import { isFieldName } from '../../pipelines/field-name.ts';

/** A file behind `--pipeline`, which may be said several times. */
export function pipelineFile(file: string, before: readonly string[] = []): readonly string[] {
  return [...before, file];
}

/** `NAME=OTHER` behind `--field`, which may be said several times. */
export function fieldName(text: string, before: ReadonlyMap<string, string> = new Map()): ReadonlyMap<string, string> {
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
