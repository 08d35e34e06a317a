import type { Event, EventId } from '../../event/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import { countOf, indent, jsonLine, oneLine, thousands } from '../line.ts';
import type { Bound, Timeline, Verdict } from './proof.ts';

type Differing = Extract<Verdict, { readonly kind: 'differs' }>;
type Unknown = Extract<Verdict, { readonly kind: 'unknown' }>;

/** What the two that are compared are called. */
interface Names {
  readonly first: string;
  readonly second: string;
}

const VERBS = { whether: 'finds a match', events: 'finds this very match', count: 'finds so many matches' } as const;
const VERBS_OF_BOTH = { whether: 'find a match', events: 'find the same match', count: 'find a match' } as const;

/** The event or the timeline for each side, a paragraph each. */
export function witnessTexts(verdict: Differing, names: Names, shows: { readonly both: boolean }): readonly string[] {
  const { timelines } = verdict;
  if (timelines === undefined) {
    const events = [
      [`only ${names.first} catches`, verdict.lost],
      [`only ${names.second} catches`, verdict.added],
      ['both catch', shows.both ? verdict.both : null],
    ] as const;
    const width = Math.max(...events.map(([words, event]) => (event === null ? 0 : words.length)));
    return events.flatMap(([words, event]) => (event === null ? [] : [`${words.padEnd(width)}   ${eventText(event)}`]));
  }
  const { compared, lost, added, both } = timelines;
  const told = [
    [`only ${names.first} ${VERBS[compared]}`, lost],
    [`only ${names.second} ${VERBS[compared]}`, added],
    [`both ${VERBS_OF_BOTH[compared]}`, shows.both ? both : null],
  ] as const;
  return told.flatMap(([words, timeline]) => (timeline === null ? [] : [`${words}\n${indent(timelineText(timeline, names))}`]));
}

function eventText(event: Event): string {
  return jsonLine(event, 300);
}

function timelineText({ events, first, second }: Timeline, names: Names): string {
  const times = events.map((event) => Object.values(event).find(isInstant));
  const start = Date.parse(times[0] ?? '');
  const lines = events.map((event, at) => {
    const since = Date.parse(times[at] ?? '') - start;
    return `${at + 1}  ${(Number.isNaN(since) ? '' : `+${sinceText(since)}`).padEnd(9)} ${eventText(event)}`;
  });
  return [...lines, `${names.first}: ${matchesText(first)}; ${names.second}: ${matchesText(second)}`].join('\n');
}

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value);
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** Milliseconds as people say them: `1m1ms`. */
function sinceText(milliseconds: number): string {
  let left = milliseconds;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count === 0 ? [] : [`${count}${unit}`];
  });
  return parts.length === 0 ? '0' : parts.join('');
}

function matchesText(matches: readonly NonEmpty<EventId>[]): string {
  if (matches.length === 0) return 'no match';
  return matches.map((match) => `events ${match.map((place) => place + 1).join(', ')}`).join(' and ');
}

/** What the relation of two rules over several events means, as far as was looked. */
export function timelineWords({ relation, timelines }: Differing, first: string, second: string): string {
  const match = timelines?.compared === 'events' ? 'the very match' : 'a match';
  switch (relation) {
    case 'narrower':
      return `as far as was looked, ${second} finds ${match} only where ${first} does, and not everywhere`;
    case 'broader':
      return `as far as was looked, ${second} finds ${match} wherever ${first} does, and elsewhere`;
    case 'overlap':
      return 'each finds matches that the other does not';
    case 'disjoint':
      return 'as far as was looked, they have no match in common';
    case 'other':
      return 'they differ';
  }
}

/** Who ran the witnesses, and how far was looked. */
export function bornOutText({ confirmedBy, bound, open }: Differing): readonly string[] {
  return [
    ...(bound === undefined ? [] : [`looked at ${boundText(bound)}`]),
    ...(open === undefined ? [] : [`found by running it, for the proof is open: ${oneLine(open, 400)}`]),
    ...(confirmedBy === undefined ? [] : [`borne out by ${oneLine(confirmedBy.join(', '))}`]),
  ];
}

function boundText({ events, lists, keys, timelines, runs }: Bound): string {
  const several = lists === undefined ? '' : `, and of up to ${countOf(lists, 'event')} where fields hold several values`;
  const counted = `${countOf(timelines, 'timeline')}, ${thousands(runs)} of them run`;
  return `all timelines of up to ${countOf(events, 'event')} over ${countOf(keys, 'key')}${several} (${counted})`;
}

/** Why nothing is known, what was spent on it, and how far was looked. */
export function unknownText({ reason, spent, bound, fault }: Unknown): string {
  const work =
    spent === undefined
      ? ''
      : ` (${thousands(spent.steps)} of ${countOf(spent.most, 'step')} used, ${countOf(spent.models, 'event')} tried)`;
  return [
    `${oneLine(reason, 400)}${work}`,
    ...(bound === undefined ? [] : [`no difference in ${boundText(bound)}`]),
    ...(fault === undefined ? [] : faultLines(fault)),
  ].join('\n');
}

function faultLines({ events, answers }: NonNullable<Unknown['fault']>): readonly string[] {
  const found = answers.map(
    ({ engine, of, matches }) => `${oneLine(engine)}, of the ${of}: ${matches === 0 ? 'no match' : `${matches} found`}`,
  );
  return [
    'please report this, with the rule:',
    ...events.map((event) => `  ${eventText(event)}`),
    ...found.map((line) => `  ${line}`),
  ];
}
