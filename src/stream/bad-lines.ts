import type { BadLine } from './read-report.ts';
import type { BadReason } from './scan.ts';

/** Counts the bad lines of a stream and lists the first of them. */
interface BadLines {
  /** Of a line that holds several things, one bad one is told. */
  add(reason: BadReason, byte: number | null, lineNumber: number): void;
  count(): number;
  listed(): readonly BadLine[];
}

/** So many are listed when nobody says otherwise. */
export const MAX_LISTED = 100;

export function createBadLines(maxListed: number = MAX_LISTED): BadLines {
  const list: BadLine[] = [];
  let count = 0;
  let last = 0;
  return {
    add(reason, byte, lineNumber) {
      if (lineNumber === last) return;
      last = lineNumber;
      count++;
      if (list.length < maxListed) list.push({ lineNumber, reason, byte });
    },
    count: () => count,
    listed: () => list,
  };
}
