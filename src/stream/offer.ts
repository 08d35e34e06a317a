import type { Event } from '../event/index.ts';
import { candidateTest } from './candidate.ts';
import type { Candidate } from './candidate-event.ts';
import type { Text } from './facts.ts';
import { createFieldWatch, type FieldWatch, type Strangers } from './field-watch.ts';
import { type Within, withinOf } from './input/index.ts';
import type { InputKnowledge } from './input-knowledge.ts';
import type { LineTaker } from './kernel/index.ts';
import { LineCandidate } from './line-candidate.ts';
import { createLineOffer } from './line-offer.ts';
import type { Looking, Sight } from './looking.ts';
import { withNumberTexts } from './number-texts.ts';
import { indexOver } from './rule-index/index.ts';
import { type RuleTables, ruleTables } from './rule-tables.ts';
import type { Scan } from './scan.ts';
import { createSeenRules } from './seen-rules.ts';
import type { Sought } from './sought.ts';

/** Where an event stands. */
interface EventPlace {
  /** Where it begins, counted from 1 over all lines of all inputs. */
  readonly lineNumber: number;
  /** Its number among the events of a list that begin on the same line. */
  readonly entry: number;
  /** It is the document of an `update` of a bulk request. */
  readonly isUpdate: boolean;
}

/** Offers events to the rules that may match them. */
interface Offer {
  /** The bytes of an object whose line was scanned last, parsed only if some rule's facts allow it. */
  take(bytes: Uint8Array, start: number, end: number, place: EventPlace): void;
  /** Whether events need not be taken that no rule matches. */
  mayPassOver(): boolean;
  /** Counts events that no rule matches: their lines hold none of the `texts`, or were scanned by `scanLines`. */
  passOver(count: number): void;
  /** Scans and sorts lines at once, and searches them for `texts` before, if there are; gives where it stopped. Null: lines have to be parsed. */
  readonly scanLines: ((bytes: Uint8Array, start: number, taker: LineTaker) => number) | null;
  /** One of them is in the bytes of each event worth parsing, unless its line has escapes; null: that is not known. */
  readonly texts: readonly Text[] | null;
  parse(bytes: Uint8Array, start: number, end: number): ParsedText;
  /** Bytes that were taken may be others now. */
  forget(): void;
  /** Rules that are asked about every event that is offered. */
  readonly unserved: readonly number[];
  /** Events so far, and those of them that were offered. */
  counts(): { readonly events: number; readonly candidates: number };
  /** What comes now is of another input, or of the middle of one of which this is known. */
  begin(known: InputKnowledge | null): void;
  known(): Omit<InputKnowledge, 'updating'>;
  /** Not null: none of the input's events has a field that a rule asks. */
  strangers(): Strangers | null;
}

interface ParsedText {
  readonly text: string;
  readonly event: Event;
}

function parseText(text: string): Event {
  return JSON.parse(text);
}

/** The rules from one on; those before it were found not to be worth asking. */
function from(first: number, rules: readonly number[]): readonly number[] {
  return first === 0 ? rules : rules.filter((rule) => rule >= first);
}

