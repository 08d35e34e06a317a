import { closeSync, openSync, writeSync } from 'node:fs';

/** One event in so many starts a program as the built-in rule looks for. */
export const EVERY = 1000;

/** Where programs are, named by a letter that `\w` stands for in every version of Lucene; those of `/var/run` miss by the ending, by the user, or by the kind of event. */
const PROGRAMS = [
  '/usr/bin/bash',
  '/usr/sbin/sshd',
  '/usr/lib/systemd/systemd',
  '/var/run/state.db',
  '/var/run/ww.pid',
  '/usr/bin/python3',
];
const LINES = 2000;
const START = Date.UTC(2026, 0, 1);

/** Writes so many events, a JSON object a line; their numbers are under `event.sequence`. */
export function writeEvents(file: string, count: number): void {
  const output = openSync(file, 'w');
  for (let from = 0; from < count; from += LINES) {
    const lines = Array.from({ length: Math.min(LINES, count - from) }, (_, at) => `${JSON.stringify(eventAt(from + at))}\n`);
    writeSync(output, lines.join(''));
  }
  closeSync(output);
}

/** The numbers of the events that match, known from how they are made. */
export function matching(count: number): ReadonlySet<number> {
  return new Set(Array.from({ length: Math.ceil(count / EVERY) }, (_, at) => at * EVERY));
}

function eventAt(number: number): object {
  const hit = number % EVERY === 0;
  const executable = hit ? `/var/run/${'w'.repeat(1 + (number % 7))}.lock` : (PROGRAMS[number % PROGRAMS.length] ?? '');
  const name = executable.slice(executable.lastIndexOf('/') + 1);
  // A program of `/var/run` that would match by its name is somebody else's, or ends.
  const ends = !hit && name === 'ww.pid' && number % 4 === 0;
  return {
    '@timestamp': new Date(START + number * 10).toISOString(),
    event: { sequence: number, category: ['process'], type: [ends ? 'end' : 'start'] },
    host: { id: `host-${number % 997}`, os: { type: 'linux' } },
    process: { pid: number % 65_536, name, executable, args: [executable, `--run=${number}`] },
    user: { id: hit || ends ? '0' : String(1000 + (number % 101)), name: hit ? 'root' : `user-${number % 101}` },
  };
}
