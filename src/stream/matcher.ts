import type { Event } from '../event/index.ts';
import { candidateTest } from './candidate.ts';
import { type Facts, isWorthSearching } from './facts.ts';
import { createSplitter } from './lines.ts';
import { type BadReason, newScan, scanLine } from './scan.ts';

/** A rule ready to run: its predicate, and its facts (`factsOf`) or null. */
export interface StreamRule {
  readonly id: string;
  readonly name: string;
  /** Total over events; must not throw. */
  readonly matches: (event: unknown) => boolean;
  readonly facts: Facts | null;
}

/** One line that at least one rule matches. */
export interface LineMatch {
  /** Indexes into the list of rules, ascending. */
  readonly rules: readonly number[];
  /** Counted from 1 over all lines, blank ones included. */
  readonly lineNumber: number;
  /** The line as it came, without its line end. */
  readonly line: string;
  readonly event: Event;
}

export interface MatcherOptions {
  readonly onMatch?: (match: LineMatch) => void;
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

export interface Report {
  readonly bytes: number;
  /** All lines, blank ones included. */
  readonly lines: number;
  readonly blankLines: number;
  /** Valid lines. */
  readonly events: number;
  /** Lines that had to be parsed because some rule could match them. */
  readonly candidates: number;
  /** Lines that some rule matched. */
  readonly matchedLines: number;
  /** Matches of each rule, in the order of the rules. */
  readonly matches: readonly number[];
  readonly badLineCount: number;
  readonly badLines: readonly BadLine[];
}

export interface Matcher {
  /** The next bytes of the stream; lines may be cut anywhere. The chunk is not kept. */
  push(chunk: Uint8Array): void;
  /** The last line may lack its line feed. No `push` after this. */
  end(): Report;
}

const MAX_LINE_BYTES = 32 * 1024 * 1024;
/** Well below the longest string that JavaScript engines can hold. */
const LONGEST_LINE_BYTES = 256 * 1024 * 1024;
const MAX_LISTED = 100;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/**
 * Runs rules over NDJSON bytes. Every line is checked to be a JSON object in valid UTF-8; only lines that some rule's
 * facts allow are parsed. A bad line is counted, listed with its number and reason, and never stops the stream.
 */
export function createMatcher(rules: readonly StreamRule[], options: MatcherOptions = {}): Matcher {
  const maxLineBytes = Math.min(options.maxLineBytes ?? MAX_LINE_BYTES, LONGEST_LINE_BYTES);
  const maxListed = options.maxListedBadLines ?? MAX_LISTED;
  // Once a line has to be parsed, asking the predicates is quicker than searching on.
  const searching = isWorthSearching(rules.map((rule) => rule.facts));
  const tests = rules.map((rule) => candidateTest(searching ? rule.facts : null));
  const matches = rules.map(() => 0);
  const badLines: BadLine[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const scan = newScan();
  let bytesSeen = 0;
  let lines = 0;
  let blankLines = 0;
  let events = 0;
  let candidates = 0;
  let matchedLines = 0;
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
        tryRules(bytes, textStart, end);
      }
      start = end + 1;
    }
  }

  function tryRules(bytes: Uint8Array, start: number, end: number): void {
    let parsed: { readonly text: string; readonly event: Event } | null = null;
    let matched: number[] | null = null;
    for (let index = 0; index < rules.length; index++) {
      if (parsed === null) {
        if (tests[index]?.(bytes, start, end, scan) !== true) continue;
        candidates++;
        const text = decoder.decode(bytes.subarray(start, end));
        parsed = { text, event: JSON.parse(text) };
      }
      if (rules[index]?.matches(parsed.event) !== true) continue;
      matches[index] = (matches[index] ?? 0) + 1;
      matched ??= [];
      matched.push(index);
    }
    if (parsed === null || matched === null) return;
    matchedLines++;
    const line = parsed.text.endsWith('\r') ? parsed.text.slice(0, -1) : parsed.text;
    options.onMatch?.({ rules: matched, lineNumber: lines, line, event: parsed.event });
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
      return { bytes: bytesSeen, lines, blankLines, events, candidates, matchedLines, matches, badLineCount, badLines };
    },
  };
}

function startsWithMark(bytes: Uint8Array, at: number): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[at + index] === byte);
}
