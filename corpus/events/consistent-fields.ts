import type { Event, Json } from '../../src/event/index.ts';
import { baseName, LOCAL_SYSTEM, ROOT } from '../background/process-events.ts';
import { at, drop, put } from '../edit.ts';

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
 * name, a command line repeats the new arguments. `reads` says which fields decide the label; they are left alone. `background` is the
 * ordinary event that it was before.
 */
export function makeConsistent(event: Event, reads: (field: string) => boolean, background: Event): Event {
  let told = calledByName(event, reads, background);
  for (const [nameField, pathField] of PATHS) {
    const name = at(told, nameField);
    const path = at(told, pathField);
    if (reads(nameField) === reads(pathField)) continue;
    if (typeof name === 'string' && path === undefined && reads(nameField))
      told = put(told, pathField, `${folderIn(told)}${name}`);
    if (typeof name !== 'string' || typeof path !== 'string') continue;
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
    if (!Array.isArray(args) || reads(argsField) === reads(lineField)) continue;
    if (typeof line !== 'string' && (line !== undefined || reads(lineField))) continue;
    told =
      reads(lineField) && typeof line === 'string'
        ? put(told, argsField, line.split(' '))
        : put(told, lineField, commandLine(args, at(told, nameField)));
  }
  return asEndgame(withAccount(withKey(told, reads), reads), reads);
}

/** A program that the rule put in the place of another is not called with the arguments of that one. */
function calledByName(event: Event, reads: (field: string) => boolean, background: Event): Event {
  return PROGRAMS.reduce((told: Event, process): Event => {
    const [executable, name] = [at(told, `${process}.executable`), at(told, `${process}.name`)];
    const said = ['args', 'args_count', 'command_line'].some((field) => reads(`${process}.${field}`));
    const replaced = [executable !== at(background, `${process}.executable`), name !== at(background, `${process}.name`)];
    const program =
      replaced[0] && reads(`${process}.executable`) ? executable : replaced[1] && reads(`${process}.name`) ? name : null;
    if (said || typeof program !== 'string' || program === '' || !Array.isArray(at(told, `${process}.args`))) return told;
    const args = put(put(told, `${process}.args`, [program]), `${process}.args_count`, 1);
    return put(args, `${process}.command_line`, program);
  }, event);
}

const PROGRAMS = ['process', 'process.parent'] as const;

/** What Endgame's own fields repeat. */
const REPEATED = [
  ['endgame.process_path', 'process.executable'],
  ['endgame.process_name', 'process.name'],
  ['endgame.command_line', 'process.command_line'],
  ['endgame.parent_process_path', 'process.parent.executable'],
  ['endgame.parent_process_name', 'process.parent.name'],
  ['endgame.file_path', 'file.path'],
  ['endgame.file_name', 'file.name'],
  ['endgame.uid', 'user.id'],
  ['endgame.user_name', 'user.name'],
] as const;

function asEndgame(event: Event, reads: (field: string) => boolean): Event {
  return REPEATED.reduce((told: Event, [own, field]): Event => {
    const value = at(told, field);
    const repeats = typeof at(told, own) === 'string' && typeof value === 'string' && !reads(own);
    return repeats ? put(told, own, value) : told;
  }, event);
}

/** The path of a value in the registry is its hive, its key and its name. */
function withKey(event: Event, reads: (field: string) => boolean): Event {
  const key = at(event, 'registry.key');
  const path = at(event, 'registry.path');
  if (typeof key !== 'string' || typeof path !== 'string' || !reads('registry.key') || reads('registry.path')) return event;
  const [hive = 'HKLM'] = path.split('\\');
  return put(event, 'registry.path', `${hive}\\${key}\\${baseName(path)}`);
}

/** The accounts that go by their ids: name and domain follow where the rule reads the id alone. */
const ACCOUNTS = [ROOT, LOCAL_SYSTEM];

function withAccount(event: Event, reads: (field: string) => boolean): Event {
  const account = ACCOUNTS.find(({ id }) => id === at(event, 'user.id'));
  if (account === undefined || !reads('user.id') || reads('user.name') || reads('user.domain')) return event;
  const real = at(event, 'user.Ext.real') === undefined || reads('user.Ext.real.id') || reads('user.Ext.real.name');
  const own = real ? event : put(event, 'user.Ext.real', { id: account.id, name: account.name });
  const named = put(own, 'user.name', account.name);
  return account.domain === null ? drop(named, 'user.domain') : put(named, 'user.domain', account.domain);
}

/** Where programs and files lie on the system of the event. */
function folderIn(event: Event): string {
  return at(event, 'host.os.type') === 'windows' ? 'C:\\ProgramData\\' : '/opt/';
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
