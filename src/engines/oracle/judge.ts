import type { RunSettings } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import type { EventQuery, Query } from '../../languages/eql/ast.ts';
import { readAround } from './around/index.ts';
import { readCategory } from './category.ts';
import { readCondition } from './condition.ts';
import type { Check } from './query-leaf.ts';
import type { Scope } from './scope.ts';

/** The work allowed for one event. It is far beyond what rules need; only hostile ones reach it. */
export const EVENT_BUDGET = 200_000_000;

/** Reads a single-event query once, to judge many events. */
export function readEventQuery(query: EventQuery, scope: Scope): Check {
  const category = readCategory(query.category, scope.settings);
  const condition = readCondition(query.condition, scope);
  const seen = readAround(scope);
  return (subject) => seen(subject) && category(subject) && condition(subject) === true;
}

/**
 * Whether one event matches a single-event query. False also where the oracle gives no answer: for sequences and samples,
 * for what it refuses to read, and for work beyond its budget; the engine tells these apart.
 */
export function judge(query: Query, event: Event, settings: RunSettings): boolean {
  if (query.body.kind !== 'event') return false;
  const refusals: string[] = [];
  const check = readEventQuery(query.body, { settings, refuse: (reason) => refusals.push(reason) });
  const budget = { left: EVENT_BUDGET };
  return refusals.length === 0 && check({ event, budget }) && budget.left >= 0;
}
