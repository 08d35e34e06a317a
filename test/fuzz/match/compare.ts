import { createStream } from '../../../src/stream/index.ts';
import type { Random } from '../../support/differential/random.ts';
import type { Ready } from './subjects.ts';

/** What rules find in lines: a text for each match, in the order in which they come, by rule. */
type Found = readonly (readonly string[])[];

export interface Way {
  readonly fullScan?: boolean;
  readonly form?: 'lines' | 'any';
  /** Bytes are handed over in chunks of this size. */
  readonly chunk?: number;
  readonly scanning?: 'kernel' | 'lines';
}

export function found(
  rules: readonly Ready[],
  bytes: Uint8Array,
  { fullScan = false, form = 'lines', chunk = 4099, scanning = 'kernel' }: Way,
): Found {
  const matches: string[][] = rules.map(() => []);
  const stream = createStream(rules, {
    form,
    fullScan,
    scanning,
    keepLines: false,
    maxDelay: Number.POSITIVE_INFINITY,
    onMatch: ({ rules: places, lineNumber, entry = 1 }) => {
      for (const place of places) matches[place]?.push(`${lineNumber}/${entry}`);
    },
    onSeries: ({ rule, events, keys }) =>
      matches[rule]?.push(
        JSON.stringify([keys, events.map((event) => (event === null ? null : [event.lineNumber, event.entry]))]),
      ),
  });
  for (let at = 0; at < bytes.length; at += chunk) stream.push(bytes.subarray(at, at + chunk));
  stream.end();
  return matches;
}

/** Where a fast way differs from a full scan. */
export interface Difference {
  /** The rules that ran together, by their places; the last is the one that differs. */
  readonly together: readonly number[];
  readonly lost: readonly string[];
  readonly invented: readonly string[];
}

/** All rules at once, in small sets and some alone: what is searched for, and how, depends on how many they are. */
export function differences(rules: readonly Ready[], lines: readonly string[], random: Random): readonly Difference[] {
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  const form = random.pick(['lines', 'any'] as const);
  const truth = found(rules, bytes, { fullScan: true, form, scanning: 'lines' });
  const all = [...rules.keys()];
  const size = random.pick([2, 5, 9]);
  const parts = [
    all,
    ...all.map((place) => [place]),
    ...all.flatMap((at) => (at % size === 0 ? [all.slice(at, at + size)] : [])),
  ];
  return parts.flatMap((part) => {
    const chunk = random.pick([17, 4099, 1 << 20]);
    const said = found(
      part.flatMap((place) => rules[place] ?? []),
      bytes,
      { form, chunk, scanning: random.pick(['kernel', 'lines']) },
    );
    return part.flatMap((place, at) => {
      const [means, says] = [truth[place] ?? [], said[at] ?? []];
      if (means.join() === says.join()) return [];
      const together = [...part.filter((other) => other !== place), place];
      return [{ together, lost: without(means, says), invented: without(says, means) }];
    });
  });
}

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return all.filter((one) => !known.has(one));
}
