import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CheckableRule } from '../../src/api/checkable-rule.ts';
import { generateCorpus } from '../../src/api/generate-corpus.ts';
import { parse } from '../../src/api/parse.ts';
import type { Answers } from '../contest/answers.ts';
import { type EventsFile, LINE_MEMBER } from '../contest/events-file.ts';
import type { ContestRule } from '../contest/index.ts';
import { EVENTS } from './tasks.ts';

/** Events made of rules, NDJSON: the first of each rule, then the second of each, and so on. The same rules give the same bytes. */
export function madeEvents(rules: readonly ContestRule[]): readonly string[] {
  const corpora = [...new Set(rules.map(({ file }) => file))].flatMap((file) =>
    parse(readFileSync(file, 'utf8'), { name: file }).rules.flatMap(({ syntax, meaning }) => {
      if (!meaning.ok || meaning.value.rule.plan.kind !== 'single') return [];
      const rule = { syntax, ...meaning.value } as CheckableRule;
      return [
        [...generateCorpus(rule, { events: EVENTS.ofEachRule, seed: EVENTS.seed })].map(({ event }) => JSON.stringify(event)),
      ];
    }),
  );
  const most = Math.max(0, ...corpora.map((lines) => lines.length));
  return Array.from({ length: most }, (_, at) => corpora.flatMap((lines) => lines.slice(at, at + 1))).flat();
}

/** An hour later each time, so that no two lines are the same. */
const LATER_MS = 3_600_000;

/** The same events so many times, each time an hour later, in files of their own; what is expected is what is expected of them once, as often. */
export async function repeated(events: EventsFile, times: number, folder: string): Promise<EventsFile> {
  if (times === 1) return events;
  await mkdir(folder, { recursive: true });
  const paths = {
    plain: join(folder, 'events.ndjson'),
    marked: join(folder, 'marked.ndjson'),
    empty: join(folder, 'empty.ndjson'),
  };
  await writeFile(paths.empty, '');
  const bytes = await writeRepeated(events.plain, times, paths.plain, (line) => line);
  const mark = `{${JSON.stringify(LINE_MEMBER)}:`;
  await writeRepeated(events.marked, times, paths.marked, (line, time) =>
    line.replace(/^\{"[^"]*":(\d+)/, (_, number: string) => `${mark}${Number(number) + time * events.events}`),
  );
  const expected = repeatedAnswers(events.expected, events.events, times);
  return { ...paths, events: events.events * times, bytes, badLines: 0, expected };
}

export function repeatedAnswers(answers: Answers, events: number, times: number): Answers {
  const again = (lines: ReadonlySet<number>): ReadonlySet<number> =>
    new Set(Array.from({ length: times }, (_, time) => [...lines].map((line) => line + time * events)).flat());
  return new Map([...answers].map(([rule, lines]) => [rule, again(lines)]));
}

async function writeRepeated(
  from: string,
  times: number,
  to: string,
  change: (line: string, time: number) => string,
): Promise<number> {
  const output = createWriteStream(to);
  for (let time = 0; time < times; time++) {
    for await (const line of createInterface({ input: createReadStream(from, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
      if (!output.write(`${change(later(line, time), time)}\n`)) await once(output, 'drain');
    }
  }
  await new Promise<void>((resolve) => output.end(resolve));
  return output.bytesWritten;
}

/** The event at another time, where it has one that is written as usual. */
function later(line: string, time: number): string {
  if (time === 0) return line;
  return line.replace(/"@timestamp":"(\d{4}-[^"]*Z)"/, (whole, text: string) => {
    const moment = Date.parse(text);
    return Number.isNaN(moment) ? whole : `"@timestamp":"${new Date(moment + time * LATER_MS).toISOString()}"`;
  });
}