/** Where `anyForm`, an event may stand within something else, such as the hit of a search. */
export function createOffer(
  rules: readonly Sought[],
  anyForm: boolean,
  scan: Scan,
  looking: Looking | null,
  onCandidate: (candidate: Candidate) => void,
  tables: RuleTables = ruleTables(rules, anyForm),
): Offer {
  const { filing, asked, textFields, texts } = tables;
  const tests = rules.map((rule) => candidateTest(texts === null ? null : rule.facts));
  const index = indexOver(filing, rules.length, (rule) => rules[rule]?.conditions ?? null);
  const lines = createLineOffer(tables, index);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let events = 0;
  let candidates = 0;
  let watch: FieldWatch = createFieldWatch([]);
  const chooseSeen = createSeenRules(rules.length, (rule) => looking?.kindOf(rule) ?? '', index);
  /** How the events of the input are seen; undefined: its first event is still to come. */
  let sight: Sight | null | undefined = looking === null ? null : undefined;

  function parse(bytes: Uint8Array, start: number, end: number): ParsedText {
    const text = decoder.decode(bytes.subarray(start, end));
    const event: Event = JSON.parse(text);
    return { text, event };
  }

  /** The event with its numbers as they are written where a rule asks for texts. */
  function withDigits(text: string, whole: Event, within: Within | null, isUpdate: boolean): Event {
    if (within === null) return withNumberTexts(text, whole, textFields);
    const fields = textFields.map((field) => `${within.member}.${field}`);
    const exact = withinOf(withNumberTexts(text, whole, fields), isUpdate);
    return exact === null || exact === 'nothing' ? within.event : exact.event;
  }

  function exactly(text: string): Event {
    return withDigits(text, JSON.parse(text), null, false);
  }

  /** Where events are seen in a shape of their own, no facts are known of their bytes. False: they are seen as they stand. */
  function takeSeen(bytes: Uint8Array, start: number, end: number, { lineNumber, entry, isUpdate }: EventPlace): boolean {
    const { text, event: whole } = parse(bytes, start, end);
    const within = anyForm ? withinOf(whole, isUpdate) : null;
    if (within === 'nothing') {
      events--;
      return true;
    }
    const event = within?.event ?? whole;
    if (sight === undefined) sight = looking?.first(event) ?? null;
    if (sight === null) return false;
    const { see, whole: seenWhole } = sight;
    if (watch.open()) watch.look(seenWhole(event));
    candidates++;
    onCandidate({
      lineNumber,
      ...(entry > 1 ? { entry } : {}),
      text,
      event,
      ...(within === null ? {} : { within: { member: within.member, hit: within.hit } }),
      ...chooseSeen(event, see),
    });
    return true;
  }

  return {
    parse,
    forget: () => lines?.forget(),
    unserved: index.filing.always,
    texts,
    mayPassOver: () => sight === null && !watch.open(),
    passOver(count) {
      events += count;
    },
    get scanLines() {
      // Of events that are seen in a shape of their own, the line tells nothing.
      if (lines === null || (sight ?? null) !== null) return null;
      return (bytes: Uint8Array, start: number, taker: LineTaker) => lines.scan(bytes, start, scan, taker);
    },
    take(bytes, start, end, { lineNumber, entry, isUpdate }) {
      events++;
      if (sight !== null && takeSeen(bytes, start, end, { lineNumber, entry, isUpdate })) return;
      if (watch.open()) {
        const { event } = parse(bytes, start, end);
        const within = anyForm ? withinOf(event, isUpdate) : null;
        if (within !== 'nothing') watch.look(within?.event ?? event);
      }
      // Once a line has to be parsed, asking the rules is quicker than searching on.
      const first = tests.findIndex((test) => test(bytes, start, end, scan));
      if (first < 0) return;
      const sorted = lines === null || isUpdate ? null : lines.sort(bytes, start, end);
      if (lines !== null && sorted !== null) {
        const worthAsking = from(first, sorted);
        if (worthAsking.length === 0) return;
        candidates++;
        const parseLine = scan.unusualNumbers ? exactly : parseText;
        onCandidate(new LineCandidate(lineNumber, worthAsking, lines, bytes, start, end, parseLine));
        return;
      }
      const { text, event: whole } = parse(bytes, start, end);
      const within = anyForm ? withinOf(whole, isUpdate) : null;
      if (within === 'nothing') {
        events--;
        return;
      }
      candidates++;
      const event = scan.unusualNumbers ? withDigits(text, whole, within, isUpdate) : (within?.event ?? whole);
      onCandidate({
        lineNumber,
        ...(entry > 1 ? { entry } : {}),
        text,
        event,
        ...(within === null ? {} : { within: { member: within.member, hit: within.hit } }),
        rules: from(first, index.candidates(event)),
        rest: index.rest,
      });
    },
    counts: () => ({ events, candidates }),
    begin(known) {
      watch = createFieldWatch(asked, known?.watch);
      sight = looking === null || known?.sight === 'as-they-stand' ? null : known?.sight === 'seen' ? looking.sight() : undefined;
    },
    known: () => ({
      sight: sight === undefined ? 'unknown' : sight === null ? 'as-they-stand' : 'seen',
      watch: watch.state(),
    }),
    strangers: () => watch.strangers(),
  };
}
