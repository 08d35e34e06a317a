import { NEWLINE } from '../bytes.ts';
import type { Text } from '../facts.ts';
import { type BadReason, MAX_DEPTH, type Scan } from '../scan.ts';
import { type Instance, type Layout, withInstance } from './instance.ts';
import { writeTexts } from './marks.ts';

/** Takes one line, from `start` to its line feed at `end`; what was found in it is in the scan. */
type TakeLine = (start: number, end: number, mayHoldText: boolean) => void;

/** Scans lines in blocks. */
interface BlockScanner {
  /**
   * Takes the lines from `from` on and gives where the next one begins: fewer than all, even none, when one does not fit into a block or
   * nothing here can run the program. The bytes end with a line feed.
   */
  scan(bytes: Uint8Array, from: number, scan: Scan, take: TakeLine): number;
}

/** The program may look at so many bytes beyond the end. */
const BEYOND = 32;

/** For lines of which those are told that hold one of these texts; null: none is told. */
export function createBlockScanner(texts: readonly Text[] | null): BlockScanner {
  const owner = {};

  function scanBlock(instance: Instance, bytes: Uint8Array, from: number, scan: Scan, take: TakeLine): number {
    const { memory, layout, records } = instance;
    const block = blockFrom(bytes, from, layout.BLOCK_BYTES - BEYOND);
    if (block.length === 0) return from;
    const begin = layout.BLOCK;
    memory.set(block, begin);
    memory.fill(NEWLINE, begin + block.length, begin + block.length + BEYOND);
    let start = 0;
    while (start < block.length) {
      const count = instance.scan(begin + start, begin + block.length, MAX_DEPTH, texts !== null);
      for (let record = 0; record < 4 * count; record += 4) {
        const end = records[record] ?? 0;
        const flags = records[record + 1] ?? 0;
        fill(scan, flags, from + (records[record + 2] ?? 0), layout);
        take(from + start, from + end, (flags & layout.NO_TEXT) === 0);
        start = end + 1;
      }
    }
    return from + start;
  }

  return {
    scan(bytes, from, scan, take) {
      const next = withInstance((instance) => {
        if (texts !== null && instance.owner !== owner) {
          writeTexts(texts, instance);
          instance.owner = owner;
        }
        let at = from;
        while (at < bytes.length) {
          const after = scanBlock(instance, bytes, at, scan, take);
          if (after === at) break;
          at = after;
        }
        return at;
      });
      return next ?? from;
    },
  };
}

/** The whole lines of the next block. */
function blockFrom(bytes: Uint8Array, from: number, most: number): Uint8Array {
  if (bytes.length - from <= most) return bytes.subarray(from);
  return bytes.subarray(from, Math.max(from, bytes.lastIndexOf(NEWLINE, from + most - 1) + 1));
}

function fill(scan: Scan, flags: number, problemAt: number, layout: Layout): void {
  scan.problem = (flags & layout.PROBLEM) === 0 ? null : problemOf(flags & layout.PROBLEM, layout);
  if (scan.problem !== null) scan.problemAt = problemAt;
  scan.blank = (flags & layout.BLANK) !== 0;
  scan.unicodeEscapes = (flags & layout.UNICODE_ESCAPES) !== 0;
  scan.slashEscapes = (flags & layout.SLASH_ESCAPES) !== 0;
  scan.unusualNumbers = (flags & layout.UNUSUAL_NUMBERS) !== 0;
}

function problemOf(problem: number, layout: Layout): BadReason {
  if (problem === layout.INVALID_UTF_8) return 'invalid-utf-8';
  if (problem === layout.NOT_AN_OBJECT) return 'not-an-object';
  return problem === layout.TOO_DEEP ? 'too-deep' : 'invalid-json';
}
