import type { Event } from '../event/index.ts';
import { candidateTest } from './candidate.ts';
import { createDispatch } from './dispatch.ts';
import { type Facts, isWorthSearching } from './facts.ts';
import { createSplitter } from './lines.ts';
import type { Needs } from './needs.ts';
import { type BadReason, newScan, scanLine } from './scan.ts';

export interface EventReaderOptions {
  /** Longer lines are counted as bad and skipped unseen; 32 MiB, and never more than 256 MiB. */
  readonly maxLineBytes?: number;
  /** How many bad lines the report lists; all are counted; 100. */
  readonly maxListedBadLines?: number;
}

export interface BadLine {
  readonly lineNumber: number;
  readonly reason: BadReason;
  /** Where in the line it was noticed, in bytes from 1; null for a line that was too long to keep. */
  readonly byte: number | null;
}

/** What was read. */
export interface ReadReport {
  readonly bytes: number;
  /** All lines, blank ones included. */
  readonly lines: number;
  readonly blankLines: number;
  /** Valid lines. */
  readonly events: number;
  /** Lines that had to be parsed because some rule could match them. */
  readonly candidates: number;
  readonly badLineCount: number;
  readonly badLines: readonly BadLine[];
}

/** A line that some rule may match, parsed. */
export interface Candidate {
  /** Counted from 1 over all lines, blank ones included. */
  readonly lineNumber: number;
  /** The line as it came, but for its line feed. */
  readonly text: string;
  readonly event: Event;
  /** The indexes of the rules worth asking about it, ascending. */
  readonly rules: readonly number[];
}

/** What is known of a rule before it is asked: it may say less than the rule, never more. */
export interface Sought {
  /** `factsOf`: what must stand in the bytes of a line; null when nothing is known. */
  readonly facts: Facts | null;
  /** `needsOf`: what must be in an event; without, the rule is asked about every event that is parsed. */
  readonly needs?: Needs;
}

/** Takes the next bytes of a stream; lines may be cut anywhere, and the chunk is not kept. */
export interface EventReader {
  push(chunk: Uint8Array): void;
  /** The last line may lack its line feed. No `push` after this. */
  end(): ReadReport;
}

const MAX_LINE_BYTES = 32 * 1024 * 1024;
/** Well below the longest string that JavaScript engines can hold. */
const LONGEST_LINE_BYTES = 256 * 1024 * 1024;
const MAX_LISTED = 100;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/**
 * Reads NDJSON bytes for rules of which this is known. Every line is checked to be a JSON object in valid UTF-8; only lines that
 * some rule's facts allow are parsed, each once. A bad line is counted, listed with its number and reason, and never stops
 * the stream.
 */
export function createEventReader(
  rules: readonly Sought[],
  options: EventReaderOptions,
  onCandidate: (candidate: Candidate) => void,
): EventReader {
  const maxLineBytes = Math.min(options.maxLineBytes ?? MAX_LINE_BYTES, LONGEST_LINE_BYTES);
  const maxListed = options.maxListedBadLines ?? MAX_LISTED;
  const searching = isWorthSearching(rules.map(({ facts }) => facts));
  const tests = rules.map(({ facts }) => candidateTest(searching ? facts : null));
  const dispatch = createDispatch(rules.map(({ needs }) => needs ?? null));
  const badLines: BadLine[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const scan = newScan();
  let bytesSeen = 0;
  let lines = 0;
  let blankLines = 0;
  let events = 0;
  let candidates = 0;
  let badLineCount = 0;

  function bad(reason: BadReason, byte: number | null): void {
    badLineCount++;
    if (badLines.length < maxListed) badLines.push({ lineNumber: lines, reason, byte });
  }

  function readLines(bytes: Uint8Array, from: number): void {
    let start = from;
    while (start < bytes.length) {
      lines++;
      const textStart = lines === 1 && startsWithMark(bytes, start) ? start + BYTE_ORDER_MARK.length : start;
      const end = scanLine(bytes, textStart, scan);
      if (end - start > maxLineBytes) bad('too-long', null);
      else if (scan.blank) blankLines++;
      else if (scan.problem !== null) bad(scan.problem, scan.problemAt - start + 1);
      else {
        events++;
        offer(bytes, textStart, end);
      }
      start = end + 1;
    }
  }

  /** Once a line has to be parsed, asking the rules is quicker than searching on. */
  function offer(bytes: Uint8Array, start: number, end: number): void {
    const first = tests.findIndex((test) => test(bytes, start, end, scan));
    if (first < 0) return;
    candidates++;
    const text = decoder.decode(bytes.subarray(start, end));
    const event: Event = JSON.parse(text);
    const asked = dispatch(event);
    onCandidate({ lineNumber: lines, text, event, rules: first === 0 ? asked : asked.filter((rule) => rule >= first) });
  }

  const splitter = createSplitter(maxLineBytes, {
    lines: readLines,
    tooLong() {
      lines++;
      bad('too-long', null);
    },
  });

  return {
    push(chunk) {
      bytesSeen += chunk.length;
      splitter.push(chunk);
    },
    end() {
      splitter.end();
      return { bytes: bytesSeen, lines, blankLines, events, candidates, badLineCount, badLines };
    },
  };
}

function startsWithMark(bytes: Uint8Array, at: number): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[at + index] === byte);
}

/** A candidate's line without its line end. */
export function lineOf({ text }: Candidate): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}
