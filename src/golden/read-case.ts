import { type Diagnostic, type Source, type Span, similar } from '../source/index.ts';
import type { Golden, RuleName, Slot } from './case.ts';
import { diagnostic } from './codes.ts';
import { slotAt } from './expectation.ts';
import type { Member, Part } from './part.ts';

/** What a map says that holds for the cases in it. */
interface Inherited {
  readonly rules: readonly RuleName[];
  readonly expected: boolean | null;
  readonly why: string | null;
  readonly now: number | null;
}

const NOTHING: Inherited = { rules: [], expected: null, why: null, now: null };
/** `name` is for people; under `shared` stand values that others refer to by their anchors. */
const KEYS = ['rule', 'rules', 'name', 'why', 'now', 'expected', 'event', 'events', 'timeline', 'cases', 'shared'] as const;
type Key = (typeof KEYS)[number];
const EVENT_KEYS = ['event', 'events', 'timeline'] as const;

interface Reading {
  readonly source: Source;
  readonly form: Slot['form'];
  /** The line of an offset, counted from 1. */
  readonly lineOf: (offset: number) => number;
  readonly problems: Diagnostic[];
}

/** The golden events of a map, or of a list of maps. */
export function readCases(part: Part, reading: Reading): readonly Golden[] {
  return casesIn(part, NOTHING, reading);
}

function casesIn(part: Part, inherited: Inherited, reading: Reading): readonly Golden[] {
  if (part.kind === 'list') return part.items().flatMap((item) => casesIn(item, inherited, reading));
  const { problems } = reading;
  if (part.kind !== 'map') {
    problems.push(diagnostic('golden-form', 'golden events stand in a map, or in a list of maps', part.at));
    return [];
  }
  const before = problems.length;
  const members = part.members(problems);
  const told = (key: Key): Member | undefined => members.find((member) => member.key === key);
  for (const { key, at } of members) if (!KEYS.some((known) => known === key)) unknownKey(key, at, problems);
  const own = ownOf(told, inherited, problems);
  const cases = told('cases');
  const holding = EVENT_KEYS.flatMap((key) => told(key) ?? []);
  if (cases !== undefined) {
    const [stray] = holding;
    if (stray !== undefined) problems.push(diagnostic('golden-form', `\`${stray.key}\` stands beside \`cases\``, stray.at));
    const expected = told('expected');
    const value = expected === undefined ? null : verdictOf(expected.value.text);
    if (expected !== undefined && value === null) unknownVerdict(expected.value, problems);
    return casesIn(cases.value, { ...own, expected: value ?? inherited.expected }, reading);
  }
  const [events, second] = holding;
  if (events === undefined || second !== undefined) {
    const found =
      events === undefined ? 'none of `event`, `events` and `timeline`' : `both \`${events.key}\` and \`${second?.key}\``;
    problems.push(diagnostic('golden-form', `a case has one of these keys, and here is ${found}`, second?.at ?? firstOf(part)));
    return [];
  }
  const expected = expectedOf(told('expected'), part, own, reading);
  // A case with a mistake in it says nothing that could be relied on.
  if (expected === null || problems.length > before) return [];
  return goldensOf(events, part, own, expected, reading);
}

function ownOf(told: (key: Key) => Member | undefined, inherited: Inherited, problems: Diagnostic[]): Inherited {
  const named = [told('rule'), told('rules')].flatMap((member) => (member === undefined ? [] : namesIn(member.value, problems)));
  return {
    rules: named.length > 0 ? named : inherited.rules,
    expected: inherited.expected,
    why: told('why')?.value.text ?? inherited.why,
    now: nowOf(told('now'), problems) ?? inherited.now,
  };
}

