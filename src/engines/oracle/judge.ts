import type { RunSettings } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import type { Category, Expression, Query } from '../../languages/eql/ast.ts';
import { readCondition } from './condition.ts';
import { factsOf, readValues } from './fields.ts';
import type { Check } from './query-leaf.ts';
import type { Scope } from './scope.ts';

/** The work allowed for one event. It is far beyond what rules need; only hostile ones reach it. */
export const EVENT_BUDGET = 200_000_000;

/** A category and a condition as one check. The category is compared exactly, with any value of its field (eql-semantics 1.3, 4). */
export function readFilter(category: Category, condition: Expression, scope: Scope): Check {
  const { schema, eventCategoryField } = scope.settings;
  const holds = readCondition(condition, scope);
  if (category.any) return holds;
  const facts = factsOf(schema, eventCategoryField);
  return (subject) =>
    readValues(subject.event, eventCategoryField, facts).some(
      (value) => value.kind === 'string' && value.text === category.name,
    ) && holds(subject);
}

/** What the oracle makes of a rule: a judge, or why it has none. */
export type Reading =
  | { readonly ok: true; readonly judge: (event: Event) => 'match' | 'no match' | 'gave up' }
  | { readonly ok: false; readonly reason: string };

/** Reads a single-event query once, to judge many events. */
export function readQuery(query: Query, settings: RunSettings): Reading {
  const { body } = query;
  if (body.kind !== 'event') return { ok: false, reason: `the oracle does not judge single events by a ${body.kind}` };
  const refusals: string[] = [];
  const check = readFilter(body.category, body.condition, { settings, refuse: (reason) => refusals.push(reason) });
  if (refusals.length > 0) return { ok: false, reason: refusals.join('; ') };
  return {
    ok: true,
    judge: (event) => {
      const budget = { left: EVENT_BUDGET };
      const matched = check({ event, budget });
      if (budget.left < 0) return 'gave up';
      return matched ? 'match' : 'no match';
    },
  };
}

/** Whether one event matches a single-event query. False also for queries that the oracle refuses to judge; see `readQuery`. */
export function judge(query: Query, event: Event, settings: RunSettings): boolean {
  const reading = readQuery(query, settings);
  return reading.ok && reading.judge(event) === 'match';
}
