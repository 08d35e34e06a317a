import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createStream } from '../../src/stream/index.ts';
import { type Answers, collectAnswers } from './answers.ts';
import { type ContestRule, lookingOf } from './rules.ts';

/** The events as every contestant reads them: plain NDJSON, an event a line and nothing else, so that nobody is timed for telling forms apart. */
export interface EventsFile {
  readonly plain: string;
  /** The same, with the number of its line as the first member of every event. */
  readonly marked: string;
  /** No events. */
  readonly empty: string;
  readonly events: number;
  readonly bytes: number;
  /** Lines of the input that are no event, which nobody is given. */
  readonly badLines: number;
  /** What a full scan finds: every event is parsed, and every rule is asked. */
  readonly expected: Answers;
}

/** Under this name an event carries the number of its line; no field of ECS and no field of a rule has such a name. */
export const LINE_MEMBER = 'eqlibrium line';

/** Writes the events into a folder, and asks every rule about every one of them on the way. */
export async function writeEvents(
  inputs: readonly AsyncIterable<Uint8Array>[],
  rules: readonly ContestRule[],
  folder: string,
): Promise<EventsFile> {
  const paths = {
    plain: join(folder, 'events.ndjson'),
    marked: join(folder, 'marked.ndjson'),
    empty: join(folder, 'empty.ndjson'),
  };
  await writeFile(paths.empty, '');
  const files = [createWriteStream(paths.plain), createWriteStream(paths.marked)] as const;
  const pairs: [number, number][] = [];
  const found = rules.map(() => 0);
  const pending: [string[], string[]] = [[], []];
  let events = 0;
  const every = { id: '', name: '', matches: () => true, facts: null };
  const stream = createStream([...rules.map(({ ready }) => ready), every], {
    form: 'any',
    // It leaves the last, which sees every event as it is.
    looking: lookingOf(rules),
    fullScan: true,
    keepLines: false,
    onMatch({ rules: matched, line }) {
      events++;
      const text = line.trim();
      pending[0].push(`${text}\n`);
      const rest = text.slice(1).trimStart();
      pending[1].push(`{${JSON.stringify(LINE_MEMBER)}:${events}${rest === '}' ? '' : ','}${rest}\n`);
      for (const rule of matched) if (rule < rules.length) pairs.push([rule, events]);
    },
    // A sequence is many lines: its matches are compared by how many there are.
    onSeries({ rule }) {
      found[rule] = (found[rule] ?? 0) + 1;
      pairs.push([rule, found[rule] ?? 0]);
    },
  });
  const flush = async (): Promise<void> => {
    for (const [at, file] of files.entries()) await write(file, (pending[at] ?? []).splice(0).join(''));
  };
  for (const input of inputs) {
    for await (const chunk of input) {
      stream.push(chunk);
      await flush();
    }
    stream.endInput();
  }
  const { badLineCount } = stream.end();
  await flush();
  const bytes = files[0].bytesWritten;
  for (const file of files) await new Promise<void>((resolve) => file.end(resolve));
  return { ...paths, events, bytes, badLines: badLineCount, expected: collectAnswers(pairs) };
}

async function write(file: WriteStream, text: string): Promise<void> {
  if (text !== '' && !file.write(text)) await once(file, 'drain');
}
