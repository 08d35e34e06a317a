import type { Event } from '../event/index.ts';
import { OPEN_BRACKET } from './bytes.ts';
import { candidateTest } from './candidate.ts';
import type { Candidate } from './candidate-event.ts';
import { createDispatch } from './dispatch.ts';
import { type Facts, isWorthSearching } from './facts.ts';
import { createFieldWatch, type FieldWatch } from './field-watch.ts';
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
  type Within,
  withinOf,
} from './input/index.ts';
import type { Needs } from './needs.ts';
import { withNumberTexts } from './number-texts.ts';
import type { BadLine, InputReport, ReadReport } from './read-report.ts';
import { type BadReason, newScan, scanLine } from './scan.ts';

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
}

/** What is known of a rule before it is asked: it may say less than the rule, never more. */
export interface Sought {
  /** `factsOf`: what must stand in the bytes of a line; null when nothing is known. */
  readonly facts: Facts | null;
  /** `needsOf`: what must be in an event; without, the rule is asked about every event that is parsed. */
  readonly needs?: Needs;
  /** `askedFields`: the fields it asks, so that events without any are told; without, none are. */
  readonly asked?: readonly string[];
  /** `textFieldsOf`: fields under which numbers count with their digits as they are written. */
  readonly textFields?: readonly string[];
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
  const maxListed = options.maxListedBadLines ?? MAX_LISTED;
  const anyForm = options.form === 'any';
  const searching = isWorthSearching(rules.map(({ facts }) => facts));
  const tests = rules.map(({ facts }) => candidateTest(searching ? facts : null));
  const dispatch = createDispatch(rules.map(({ needs }) => needs ?? null));
  const asked = askedByAll(rules);
  const textFields = [...new Set(rules.flatMap((rule) => rule.textFields ?? []))];
  const badLines: BadLine[] = [];
  const inputs: InputReport[] = [];
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const scan = newScan();
  let bytesSeen = 0;
  let lines = 0;
  let blankLines = 0;
  let events = 0;
  let candidates = 0;
  let badLineCount = 0;
  /** Of a line that holds several things, one bad one is told. */
  let lastBadLine = 0;

  let input: Input | null = null;
  let before = { lines: 0, events: 0, badLineCount: 0 };
  let atStart = true;
  let actions = 0;
  let watch: FieldWatch = createFieldWatch([]);
  /** The line before was an `update` of a bulk request. */
  let updating = false;
  /** Events of lists so far that begin on this line. */
  let entries = { line: 0, count: 0 };

  function bad(reason: BadReason, byte: number | null, lineNumber: number = lines): void {
    if (lineNumber === lastBadLine) return;
    lastBadLine = lineNumber;
    badLineCount++;
    if (badLines.length < maxListed) badLines.push({ lineNumber, reason, byte });
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
      if (documentOf(parse(bytes, start, end).event) !== null) take(bytes, start, end, lines, 1, true);
    } else if (guess === 'response' && holdsHits(bytes, start, end)) readSpread(bytes, start, end, null);
    else if (guess !== 'action' || !isAction(bytes, start, end)) take(bytes, start, end, lines, 1);
  }

  function isAction(bytes: Uint8Array, start: number, end: number): boolean {
    const action = actionOf(parse(bytes, start, end).event);
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
      take(bytes, 0, end, lineNumber, entries.count);
    } else bad(scan.problem, null, lineNumber);
  }

  function parse(bytes: Uint8Array, start: number, end: number): { readonly text: string; readonly event: Event } {
    const text = decoder.decode(bytes.subarray(start, end));
    const event: Event = JSON.parse(text);
    return { text, event };
  }

  /** Once a line has to be parsed, asking the rules is quicker than searching on. */
  function take(bytes: Uint8Array, start: number, end: number, lineNumber: number, entry: number, isUpdate = false): void {
    events++;
    if (watch.open()) {
      const { event } = parse(bytes, start, end);
      const within = anyForm ? withinOf(event, isUpdate) : null;
      if (within !== 'nothing') watch.look(within?.event ?? event);
    }
    const first = tests.findIndex((test) => test(bytes, start, end, scan));
    if (first < 0) return;
    const { text, event: whole } = parse(bytes, start, end);
    const within = anyForm ? withinOf(whole, isUpdate) : null;
    if (within === 'nothing') {
      events--;
      return;
    }
    candidates++;
    const event = scan.unusualNumbers ? withDigits(text, whole, within, isUpdate) : (within?.event ?? whole);
    const worthAsking = dispatch(event);
    onCandidate({
      lineNumber,
      ...(entry > 1 ? { entry } : {}),
      text,
      event,
      ...(within === null ? {} : { within: { member: within.member, hit: within.hit } }),
      rules: first === 0 ? worthAsking : worthAsking.filter((rule) => rule >= first),
    });
  }

  /** The event with its numbers as they are written where a rule asks for texts. */
  function withDigits(text: string, whole: Event, within: Within | null, isUpdate: boolean): Event {
    if (within === null) return withNumberTexts(text, whole, textFields);
    const exact = withinOf(
      withNumberTexts(
        text,
        whole,
        textFields.map((field) => `${within.member}.${field}`),
      ),
      isUpdate,
    );
    return exact === null || exact === 'nothing' ? within.event : exact.event;
  }

  function open(): Input {
    [atStart, updating, actions] = [true, false, 0];
    before = { lines, events, badLineCount };
    watch = createFieldWatch(asked);
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
      events: events - before.events,
      badLineCount: badLineCount - before.badLineCount,
      actions,
      strangers: watch.strangers(),
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
      return { bytes: bytesSeen, lines, blankLines, events, candidates, badLineCount, badLines, inputs };
    },
  };
}

/** All fields that are asked for; none when some rule asks for nothing that is known. */
function askedByAll(rules: readonly Sought[]): readonly string[] {
  if (rules.some(({ asked = [] }) => asked.length === 0)) return [];
  return [...new Set(rules.flatMap(({ asked = [] }) => asked))];
}
