import { parseEql, printEql } from '../../../src/languages/eql/index.ts';
import { source } from '../../../src/source/index.ts';
import { smallerQueries } from '../../differential/smaller-queries.ts';
import { type Difference, found } from './compare.ts';
import type { Ready, Subject } from './subjects.ts';

/** A difference as small as it gets. */
export interface Finding {
  readonly query: string;
  /** How many rules had to run beside it. */
  readonly beside: number;
  readonly lines: readonly string[];
}

/** Fewer rules beside it, fewer lines, a smaller query, shorter lines: as long as a full scan still says something else. */
export function shrunk(subjects: readonly Subject[], lines: readonly string[], { together }: Difference): Finding {
  const last = together.at(-1) ?? 0;
  const subject = subjects[last];
  if (subject === undefined) throw new Error('a difference of no rule');
  let beside = together.slice(0, -1).flatMap((place) => subjects[place]?.ready ?? []);
  let { query, ready } = subject;
  let left = lines;
  const shows = (rules: readonly Ready[], rule: Ready, some: readonly string[]): boolean => differs([...rules, rule], some);
  if (!shows(beside, ready, left)) return { query, beside: beside.length, lines };
  beside = fewer(beside, (rules) => shows(rules, ready, left));
  left = fewer(left, (some) => shows(beside, ready, some));
  for (let next: readonly [string, Ready] | null = [query, ready]; next !== null; ) {
    [query, ready] = next;
    next = smaller(query, (text) => subject.again(text)).find(([, rule]) => shows(beside, rule, left)) ?? null;
  }
  left = left.map((line, at) => {
    const letters = fewer(Array.from(line), (some) => shows(beside, ready, left.with(at, some.join(''))));
    return letters.join('');
  });
  return { query, beside: beside.length, lines: left };
}

function smaller(query: string, again: Subject['again']): readonly (readonly [string, Ready])[] {
  const parsed = parseEql(source(query));
  if (!parsed.ok) return [];
  return smallerQueries(parsed.value).flatMap((candidate) => {
    const text = printEql(candidate).trim();
    const ready = text.length < query.length ? again(text) : null;
    return ready === null ? [] : [[text, ready] as const];
  });
}

/** Whether the last of these rules finds something else than in a full scan. */
function differs(rules: readonly Ready[], lines: readonly string[]): boolean {
  const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
  const [means, says] = [true, false].map((fullScan) => found(rules, bytes, { fullScan }).at(-1));
  return means?.join() !== says?.join();
}

/** A part of the list that still shows it: halves are left out, then quarters, in the end single ones. */
function fewer<T>(list: readonly T[], shows: (part: readonly T[]) => boolean): T[] {
  let smallest = [...list];
  for (let size = Math.ceil(smallest.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < smallest.length; ) {
      const part = smallest.toSpliced(at, size);
      if (part.length < smallest.length && shows(part)) smallest = part;
      else at += size;
    }
  }
  return smallest;
}
