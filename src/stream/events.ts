import { createBadLines } from './bad-lines.ts';
import { OPEN_BRACKET } from './bytes.ts';
import type { Candidate } from './candidate-event.ts';
import type { EventReader, EventReaderOptions, InputStart, ReadSoFar } from './event-reader.ts';
import { finder } from './find.ts';
import {
  actionOf,
  createValueSplitter,
  documentOf,
  guessByFirstKey,
  type Input,
  leadingLetters,
  openInput,
  openLines,
  textStart,
} from './input/index.ts';
import { createBlockScanner, LONGEST_IN_BLOCK, LONGEST_SORTED } from './kernel/index.ts';
import { createOffer } from './offer.ts';
import type { InputReport } from './read-report.ts';
import { type BadReason, newScan, scanLine } from './scan.ts';
import { type Sought, withoutKnowledge } from './sought.ts';

export const MAX_LINE_BYTES = 32 * 1024 * 1024;
/** Well below the longest string that JavaScript engines can hold. */
const LONGEST_LINE_BYTES = 256 * 1024 * 1024;

/** Fewer bytes are scanned before the program has begun. */
const FEWEST_BLOCK_BYTES = 8192;

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
  const beginning = { known: null, asLines: !anyForm };
  const badLines = createBadLines(options.maxListedBadLines);
  const inputs: InputReport[] = [];
  const scan = newScan();
  const fullScan = options.fullScan === true;
  const sought = fullScan ? rules.map(withoutKnowledge) : rules;
  const tables = fullScan ? undefined : options.tables;
  const offer = createOffer(sought, anyForm, scan, options.looking ?? null, onCandidate, tables);
  const kernel =
    options.scanning === 'lines'
      ? null
      : createBlockScanner(offer.texts === null ? null : { texts: offer.texts, leading: leadingLetters(anyForm) });
  const fewestBlockBytes = options.scanning === 'kernel' ? 1 : FEWEST_BLOCK_BYTES;
  let bytesSeen = 0;
  let lines = 0;
  let blankLines = 0;

  let input: Input | null = null;
  let before = { lines: 0, events: 0, badLineCount: 0, blankLines: 0, candidates: 0 };
  let atStart = true;
  let actions = 0;
  /** The line before was an `update` of a bulk request. */
  let updating = false;
  /** Events of lists so far that begin on this line. */
  let entries = { line: 0, count: 0 };

  function bad(reason: BadReason, byte: number | null, lineNumber: number = lines): void {
    // What is below an `update` was its document.
    updating = false;
    badLines.add(reason, byte, lineNumber);
  }

  function readLines(bytes: Uint8Array, from: number): void {
    offer.forget();
    let start = from;
    // The first line may begin with a mark of its encoding.
    if (atStart && start < bytes.length) start = readLine(bytes, start, textStart(bytes, start));
    atStart = false;
    while (start < bytes.length) {
      if (kernel !== null && bytes.length - start >= fewestBlockBytes) start = scanLines(kernel, bytes, start);
      if (start < bytes.length) start = readLine(bytes, start, start);
    }
  }

  /** Scans lines and gives where it stopped. */
  function scanLines(kernel: ReturnType<typeof createBlockScanner>, bytes: Uint8Array, start: number): number {
    const scanSorted = offer.scanLines;
    if (scanSorted === null || maxLineBytes < LONGEST_SORTED) {
      const passes = offer.mayPassOver() && maxLineBytes >= LONGEST_IN_BLOCK;
      return kernel.scan(bytes, start, scan, takeLine(bytes), passes ? passLines(bytes) : null);
    }
    return scanSorted(bytes, start, {
      mayPass: () => !updating && offer.mayPassOver(),
      pass(count) {
        lines += count;
        offer.passOver(count);
      },
      take: (begin, end) => takeScanned(bytes, begin, begin, end, true),
    });
  }

  /** Scans the line that begins at `start`, its text at `begin`, and gives where the next one begins. */
  function readLine(bytes: Uint8Array, start: number, begin: number): number {
    const end = scanLine(bytes, begin, scan);
    takeScanned(bytes, start, begin, end, true);
    return end + 1;
  }

  function takeLine(bytes: Uint8Array) {
    return (start: number, end: number, mayHoldText: boolean): void => takeScanned(bytes, start, start, end, mayHoldText);
  }

  /** Lines of events that no rule could match. */
  function passLines(bytes: Uint8Array) {
    return (from: number, count: number): void => {
      // The document of an `update` may be anything.
      const first = updating ? 1 : 0;
      if (first === 1) readLine(bytes, from, from);
      lines += count - first;
      offer.passOver(count - first);
    };
  }

  function takeScanned(bytes: Uint8Array, start: number, begin: number, end: number, mayHoldText: boolean): void {
    lines++;
    if (end - start > maxLineBytes) bad('too-long', null);
    else if (scan.blank) blankLines++;
    else if (scan.problem === null) readObject(bytes, begin, end, mayHoldText);
    else if (anyForm && scan.problem === 'not-an-object' && bytes.indexOf(OPEN_BRACKET, begin) === scan.problemAt)
      readSpread(bytes, begin, end, scan.problemAt - start + 1);
    else bad(scan.problem, scan.problemAt - start + 1);
  }

  /** A line that is an object: an event, unless it only speaks of some. */
  function readObject(bytes: Uint8Array, start: number, end: number, mayHoldText: boolean): void {
    const guess = anyForm ? guessByFirstKey(bytes, start) : null;
    if (updating) {
      updating = false;
      if (documentOf(offer.parse(bytes, start, end).event) !== null)
        offer.take(bytes, start, end, { lineNumber: lines, entry: 1, isUpdate: true });
    } else if (guess === 'response' && holdsHits(bytes, start, end)) readSpread(bytes, start, end, null);
    else if (guess !== 'action' || !isAction(bytes, start, end)) {
      if (!mayHoldText && offer.mayPassOver()) offer.passOver(1);
      else offer.take(bytes, start, end, { lineNumber: lines, entry: 1, isUpdate: false });
    }
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
    updating = false;
    const values = createValueSplitter(maxLineBytes, {
      value: (found) => readValue(found, lineNumber),
      bad: (reason) => bad(reason, byte, lineNumber),
    });
    values.push(bytes.subarray(start, end));
    values.end();
  }

  /** An object that was found in a list, in a response or on lines of its own. */
  function readValue(bytes: Uint8Array, lineNumber: number): void {
    offer.forget();
    const end = scanLine(bytes, 0, scan);
    if (scan.problem === null) {
      entries = { line: lineNumber, count: entries.line === lineNumber ? entries.count + 1 : 1 };
      offer.take(bytes, 0, end, { lineNumber, entry: entries.count, isUpdate: false });
    } else bad(scan.problem, null, lineNumber);
  }

  function open({ known, asLines }: Pick<InputStart, 'known' | 'asLines'>): Input {
    [atStart, updating, actions] = [known === null, known?.updating === true, 0];
    before = { lines, blankLines, ...offer.counts(), badLineCount: badLines.count() };
    offer.begin(known);
    return (asLines ? openLines : openInput)(maxLineBytes, {
      lines: readLines,
      tooLong: skipLine,
      value: (bytes, line) => readValue(bytes, before.lines + line),
      bad: (reason, line) => bad(reason, null, before.lines + line),
      valuesEnd: (count) => {
        lines += count;
      },
    });
  }

  function skipLine(): void {
    lines++;
    bad('too-long', null);
  }

  function endInput(isCut = false): InputReport {
    input ??= open(beginning);
    if (!isCut) input.end();
    input = null;
    const { blankLines: ofBlank, candidates, ...report } = soFar();
    if (options.listInputs !== false) inputs.push(report);
    return report;
  }

  function soFar(): ReadSoFar {
    const { events, candidates } = offer.counts();
    return {
      linesBefore: before.lines,
      lines: lines - before.lines,
      blankLines: blankLines - before.blankLines,
      events: events - before.events,
      candidates: candidates - before.candidates,
      badLineCount: badLines.count() - before.badLineCount,
      actions,
      strangers: offer.strangers(),
    };
  }

  return {
    eventCount: () => offer.counts().events,
    unserved: offer.unserved,
    push(chunk) {
      bytesSeen += chunk.length;
      input ??= open(beginning);
      input.push(chunk);
    },
    begin(start) {
      lines = start.linesBefore;
      input = open(start);
    },
    known: () => ({ ...offer.known(), updating }),
    skipLine,
    soFar,
    listed: badLines.listed,
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
