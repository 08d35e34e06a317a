import type { Engine, RunSettings } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import type { Direction } from '../../report/index.ts';
import { trial } from '../answers.ts';

/** Something that says of events whether they match; null: it has no answer. */
type Say = (events: readonly Event[]) => Promise<readonly (boolean | null)[]>;

/** A rule, and a port of it that is judged by the rule. */
export interface Sides {
  readonly rule: Say;
  readonly port: Say;
  /** The field of the time, which no event loses when it is made smaller. */
  readonly timestampField: string;
}

/** An engine with the text that it runs, and what it is told besides. */
export interface Runner {
  readonly engine: Engine;
  readonly text: string;
  readonly settings: RunSettings;
}

export function sayerOf({ engine, text, settings }: Runner): Say {
  return async (events) => (events.length === 0 ? [] : await trial(engine, text, events, settings));
}

/** How two answers differ; null: they agree, or one is none. */
export function directionOf(rule: boolean | null | undefined, port: boolean | null | undefined): Direction | null {
  if (rule == null || port == null || rule === port) return null;
  return rule ? 'misses' : 'excess';
}

/** What both say of events, place by place. */
export async function bothOf(
  sides: Sides,
  events: readonly Event[],
): Promise<readonly { readonly rule: boolean | null; readonly port: boolean | null }[]> {
  const [rule, port] = [await sides.rule(events), await sides.port(events)];
  return events.map((_, at) => ({ rule: rule[at] ?? null, port: port[at] ?? null }));
}
