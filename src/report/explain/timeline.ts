import { countOf, oneLine, wrapped } from '../line.ts';
import { failuresOf } from './deciding.ts';
import type { EventOnTimeline, ExplainedTurn, ItemExplanation, TimelineExplanation } from './explanation.ts';

/** How the events of an explanation are called: the number of their line, by their place. */
type NameEvents = (events: readonly number[]) => string;

/** A timeline for people: the matches, then each event in order with what becomes of it. */
export function timelineText(explanation: TimelineExplanation, linesOfEvents: readonly number[]): string {
  const { of, maxspan, piped, matches, events } = explanation;
  const named: NameEvents = (places) => {
    const numbers = places.map((place) => linesOfEvents[place] ?? place + 1);
    return numbers.length === 1 ? `line ${numbers[0]}` : `lines ${numbers.join(', ')}`;
  };
  const span = maxspan === null ? '' : `, maxspan ${secondsText(maxspan)}`;
  const found = matches.length === 0 ? 'no match' : matches.length === 1 ? '1 match' : `${matches.length} matches`;
  const head = [
    `${found} among ${countOf(events.length, 'event')} (${of === 'event' ? 'each on its own' : `a ${of}`}${span}${piped ? ', before its pipes' : ''})`,
  ];
  const shown = matches.slice(0, MOST_MATCHES).map((match) => wrapped(named(match), '  '));
  if (matches.length > MOST_MATCHES) shown.push(`  ... and ${matches.length - MOST_MATCHES} more`);
  const start = events.find(({ at }) => at !== null)?.at ?? null;
  const view: View = { start, maxspan, kind: of, named };
  return `${[...head, ...shown, ...events.flatMap((event) => ['', ...eventLines(event, view)])].join('\n')}\n`;
}

const MOST_MATCHES = 20;

/** What the text of an event needs to know of the whole; `start` is the moment of the first event. */
interface View {
  readonly start: number | null;
  readonly maxspan: number | null;
  readonly kind: TimelineExplanation['of'];
  readonly named: NameEvents;
}

function eventLines(event: EventOnTimeline, { start, maxspan, kind, named }: View): readonly string[] {
  const { time, at, items, until, turns } = event;
  const since =
    at !== null && start !== null && at !== start ? `  ${at > start ? '+' : '-'}${secondsText(Math.abs(at - start))}` : '';
  const head = `${named([event.event])}  ${time === null ? 'no timestamp that can be read' : time + since}`;
  const taken = items.flatMap((item, index) => {
    if (!item.takes) return [];
    return kind === 'event' ? ['+ matches'] : takenLines(item, index, turns, maxspan, named);
  });
  if (time === null && taken.length > 0 && kind !== 'sample') taken.push('- without a place in time it is left out');
  if (until?.takes === true) taken.push('+ until: what waits under its key ends here');
  const lines =
    taken.length > 0
      ? taken
      : items.map((item, index) => `- ${kind === 'event' ? 'does not match' : titleOf(item, index)}: ${whyNot(item)}`);
  return [head, ...lines.map((line) => wrapped(line, '  '))];
}

/** What becomes of an event that an item takes; a sample and a missing item have no turns. */
function takenLines(
  item: ItemExplanation,
  index: number,
  turns: readonly ExplainedTurn[],
  maxspan: number | null,
  named: NameEvents,
): readonly string[] {
  const mine = turns.filter((turn) => turn.item === index);
  const title = `+ ${titleOf(item, index)}`;
  if (mine.length === 0) return [`${title}${seenKeys(item)}: takes it${item.missing ? ', and it must be missing' : ''}`];
  return mine.map((turn) => `${title}${keyText(item, turn.key)}: ${outcomeText(turn.outcome, maxspan, named)}`);
}

function outcomeText(outcome: ExplainedTurn['outcome'], maxspan: number | null, named: NameEvents): string {
  switch (outcome.kind) {
    case 'starts':
      return 'starts a sequence';
    case 'continues':
      return `goes on to ${named(outcome.chain)}`;
    case 'completes':
      return `match: ${named(outcome.chain)}`;
    case 'spoilt':
      return `no match of ${named(outcome.chain)}: an event that must be missing is there`;
    case 'alone':
      return 'nothing before it waits under this key';
    case 'too late':
      return `too late, ${named(outcome.chain)} dropped: ${secondsText(outcome.milliseconds)} after the first, maxspan is ${secondsText(maxspan ?? 0)}`;
    case 'ended':
      return `${named(outcome.chain)} had been ended by until at ${named([outcome.until])}`;
  }
}

function titleOf({ missing }: ItemExplanation, index: number): string {
  return `item ${index + 1}${missing ? ' (missing)' : ''}`;
}

function keyText({ keys }: ItemExplanation, values: readonly (string | null)[]): string {
  const parts = values.map(
    (value, index) => `${oneLine(keys[index]?.name ?? '')} ${value === null ? 'null' : oneLine(value, 60)}`,
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** The keys as the event has them; several values of one are as many keys. */
function seenKeys({ keys }: ItemExplanation): string {
  const parts = keys.map(({ name, values }) => {
    const texts = values.flatMap((value) => (value.kind === 'value' ? [oneLine(value.text, 60)] : []));
    return `${oneLine(name)} ${texts.length === 0 ? 'null' : texts.slice(0, MOST_KEYS).join(' or ')}`;
  });
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const MOST_KEYS = 5;

/** The first of what fails: the others matter once it is mended. */
function whyNot({ root }: ItemExplanation): string {
  const [first = 'fails', ...others] = failuresOf(root);
  return others.length === 0 ? first : `${first} (and ${others.length} more)`;
}

/** `65.001 s`: seconds to the precision of the events. */
function secondsText(milliseconds: number): string {
  return `${Number((milliseconds / 1000).toFixed(9))} s`;
}
