import { NEWLINE } from '../bytes.ts';
import { type BadReason, MAX_DEPTH, type Scan } from '../scan.ts';
import { type Instance, type Layout, RECORD_WORDS, withInstance } from './instance.ts';
import { type Looked, writeTexts } from './marks.ts';

/** Takes one line, from `start` to its line feed at `end`; what was found in it is in the scan. */
type TakeLine = (start: number, end: number, mayHoldText: boolean) => void;

/** Takes lines that are valid, hold no text and say nothing of themselves: so many, the first of which begins at `from`. */
type PassLines = (from: number, count: number) => void;

/** Scans lines in blocks. */
interface BlockScanner {
  /**
   * Takes the lines from `from` on and gives where the next one begins: fewer than all, even none, when one does not fit into a block or
   * nothing here can run the program. The bytes end with a line feed. With `pass`, lines of which there is nothing to tell are not taken one by one.
   */
  scan(bytes: Uint8Array, from: number, scan: Scan, take: TakeLine, pass: PassLines | null): number;
}

/** No line in a block is longer. */
export const LONGEST_IN_BLOCK = 1 << 20;

/** The program may look at so many bytes beyond the end. */
const BEYOND = 32;

/** Without anything that lines are looked at for, none is passed over. */
export function createBlockScanner(looked: Looked | null): BlockScanner {
  const owner = {};

  function scanBlock(
    instance: Instance,
    bytes: Uint8Array,
    from: number,
    scan: Scan,
    take: TakeLine,
    pass: PassLines | null,
  ): number {
    const { memory, layout, records } = instance;
    const block = blockFrom(bytes, from, layout.BLOCK_BYTES - BEYOND);
    if (block.length === 0) return from;
    const begin = layout.BLOCK;
    memory.set(block, begin);
    memory.fill(NEWLINE, begin + block.length, begin + block.length + BEYOND);
    let start = 0;
    while (start < block.length) {
      const count = instance.scan(begin + start, begin + block.length, MAX_DEPTH, looked !== null, pass !== null);
      // What is taken may have other bytes scanned here: by another instance.
      const [passedLast, passedFrom] = [instance.passedLast(), instance.passedFrom()];
      start = instance.reached();
      for (let record = 0; record < RECORD_WORDS * count; record += RECORD_WORDS) {
        const flags = records[record + 1] ?? 0;
        const passed = records[record + 4] ?? 0;
        if (passed > 0) pass?.(from + (records[record + 5] ?? 0), passed);
        fill(scan, flags, from + (records[record + 2] ?? 0), layout);
        take(from + (records[record + 3] ?? 0), from + (records[record] ?? 0), (flags & layout.NO_TEXT) === 0);
      }
      if (passedLast > 0) pass?.(from + passedFrom, passedLast);
    }
    return from + start;
  }

  return {
    scan(bytes, from, scan, take, pass) {
      const next = withInstance((instance) => {
        if (looked !== null && instance.owner !== owner) {
          writeTexts(looked, instance.memory, instance.layout);
          instance.owner = owner;
        }
        let at = from;
        while (at < bytes.length) {
          const after = scanBlock(instance, bytes, at, scan, take, looked === null ? null : pass);
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
