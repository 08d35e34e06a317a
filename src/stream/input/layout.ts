import { NEWLINE, OPEN_BRACE, OPEN_BRACKET, RETURN, SPACE, TAB } from '../bytes.ts';
import { newScan, scanLine } from '../scan.ts';
import { createValueSplitter } from './values.ts';

/** How events lie in a text: one a line, or as JSON of any layout. */
export type Layout = 'lines' | 'values';

/** A text that shows its layout later than this is read as values, where lines do not matter. */
const LONGEST_HEAD = 1 << 20;

/** Whether lines end in a carriage return alone, as old programs write them; null: more of the text must be seen. */
export function linesEndInReturns(head: Uint8Array, ended: boolean): boolean | null {
  const enough = ended || head.length >= LONGEST_HEAD;
  const feed = head.indexOf(NEWLINE);
  const carriage = head.indexOf(RETURN);
  if (carriage < 0) return feed >= 0 || enough ? false : null;
  if (feed >= 0 && feed < carriage) return false;
  let after = carriage;
  while (head[after] === RETURN) after++;
  if (after >= head.length) return enough ? true : null;
  return head[after] !== NEWLINE;
}

/**
 * Tells the layout by the beginning of a text; null: more of it must be seen. A first line that is one whole JSON object
 * decides at once, and so does one that JSON cannot begin with; a list, or an object that goes on below, is told by what
 * can be made of it.
 */
export function layoutOf(head: Uint8Array, ended: boolean): Layout | null {
  const enough = ended || head.length >= LONGEST_HEAD;
  let start = 0;
  while (isBlank(head[start])) start++;
  if (start >= head.length) return enough ? 'lines' : null;

  const first = head[start];
  if (first === OPEN_BRACKET) return 'values';
  if (first !== OPEN_BRACE) return 'lines';
  const feed = head.indexOf(NEWLINE, start);
  if (feed < 0 && !enough) return null;
  const lineEnd = feed < 0 ? head.length : feed;
  if (isEvent(head.subarray(start, lineEnd))) return 'lines';
  return asValues(head, start, lineEnd, ended, enough);
}

function asValues(head: Uint8Array, start: number, lineEnd: number, ended: boolean, enough: boolean): Layout | null {
  let found = false;
  let broken = false;
  const splitter = createValueSplitter(Infinity, {
    value: () => {
      found ||= !broken;
    },
    bad: () => {
      broken ||= !found;
    },
  });
  splitter.push(head.subarray(start));
  if (found) return 'values';
  // No event begins with a line that holds one bracket alone: it can only be broken JSON of several lines.
  if (broken) return isBlankBetween(head, start + 1, lineEnd) ? 'values' : 'lines';
  if (!enough) return null;
  // Cut off, or very long: a line that is damaged at its end is known by the events below it.
  return ended && splitter.open() && holdsEventLine(head, lineEnd + 1) ? 'lines' : 'values';
}

function holdsEventLine(head: Uint8Array, from: number): boolean {
  for (let at = from; at < head.length; ) {
    const feed = head.indexOf(NEWLINE, at);
    const end = feed < 0 ? head.length : feed;
    if (head[at] === OPEN_BRACE && isEvent(head.subarray(at, end))) return true;
    at = end + 1;
  }
  return false;
}

function isEvent(line: Uint8Array): boolean {
  const scan = newScan();
  scanLine(line, 0, scan);
  return scan.problem === null && !scan.blank;
}

function isBlankBetween(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlank(bytes[at])) return false;
  return true;
}

function isBlank(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB || byte === RETURN || byte === NEWLINE;
}
