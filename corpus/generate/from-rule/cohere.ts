import type { Event, Json } from '../../../src/event/index.ts';
import { at, put } from '../edit.ts';
import { baseName } from '../spawn.ts';

/** Fields that tell the same thing twice: a name and the path it ends. */
const PATHS = [
  ['process.name', 'process.executable'],
  ['process.parent.name', 'process.parent.executable'],
  ['file.name', 'file.path'],
  ['dll.name', 'dll.path'],
  ['registry.value', 'registry.path'],
] as const;

/** Arguments, the command line they make, and the program that stands first in it. */
const COMMANDS = [
  ['process.args', 'process.command_line', 'process.name'],
  ['process.parent.args', 'process.parent.command_line', 'process.parent.name'],
] as const;

/**
 * Lets fields that the rule does not read follow those that it does, so that an event tells one story: a path ends in the new
 * name, a command line repeats the new arguments. `reads` says which fields decide the label; they are left alone.
 */
export function cohere(event: Event, reads: (field: string) => boolean): Event {
  let told = event;
  for (const [nameField, pathField] of PATHS) {
    const name = at(told, nameField);
    const path = at(told, pathField);
    if (typeof name !== 'string' || typeof path !== 'string' || reads(nameField) === reads(pathField)) continue;
    told = reads(pathField)
      ? put(told, nameField, baseName(path))
      : put(told, pathField, path.slice(0, path.length - baseName(path).length) + name);
  }
  const extension = at(told, 'file.extension');
  const path = at(told, 'file.path');
  if (typeof extension === 'string' && typeof path === 'string' && reads('file.extension') && !reads('file.path')) {
    if (!reads('file.name')) told = put(told, 'file.name', withExtension(baseName(path), extension));
    told = put(told, 'file.path', withExtension(path, extension));
  }
  for (const [argsField, lineField, nameField] of COMMANDS) {
    const args = at(told, argsField);
    const line = at(told, lineField);
    if (!Array.isArray(args) || typeof line !== 'string' || reads(argsField) === reads(lineField)) continue;
    told = reads(lineField)
      ? put(told, argsField, line.split(' '))
      : put(told, lineField, commandLine(args, at(told, nameField)));
  }
  return told;
}

function withExtension(path: string, extension: string): string {
  return path.endsWith(`.${extension}`) ? path : `${path.replace(/\.[^./\\]*$/, '')}.${extension}`;
}

/** What a shell would have been given: the arguments, after the program where they do not begin with it. */
function commandLine(args: readonly Json[], name: Json | undefined): string {
  const [first] = args;
  const begun = typeof name !== 'string' || (typeof first === 'string' && baseName(first) === name);
  return (begun ? args : [name, ...args]).join(' ');
}
