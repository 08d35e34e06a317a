/** Lines around a change. */
const CONTEXT = 3;

/** What two versions of a file differ in, as `diff -u` prints it; empty where they do not. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return '';
  const [old, next] = [linesOf(before), linesOf(after)];
  const changes = changesOf(old, next);
  const hunks: string[] = [];
  for (let at = 0; at < changes.length; ) {
    let last = at;
    while ((changes[last + 1]?.from ?? Infinity) - (changes[last]?.to ?? 0) <= 2 * CONTEXT) last++;
    hunks.push(hunkOf(old, next, changes.slice(at, last + 1)));
    at = last + 1;
  }
  return `--- ${name}\n+++ ${name}\n${hunks.join('')}`;
}

/** Old lines from `from` to `to`, which new ones from `newFrom` to `newTo` stand in the place of. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Lines with their ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** More lines than these between two equal ones are taken as one change. */
const WINDOW = 400;

/** Goes through both texts; after a change it goes on at the nearest pair of equal lines. */
function changesOf(old: readonly string[], next: readonly string[]): readonly Change[] {
  const changes: Change[] = [];
  for (let [at, other] = [0, 0]; at < old.length || other < next.length; ) {
    if (at < old.length && old[at] === next[other]) {
      [at, other] = [at + 1, other + 1];
      continue;
    }
    const [to, newTo] = nearestPair(old, next, at, other);
    changes.push({ from: at, to, newFrom: other, newTo });
    [at, other] = [to, newTo];
  }
  return changes;
}

function nearestPair(old: readonly string[], next: readonly string[], at: number, other: number): readonly [number, number] {
  for (let sum = 1; sum <= WINDOW; sum++)
    for (let down = 0; down <= sum; down++) {
      const [one, two] = [at + sum - down, other + down];
      if (one < old.length && two < next.length && old[one] === next[two] && old[one]?.trim() !== '') return [one, two];
    }
  return [old.length, next.length];
}

function hunkOf(old: readonly string[], next: readonly string[], changes: readonly Change[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return '';
  const from = Math.max(0, first.from - CONTEXT);
  const to = Math.min(old.length, last.to + CONTEXT);
  const newFrom = first.newFrom - (first.from - from);
  const lines: string[] = [];
  let at = from;
  for (const change of changes) {
    lines.push(...marked(' ', old.slice(at, change.from)));
    lines.push(...marked('-', old.slice(change.from, change.to)), ...marked('+', next.slice(change.newFrom, change.newTo)));
    at = change.to;
  }
  lines.push(...marked(' ', old.slice(at, to)));
  const newCount = last.newTo - newFrom + (to - last.to);
  return `@@ -${rangeOf(from, to - from)} +${rangeOf(newFrom, newCount)} @@\n${lines.join('')}`;
}

function rangeOf(from: number, count: number): string {
  return `${count === 0 ? from : from + 1},${count}`;
}

function marked(sign: string, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${sign}${line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`}`);
}
