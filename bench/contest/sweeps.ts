import { readFile } from 'node:fs/promises';
import { createStream } from '../../src/stream/index.ts';
import { everySoMany } from '../every-so-many.ts';
import { spreadOf } from '../measure.ts';
import { pairsOf } from './answers.ts';
import type { EventsFile } from './events-file.ts';
import { type ContestRule, isSingle, lookingOf } from './rules.ts';

/** How throughput changes with one thing, matching within this process. */
export interface Sweep {
  readonly title: string;
  /** What is changed, in which unit. */
  readonly by: string;
  readonly points: readonly SweepPoint[];
}

interface SweepPoint {
  /** What is changed. */
  readonly at: number;
  readonly events: number;
  readonly bytes: number;
  /** Of the processor, in seconds: the median of the rounds. */
  readonly match: number;
  /** The same for `JSON.parse` of every line. */
  readonly parse: number;
}

const ROUNDS = 3;
const CHUNK_BYTES = 1 << 20;
/** No more of the events are swept over: they are held in memory. */
const MOST_BYTES = 64 << 20;
/** Shares of events that match. */
const SHARES = [0, 0.001, 0.01, 0.1, 0.5, 1];

interface Line {
  readonly bytes: Uint8Array;
  readonly matches: boolean;
}

/**
 * By the number of rules, the size of events, and the share of them that match. Work is repeated until it takes `least` seconds: less says
 * nothing. What is counted is checked against the full scan.
 */
export async function runSweeps(
  all: readonly ContestRule[],
  events: EventsFile,
  least: number,
  note: (line: string) => void,
): Promise<readonly Sweep[]> {
  const rules = all.filter(isSingle);
  const places = [...all.keys()].filter((place) => isSingle(all[place] as ContestRule));
  const matched = new Set(places.flatMap((place) => [...(events.expected.get(place) ?? [])]));
  const lines = linesOf(await readFile(events.plain), matched);
  note('sweeping: number of rules');
  const byRules = sizesUpTo(rules.length).map((size) => {
    const chosen = everySoMany(rules, size);
    const wanted = chosen.map((rule) => all.indexOf(rule));
    const expected = lines.length === events.events ? pairsOf(events.expected, wanted) : null;
    return pointOf(size, lines, chosen, expected, least);
  });
  note('sweeping: size of events');
  const bySize = quartersOf(lines).map((some) => pointOf(Math.round(bytesOf(some) / some.length), some, rules, null, least));
  note('sweeping: share of matches');
  const byShare = SHARES.flatMap((share) => {
    const some = mixOf(lines, share);
    return some === null ? [] : [pointOf(share, some, rules, null, least)];
  });
  return [
    { title: 'Throughput by number of rules', by: 'rules', points: byRules },
    { title: 'Throughput by size of events', by: 'bytes an event', points: bySize },
    { title: 'Throughput by share of events that match', by: 'share', points: byShare },
  ].filter(({ points }) => points.length > 0);
}

function pointOf(
  at: number,
  lines: readonly Line[],
  rules: readonly ContestRule[],
  expected: number | null,
  least: number,
): SweepPoint {
  const bytes = Buffer.concat(lines.map((line) => line.bytes));
  const text = bytes.toString('utf8').trimEnd().split('\n');
  const parse: number[] = [];
  const match: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    parse.push(secondsOf(least, () => parseAll(text)));
    match.push(
      secondsOf(least, () => {
        const found = matchAll(bytes, rules);
        if (expected !== null && found !== expected) throw new Error(`match found ${found} where a full scan finds ${expected}`);
      }),
    );
  }
  return { at, events: lines.length, bytes: bytes.length, match: spreadOf(match).median, parse: spreadOf(parse).median };
}

function matchAll(bytes: Uint8Array, rules: readonly ContestRule[]): number {
  const stream = createStream(
    rules.map(({ ready }) => ready),
    { keepLines: false, looking: lookingOf(rules) },
  );
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) stream.push(bytes.subarray(at, at + CHUNK_BYTES));
  return stream.end().matches.reduce((sum, count) => sum + count, 0);
}

function parseAll(lines: readonly string[]): void {
  if (!lines.every((line) => typeof JSON.parse(line) === 'object'))
    throw new Error('a line that was written as an object is none');
}

/** Seconds of the processor for one run, all threads of this process together. */
function secondsOf(least: number, work: () => void): number {
  const before = process.cpuUsage();
  let runs = 0;
  let seconds = 0;
  do {
    work();
    runs++;
    const { user, system } = process.cpuUsage(before);
    seconds = (user + system) / 1e6;
  } while (seconds < least);
  return seconds / runs;
}

function linesOf(bytes: Uint8Array, matched: ReadonlySet<number>): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start < bytes.length && start < MOST_BYTES) {
    const end = bytes.indexOf(0x0a, start) + 1;
    lines.push({ bytes: bytes.subarray(start, end), matches: matched.has(lines.length + 1) });
    start = end;
  }
  return lines;
}

/** 1, 10, 100 and so on, and all. */
function sizesUpTo(count: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = 1; size < count; size *= 10) sizes.push(size);
  return count === 0 ? [] : [...sizes, count];
}

/** The lines in four parts by their size; of a few, one part. */
function quartersOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  if (lines.length === 0) return [];
  const sorted = lines.toSorted((one, other) => one.bytes.length - other.bytes.length);
  const part = Math.ceil(sorted.length / (sorted.length < 400 ? 1 : 4));
  return Array.from({ length: Math.ceil(sorted.length / part) }, (_, at) => sorted.slice(at * part, (at + 1) * part));
}

/** As many lines of which this share match, each taken as often as needed; null: there are none of one kind. */
function mixOf(lines: readonly Line[], share: number): readonly Line[] | null {
  const [yes, no] = [lines.filter(({ matches }) => matches), lines.filter(({ matches }) => !matches)];
  if ((share > 0 && yes.length === 0) || (share < 1 && no.length === 0)) return null;
  return lines.map((_, at) => {
    const isMatch = Math.floor((at + 1) * share) > Math.floor(at * share);
    const from = isMatch ? yes : no;
    return from[at % from.length] as Line;
  });
}

function bytesOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
