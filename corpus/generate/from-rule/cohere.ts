import type { Event } from '../../../src/event/index.ts';
import { at, put } from '../edit.ts';
import { baseName } from '../spawn.ts';

/** Fields that tell the same thing twice: a name and the path it ends. */
const PATHS = [
  ['process.name', 'process.executable'],
  ['process.parent.name', 'process.parent.executable'],
  ['file.name', 'file.path'],
  ['dll.name', 'dll.path'],
] as const;

/** Arguments and the command line they make. */
const COMMANDS = [
  ['process.args', 'process.command_line'],
  ['process.parent.args', 'process.parent.command_line'],
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
  for (const [argsField, lineField] of COMMANDS) {
    const args = at(told, argsField);
    const line = at(told, lineField);
    if (!Array.isArray(args) || typeof line !== 'string' || reads(argsField) === reads(lineField)) continue;
    told = reads(lineField) ? put(told, argsField, line.split(' ')) : put(told, lineField, args.join(' '));
  }
  return told;
}
