import type { Event, Json } from '../../../src/event/index.ts';
import { createLineSorter } from '../../../src/stream/kernel/index.ts';
import { fileRules } from '../../../src/stream/rule-index/index.ts';
import { randomEvent } from '../../support/differential/events.ts';
import { needed, type Random, randomOf } from '../../support/differential/random.ts';
import { rewritten } from '../match/rewrite.ts';

/** What was compared, and the first line that is told in two ways. */
interface Round {
  /** Lines by what became of them: `cut`, or `whole`, those that have to be parsed. */
  readonly kinds: { readonly [kind in 'cut' | 'whole']: number };
  readonly values: number;
  readonly difference: Difference | null;
}

interface Difference {
  readonly line: string;
  readonly names: readonly string[];
  readonly cut: readonly string[];
  readonly parsed: readonly string[];
}

/** Lines in all spellings: the values that are cut out of them beside those of the parsed events. */
export function roundOf(seed: number, count: number): Round {
  const random = randomOf(seed);
  const lines = Array.from({ length: count }, () => random.pick([randomLine(random), wideLine(random)]));
  const names = randomNames(lines, random);
  const sorter = createLineSorter({ names, stops: [], firsts: [], filing: fileRules([]), rules: 0, looked: null }, new Set());
  const kinds = { cut: 0, whole: 0 };
  let values = 0;
  const { bytes, starts } = together(lines, random);
  for (const [index, line] of lines.entries()) {
    const start = starts[index] ?? 0;
    const sorted = sorter.sort(bytes, start, start + Buffer.byteLength(line));
    if (sorted === null) {
      // Only a key that is escaped or stands twice may send a line of this size away.
      if (!line.includes('\\') && !hasKeysTwice(line))
        return { kinds, values, difference: { line, names, cut: ['whole'], parsed: [] } };
      kinds.whole++;
      continue;
    }
    const cut = names.flatMap((name, field) => [sorter.values(field) ?? []].flat().map((value) => shown(name, value)));
    const parsed = valuesOf(JSON.parse(line), names);
    values += parsed.length;
    // Values of one field stand in the order of the line; those of several may take turns in it.
    const inOrder = names.flatMap((name) => parsed.filter((one) => one.startsWith(`${name}: `)));
    if (hasKeysTwice(line) ? cut.toSorted().join('\n') !== parsed.toSorted().join('\n') : cut.join('\n') !== inOrder.join('\n'))
      return { kinds, values, difference: { line, names, cut, parsed } };
    kinds.cut++;
  }
  return { kinds, values, difference: null };
}

function shown(name: string, value: unknown): string {
  return `${name}: ${JSON.stringify(value)}`;
}

/** The values of a parsed event under these names: keys from the top down, with dots between them. */
function valuesOf(event: Json, names: readonly string[]): readonly string[] {
  const found: string[] = [];
  const visit = (value: Json, path: string | null): void => {
    if (Array.isArray(value)) for (const each of value as readonly Json[]) visit(each, path);
    else if (typeof value === 'object' && value !== null)
      for (const [key, member] of Object.entries(value)) visit(member, path === null ? key : `${path}.${key}`);
    else if (value !== null && path !== null && names.includes(path)) found.push(shown(path, value));
  };
  visit(event, null);
  return found;
}

/** JSON.parse forgets the first of two values: the line has more keys than what it made of it. */
function hasKeysTwice(line: string): boolean {
  let keys = 0;
  JSON.parse(line, (_, value: Json) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) keys += Object.keys(value).length;
    return value;
  });
  const bare = line.replace(/\\./g, '_');
  return [...bare.matchAll(/"[^"]*"\s*:/g)].length > keys;
}

function randomLine(random: Random): string {
  return rewritten(randomEvent(random), random);
}

/** Long and short texts around the borders of sixteen bytes, and keys of every length. */
function wideLine(random: Random): string {
  const members: [string, Json][] = [];
  for (let left = 1 + random.below(12); left > 0; left--) {
    const value = random.pick<Json>([
      text(random),
      random.below(1e9),
      -0.5,
      true,
      false,
      null,
      [text(random)],
      { [key(random)]: text(random) },
    ]);
    members.push([key(random), value]);
  }
  const event: Event = Object.fromEntries(members);
  return rewritten(event, random);
}

function key(random: Random): string {
  return random
    .pick(['k', 'key.', 'process.name', 'destination.ip', 'é', '', '.', '__proto__', 'a.b'])
    .repeat(1 + random.below(4));
}

function text(random: Random): string {
  return (
    random.pick(['a', 'ab', '\\', '"', 'é', '日', '😀', '\n', '{', '}', '[', ',', ':']).repeat(random.below(36)) +
    'x'.repeat(random.below(18))
  );
}

/** Names of values of the lines, parts of them, and what no line has. */
function randomNames(lines: readonly string[], random: Random): readonly string[] {
  const all = new Set<string>();
  const visit = (value: Json, path: string): void => {
    if (path !== '') all.add(path);
    if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value))
        visit(member, Array.isArray(value) ? path : path === '' ? name : `${path}.${name}`);
  };
  for (const line of lines) visit(JSON.parse(line), '');
  const pool = needed([...all, ...['process', 'name', 'a', 'k', 'process.name.x', 'destination']]);
  return [...new Set(Array.from({ length: random.below(random.pick([3, 10, 60])) }, () => random.pick(pool)))];
}

/** The lines in bytes, one behind the other. */
function together(lines: readonly string[], random: Random): { readonly bytes: Uint8Array; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let whole = random.pick(['', ' \n', '{}\n']);
  for (const line of lines) {
    starts.push(Buffer.byteLength(whole));
    whole += `${line}\n`;
  }
  return { bytes: Buffer.from(whole), starts };
}
