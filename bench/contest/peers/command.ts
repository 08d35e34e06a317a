import { Absent, type Arena, type Contestant, type Reading } from '../contestant.ts';
import type { Command } from '../measured-process.ts';
import type { ContestRule } from '../rules.ts';
import { nameOf, readMatches } from './eqlibrium.ts';

/**
 * A command of the user's: `{events}` in it is the file of events, `{rules}` the files of the rules. It prints a match a line, as `match --ids`
 * does (`{"rule":{"id":...,"name":...},"line":3}`), or a number or any lines: then it is compared by how many lines some rule matches. Exit code 1 is as
 * that of grep: nothing was found.
 */
export function ownCommand(text: string, rules: readonly ContestRule[], { events }: Arena): Contestant {
  const [program, ...words] = splitWords(text);
  if (program === undefined) throw new Absent('a command is the name of a program and its words');
  if (!words.some((word) => word.includes('{events}')))
    throw new Absent(`the command has to say {events} where the file of events goes: ${text}`);
  const files = [...new Set(rules.map(({ file }) => file))];
  const timed = (file: string): Command => ({
    program,
    likeGrep: true,
    words: words.flatMap((word) =>
      word === '{rules}' ? files : [word.replaceAll('{rules}', files[0] ?? '').replaceAll('{events}', file)],
    ),
  });
  const named = new Map(rules.map((rule, place) => [nameOf(rule), place]));
  return {
    name: program.replace(/^.*[/\\]/, ''),
    version: '',
    remark: text,
    rules: [...rules.keys()],
    refused: new Map(),
    asked: timed(events.plain),
    read: (output) => readOutput(output, named),
    timed,
  };
}

function readOutput(output: string, named: ReadonlyMap<string, number>): Reading {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && /^\s*\d+\s*$/.test(only)) return { kind: 'lines', count: Number(only) };
  const read = readMatches(output, named);
  return read.kind === 'pairs' ? read : { kind: 'lines', count: lines.length };
}

/** Words are parted by blanks; what stands in quotes is one. No shell reads it. */
export function splitWords(text: string): readonly string[] {
  return [...text.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double: string | undefined, single: string | undefined) => double ?? single ?? ''),
  );
}
