import { createBadLines } from './bad-lines.ts';
import { OPEN_BRACKET } from './bytes.ts';
import type { Candidate } from './candidate-event.ts';
import { finder } from './find.ts';
import {
  actionOf,
  createValueSplitter,
  documentOf,
  guessByFirstKey,
  type Input,
  openInput,
  openLines,
  textStart,
} from './input/index.ts';
import type { Looking } from './looking.ts';
import { createOffer } from './offer.ts';
import type { InputReport, ReadReport } from './read-report.ts';
import { type BadReason, newScan, scanLine } from './scan.ts';
import type { Sought } from './sought.ts';

export interface EventReaderOptions {
  /** Longer lines are counted as bad and skipped unseen; 32 MiB, and never more than 256 MiB. */
  readonly maxLineBytes?: number;
  /** How many bad lines the report lists; all are counted; 100. */
  readonly maxListedBadLines?: number;
  /**
   * `lines` (unless given): every line is an event as it stands. `any`: events as people have them, too: hits and responses of
   * searches, lists, JSON over several lines, the lines of bulk requests, UTF-16.
   */
  readonly form?: 'lines' | 'any';
  /** How events are seen; without, every event is seen as it stands. */
  readonly looking?: Looking;
}

/** Takes the next bytes of a stream; lines may be cut anywhere, and the chunk is not kept. */
export interface EventReader {
  push(chunk: Uint8Array): void;
  /** An input has ended: what comes now is another one, which begins a new line and may be in another form. */
  endInput(): InputReport;
  /** The last line may lack its line feed. No `push` after this. */
  end(): ReadReport;
}

const MAX_LINE_BYTES = 32 * 1024 * 1024;
/** Well below the longest string that JavaScript engines can hold. */
const LONGEST_LINE_BYTES = 256 * 1024 * 1024;
const MAX_LISTED = 100;

const holdsHits = finder('"hits"', false);

/**
 * Reads the bytes of events for rules of which this is known. Every line is checked to be a JSON object in valid UTF-8; only
 * those that some rule's facts allow are parsed, each once. A bad line is counted, listed with its number and reason, and
 * never stops the stream.
 */
export function createEventReader(
  rules: readonly Sought[],
  options: EventReaderOptions,
  onCandidate: (candidate: Candidate) => void,
): EventReader {
  const maxLineBytes = Math.min(options.maxLineBytes ?? MAX_LINE_BYTES, LONGEST_LINE_BYTES);
  const anyForm = options.form === 'any';
  const badLines = createBadLines(options.maxListedBadLines ?? MAX_LISTED);
  const inputs: InputReport[] = [];
  const scan = newScan();
  const offer = createOffer(rules, anyForm, scan, options.looking ?? null, onCandidate);
  let bytesSeen = 0;
  let lines = 0;
  let blankLines = 0;

  let input: Input | null = null;
  let before = { lines: 0, events: 0, badLineCount: 0 };
  let atStart = true;
  let actions = 0;
  /** The line before was an `update` of a bulk request. */
  let updating = false;
  /** Events of lists so far that begin on this line. */
  let entries = { line: 0, count: 0 };

  function bad(reason: BadReason, byte: number | null, lineNumber: number = lines): void {
    badLines.add(reason, byte, lineNumber);
  }

  function readLines(bytes: Uint8Array, from: number): void {
    let start = from;
    while (start < bytes.length) {
      lines++;
      const begin = atStart ? textStart(bytes, start) : start;
      atStart = false;
      const end = scanLine(bytes, begin, scan);
      if (end - start > maxLineBytes) bad('too-long', null);
      else if (scan.blank) blankLines++;
      else if (scan.problem === null) readObject(bytes, begin, end);
      else if (anyForm && scan.problem === 'not-an-object' && bytes.indexOf(OPEN_BRACKET, begin) === scan.problemAt)
        readSpread(bytes, begin, end, scan.problemAt - start + 1);
      else bad(scan.problem, scan.problemAt - start + 1);
      start = end + 1;
    }
  }

  /** A line that is an object: an event, unless it only speaks of some. */
  function readObject(bytes: Uint8Array, start: number, end: number): void {
    const guess = anyForm ? guessByFirstKey(bytes, start) : null;
    if (updating) {
      updating = false;
      if (documentOf(offer.parse(bytes, start, end).event) !== null)
        offer.take(bytes, start, end, { lineNumber: lines, entry: 1, isUpdate: true });
    } else if (guess === 'response' && holdsHits(bytes, start, end)) readSpread(bytes, start, end, null);
    else if (guess !== 'action' || !isAction(bytes, start, end))
      offer.take(bytes, start, end, { lineNumber: lines, entry: 1, isUpdate: false });
  }

  function isAction(bytes: Uint8Array, start: number, end: number): boolean {
    const action = actionOf(offer.parse(bytes, start, end).event);
    if (action === null) return false;
    actions++;
    updating = action === 'update';
    return true;
  }

  /** Values that one line holds. */
  function readSpread(bytes: Uint8Array, start: number, end: number, byte: number | null): void {
    const lineNumber = lines;
    const values = createValueSplitter(maxLineBytes, {
      value: (found) => readValue(found, lineNumber),
      bad: (reason) => bad(reason, byte, lineNumber),
    });
    values.push(bytes.subarray(start, end));
    values.end();
  }

  /** An object that was found in a list, in a response or on lines of its own. */
  function readValue(bytes: Uint8Array, lineNumber: number): void {
    const end = scanLine(bytes, 0, scan);
    if (scan.problem === null) {
      entries = { line: lineNumber, count: entries.line === lineNumber ? entries.count + 1 : 1 };
      offer.take(bytes, 0, end, { lineNumber, entry: entries.count, isUpdate: false });
    } else bad(scan.problem, null, lineNumber);
  }

  function open(): Input {
    [atStart, updating, actions] = [true, false, 0];
    before = { lines, events: offer.counts().events, badLineCount: badLines.count() };
    offer.begin();
    return (anyForm ? openInput : openLines)(maxLineBytes, {
      lines: readLines,
      tooLong() {
        lines++;
        bad('too-long', null);
      },
      value: (bytes, line) => readValue(bytes, before.lines + line),
      bad: (reason, line) => bad(reason, null, before.lines + line),
      valuesEnd: (count) => {
        lines += count;
      },
    });
  }

  function endInput(): InputReport {
    input ??= open();
    input.end();
    input = null;
    const report = {
      linesBefore: before.lines,
      lines: lines - before.lines,
      events: offer.counts().events - before.events,
      badLineCount: badLines.count() - before.badLineCount,
      actions,
      strangers: offer.strangers(),
    };
    inputs.push(report);
    return report;
  }

  return {
    push(chunk) {
      bytesSeen += chunk.length;
      input ??= open();
      input.push(chunk);
    },
    endInput,
    end() {
      if (input !== null) endInput();
      return {
        bytes: bytesSeen,
        lines,
        blankLines,
        ...offer.counts(),
        badLineCount: badLines.count(),
        badLines: badLines.listed(),
        inputs,
      };
    },
  };
}
