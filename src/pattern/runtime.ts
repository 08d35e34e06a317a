import type { DfaTable, NfaTable } from './table.ts';

/**
 * The functions that emitted code needs at run time. `runtime-text.ts` holds the same functions as JavaScript text; a test
 * compares the two. They are self-contained except that the two table matchers use `classifier`.
 */

/** Do `head`, then each of `middles` from left to right, then `tail` occur, without overlap, head and tail at the ends? */
export function inOrder(text: string, head: string, middles: readonly string[], tail: string): boolean {
  const end = text.length - tail.length;
  if (end < head.length || !text.startsWith(head) || !text.endsWith(tail)) return false;
  let at = head.length;
  for (const middle of middles) {
    at = text.indexOf(middle, at);
    if (at < 0) return false;
    at += middle.length;
  }
  return at <= end;
}

/** The pieces of a pattern as regular expressions: `head` and `tail` sticky, `middles` global. */
interface CompiledPieces {
  readonly head: RegExp | null;
  readonly middles: readonly RegExp[];
  readonly tail: RegExp | null;
  readonly tailUnits: number;
}

/** Like `inOrder`, for regular expressions without choice; `tailUnits` is the length of what `tail` matches. */
export function findInOrder(text: string, { head, middles, tail, tailUnits }: CompiledPieces): boolean {
  const end = text.length - tailUnits;
  if (end < 0) return false;
  if (tail !== null) {
    tail.lastIndex = end;
    if (!tail.test(text)) return false;
  }
  let at = 0;
  if (head !== null) {
    head.lastIndex = 0;
    if (!head.test(text)) return false;
    at = head.lastIndex;
  }
  for (const middle of middles) {
    middle.lastIndex = at;
    if (!middle.test(text)) return false;
    at = middle.lastIndex;
  }
  return at <= end;
}

/** The class of a code point: a lookup for ASCII, a binary search beyond. */
export function classifier(starts: readonly number[], classes: readonly number[]) {
  const search = (code: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= code) low = middle;
      else high = middle - 1;
    }
    return classes[low] ?? 0;
  };
  const ascii = Uint32Array.from({ length: 128 }, (_, code) => search(code));
  return { ascii, search };
}

/** Walks a text through a deterministic table: one step for each code point, none after the outcome is settled. */
export function dfaMatcher(table: Omit<DfaTable, 'kind'>): (text: string) => boolean {
  const { rows, size } = table;
  const { ascii, search } = classifier(table.starts, table.classes);
  // States are multiplied by the number of classes, so that a step is one addition and one lookup.
  const next = new Int32Array(rows.length * size);
  const accepts = new Uint8Array(rows.length * size);
  const settled = new Uint8Array(rows.length * size);
  for (const state of table.accepting) accepts[state * size] = 1;
  rows.forEach((row, state) => {
    next.fill((row[0] ?? 0) * size, state * size, (state + 1) * size);
    for (let at = 1; at < row.length; at += 2) next[state * size + (row[at] ?? 0)] = (row[at + 1] ?? 0) * size;
    if (row.length === 1 && row[0] === state) settled[state * size] = 1;
  });
  return (text) => {
    let state = 0;
    for (let at = 0; at < text.length && settled[state] === 0; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 128) {
        state = next[state + (ascii[unit] ?? 0)] ?? 0;
      } else {
        const code = text.codePointAt(at) ?? 0;
        if (code > 0xffff) at++;
        state = next[state + search(code)] ?? 0;
      }
    }
    return accepts[state] === 1;
  };
}

/** Walks a text through a table with many active states at once: at most one visit to each edge for each code point. */
export function nfaMatcher(table: Omit<NfaTable, 'kind'>): (text: string) => boolean {
  const { rows } = table;
  const { ascii, search } = classifier(table.starts, table.classes);
  const accepts = new Uint8Array(rows.length);
  for (const state of table.accepting) accepts[state] = 1;
  // For each class that occurs in a text: the targets of state s are `targets` from `ends[s]` to `ends[s + 1]`.
  const steps: { ends: Int32Array; targets: Int32Array }[] = [];
  const stepOf = (symbol: number) => {
    const taken = table.sets.map((classes) => classes.includes(symbol));
    const ends = new Int32Array(rows.length + 1);
    const targets: number[] = [];
    rows.forEach((row, state) => {
      for (let at = 0; at < row.length; at += 2) if (taken[row[at + 1] ?? 0]) targets.push(row[at] ?? 0);
      ends[state + 1] = targets.length;
    });
    const step = { ends, targets: Int32Array.from(targets) };
    steps[symbol] = step;
    return step;
  };
  let active = new Int32Array(rows.length);
  let reached = new Int32Array(rows.length);
  const mark = new Int32Array(rows.length);
  return (text) => {
    mark.fill(0);
    active[0] = 0;
    let count = 1;
    for (let at = 0; at < text.length && count > 0; at++) {
      const stamp = at + 1;
      const code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) at++;
      const symbol = code < 128 ? (ascii[code] ?? 0) : search(code);
      const { ends, targets } = steps[symbol] ?? stepOf(symbol);
      let found = 0;
      for (let index = 0; index < count; index++) {
        const state = active[index] ?? 0;
        const end = ends[state + 1] ?? 0;
        for (let edge = ends[state] ?? 0; edge < end; edge++) {
          const target = targets[edge] ?? 0;
          if (mark[target] === stamp) continue;
          mark[target] = stamp;
          reached[found++] = target;
        }
      }
      const spare = active;
      active = reached;
      reached = spare;
      count = found;
    }
    for (let index = 0; index < count; index++) if (accepts[active[index] ?? 0] === 1) return true;
    return false;
  };
}
