import { VERSION } from '../../../src/version.ts';
import { collectAnswers } from '../answers.ts';
import type { Arena, Contestant, Reading } from '../contestant.ts';
import type { Command } from '../measured-process.ts';
import { type ContestRule, SHAPE } from '../rules.ts';
import { parsedLines } from './output-lines.ts';

/** How this program is started again, and the words that say how rules are to be read. */
export interface OwnProgram {
  readonly command: Command;
  readonly reading: readonly string[];
}

/** Our own command line as a whole process, over the files of some of the rules: each match is printed as the rule's id and the number of the line. */
export function eqlibrium(
  own: OwnProgram,
  all: readonly ContestRule[],
  places: readonly number[],
  { events }: Arena,
  name = 'eqlibrium',
): Contestant {
  const files = [...new Set(places.flatMap((place) => all[place]?.file ?? []))];
  // Others read their rules in every round, so this one does.
  const timed = (file: string): Command => ({
    ...own.command,
    words: [...own.command.words, 'match', '--no-cache', ...own.reading, '--ids', '--shape', SHAPE, ...files, file],
  });
  const named = new Map(all.map((rule, place) => [nameOf(rule), place]));
  return {
    name,
    version: VERSION,
    remark: 'match --ids',
    rules: places,
    refused: new Map(),
    asked: timed(events.plain),
    read: (output) => readMatches(output, named),
    timed,
  };
}

/** What a rule is called in matches. */
export function nameOf({ id, name }: { readonly id: unknown; readonly name: unknown }): string {
  return JSON.stringify([id, name]);
}

/** Reads `{"rule":{"id","name"},"line":n}`; the matches of a sequence, which have many lines, are numbered. */
export function readMatches(output: string, named: ReadonlyMap<string, number>): Reading {
  const pairs: [number, number][] = [];
  const series = new Map<number, number>();
  for (const answer of parsedLines(output)) {
    const rule = answer?.['rule'];
    const place = isRecord(rule) ? named.get(nameOf({ id: rule['id'], name: rule['name'] })) : undefined;
    if (answer === null || place === undefined)
      return { kind: 'failed', message: 'it printed a line that is no match of a rule of these' };
    const line = answer['line'];
    if (typeof line === 'number') pairs.push([place, line]);
    else {
      series.set(place, (series.get(place) ?? 0) + 1);
      pairs.push([place, series.get(place) ?? 0]);
    }
  }
  return { kind: 'pairs', answers: collectAnswers(pairs) };
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
