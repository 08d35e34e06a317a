import type { Event } from '../../event/index.ts';
import { jsonLine, oneLine } from '../../report/line.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { explain, explainTimeline } from '../explain.ts';
import { seenEvents } from '../golden/see.ts';
import { linesOfEvent, linesOfTimeline } from '../golden/why.ts';
import { given, isObject, isParsed, parsedInstead } from './arguments.ts';
import { checkableOf } from './rule-of.ts';

/** What a matcher of vitest or Jest answers. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * `expect(rule).toMatchEvent(event)`: the rule catches the event, by the oracle of its language. The rule is its text, in any form that is
 * read here, or one of those that `parse` returns. Throws a `TypeError` for what is no rule, and for what is no event.
 */
export function toMatchEvent(rule: unknown, event: unknown): MatcherResult {
  const subject = subjectOf('toMatchEvent', rule);
  demandEvent('toMatchEvent', event);
  if (subject.rule.plan.kind !== 'single')
    throw new TypeError('toMatchEvent: the rule asks for several events; toMatchTimeline takes them');
  const explanation = explained(subject, event);
  if (explanation === null) return result(subject, false, 'the event', [ELSEWHERE], [event]);
  if (explanation.kind !== 'event') throw new TypeError(`toMatchEvent: ${reasonOf(explanation)}`);
  return result(subject, explanation.matches, 'the event', linesOfEvent(explanation), [event]);
}

/**
 * `expect(rule).toMatchTimeline(events)`: a match of the sequence or the sample is among the events; of a rule over single events, one of them is
 * a match.
 */
export function toMatchTimeline(rule: unknown, events: unknown): MatcherResult {
  const subject = subjectOf('toMatchTimeline', rule);
  if (!Array.isArray(events)) throw new TypeError(`toMatchTimeline takes a list of events, and was given ${given(events)}`);
  for (const event of events) demandEvent('toMatchTimeline', event);
  const timeline: readonly Event[] = events;
  if (subject.rule.plan.kind === 'single') {
    const all = timeline.map((event) => explained(subject, event));
    const pass = all.some((one) => one?.kind === 'event' && one.matches);
    const lines = all.flatMap((one, at) => {
      const own = one === null ? [ELSEWHERE] : one.kind === 'event' ? linesOfEvent(one) : [reasonOf(one)];
      return [`event ${at + 1}`, ...own.map((line) => `  ${line}`)];
    });
    return result(subject, pass, 'any of the events', lines, timeline);
  }
  const seen = seenEvents(
    subject.rule,
    timeline.map((event) => JSON.stringify(event)),
    'auto',
  );
  const own = seen.flatMap((one) => (one.kind === 'event' ? [one.event] : []));
  const explanation = explainTimeline(subject, own);
  if (explanation.kind !== 'timeline') throw new TypeError(`toMatchTimeline: ${reasonOf(explanation)}`);
  const places = seen.flatMap((one, at) => (one.kind === 'event' ? [at + 1] : []));
  return result(subject, explanation.matches.length > 0, 'the timeline', linesOfTimeline(explanation, places), timeline);
}

const ELSEWHERE = 'the event is of another log source than that of the rule';

/** Null: the event is none of the rule's log source. */
function explained(subject: CheckableRule, event: Event): ReturnType<typeof explain> | null {
  const [seen] = seenEvents(subject.rule, [JSON.stringify(event)], 'auto');
  if (seen?.kind === 'none') throw new TypeError('it is not one event: it holds none, or several');
  return seen?.kind === 'event' ? explain(subject, seen.event) : null;
}

function reasonOf(explanation: { readonly kind: string; readonly reason?: string }): string {
  return explanation.reason ?? 'the oracle has no answer';
}

const LONGEST_EVENT = 2000;

function result(
  { rule }: CheckableRule,
  pass: boolean,
  what: string,
  lines: readonly string[],
  events: readonly Event[],
): MatcherResult {
  return {
    pass,
    message: () => {
      const name = oneLine(rule.meta.name ?? rule.meta.id ?? rule.query, 80);
      const head = `expected the rule ${name} ${pass ? 'not ' : ''}to match ${what}, and it ${pass ? 'does' : 'does not'}:`;
      const shown = events.map((event) => jsonLine(event, LONGEST_EVENT));
      return [head, ...lines.map((line) => `  ${line}`), '', ...shown].join('\n');
    },
  };
}

/** The rule with its tree, from its text or from what `parse` returned of it. */
function subjectOf(taker: string, rule: unknown): CheckableRule {
  if (isParsed(rule) && !rule.meaning.ok) throw new TypeError(`${taker}: ${parsedInstead(rule)}`);
  const read = checkableOf(taker, isParsed(rule) ? { ...rule, ...rule.meaning.value, meaning: null } : rule);
  if (read.ok) return read.value;
  const [{ message, code }] = read.problems;
  throw new TypeError(`${taker}: ${message} [${code}]`);
}

function demandEvent(taker: string, event: unknown): asserts event is Event {
  if (!isObject(event))
    throw new TypeError(`${taker} takes an event as the object that its JSON is, and was given ${given(event)}`);
}