/** Names of rules: a text, a list of them, or what `match` prints of a rule, `{ id, name }`. */
function namesIn(part: Part, problems: Diagnostic[]): readonly RuleName[] {
  if (part.kind === 'list') return part.items().flatMap((item) => namesIn(item, problems));
  const text = part.kind === 'map' ? (part.members(problems).find(({ key }) => key === 'id')?.value.text ?? null) : part.text;
  if (text !== null && text.trim() !== '') return [{ text: text.trim(), at: part.at }];
  problems.push(diagnostic('golden-form', 'a rule is named by its id, its name or the name of its file', part.at));
  return [];
}

function nowOf(member: Member | undefined, problems: Diagnostic[]): number | null {
  if (member === undefined) return null;
  const { text, at } = member.value;
  const now = text !== null && /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(now)) return now;
  problems.push(diagnostic('golden-form', '`now` is a moment, such as 2026-01-31T12:00:00Z', at));
  return null;
}

type Expected = Pick<Golden, 'expected' | 'slot'>;

function expectedOf(member: Member | undefined, part: Part, { expected }: Inherited, reading: Reading): Expected | null {
  const { problems } = reading;
  const slot = slotAt(part, member?.value ?? null, reading);
  if (member === undefined) return { expected: expected ?? true, slot };
  if (member.value.kind === 'list') return { expected: namesIn(member.value, problems), slot };
  const value = verdictOf(member.value.text);
  if (value === null) unknownVerdict(member.value, problems);
  return value === null ? null : { expected: value, slot };
}

function verdictOf(text: string | null): boolean | null {
  return text === 'match' ? true : text === 'no match' ? false : null;
}

function goldensOf(member: Member, part: Part, own: Inherited, expected: Expected, reading: Reading): readonly Golden[] {
  const { value, key, at } = member;
  const { problems, source, lineOf } = reading;
  const several = key !== 'event';
  if (several && value.kind !== 'list') {
    problems.push(diagnostic('golden-form', `\`${key}\` is a list of events`, value.at));
    return [];
  }
  const before = problems.length;
  const read = (several ? value.items() : [value]).flatMap((one) => {
    const text = eventOf(one, at, problems);
    return text === null ? [] : [{ text, at: one.at, line: lineOf(one.at.start) }];
  });
  if (problems.length > before) return [];
  if (read.length === 0) problems.push(diagnostic('golden-form', `there is no event in \`${key}\``, at));
  const shared = { rules: own.rules, source, why: own.why, now: own.now, ...expected };
  const place = firstOf(part);
  if (key === 'timeline' && read.length > 0)
    return [
      { ...shared, kind: 'timeline', at: place, events: read.map(({ text }) => text), lines: read.map(({ line }) => line) },
    ];
  return read.map((one) => ({
    ...shared,
    kind: 'event' as const,
    at: key === 'events' ? one.at : place,
    events: [one.text],
    lines: [one.line],
  }));
}

function eventOf(part: Part, key: Span, problems: Diagnostic[]): string | null {
  if (part.kind !== 'map') {
    const at = part.at.end > part.at.start ? part.at : key;
    problems.push(diagnostic('golden-event', 'an event is a map of fields, and this is none', at));
    return null;
  }
  const read = part.json();
  if (read.ok) return read.value;
  problems.push(...read.problems);
  return null;
}

/** The beginning of a part: the whole of it would be many lines. */
function firstOf({ at }: Part): Span {
  return { start: at.start, end: Math.min(at.end, at.start + 1) };
}

function unknownVerdict({ at }: Part, problems: Diagnostic[]): void {
  problems.push(
    diagnostic('golden-form', '`expected` is `match`, `no match`, or a list of the rules that match', at, {
      help: 'in a map that holds `cases` it is `match` or `no match`',
    }),
  );
}

function unknownKey(key: string, at: Span, problems: Diagnostic[]): void {
  const [meant] = similar(key, KEYS);
  const help = meant === undefined ? `there are ${KEYS.join(', ')}` : `did you mean \`${meant}\`?`;
  problems.push(diagnostic('golden-form', `no golden file has a key \`${key}\` here`, at, { help }));
}
