import type { Facts } from './facts.ts';
import type { Conditions } from './rule-index/index.ts';

/** What is known of a rule before it is asked: it may say less than the rule, never more. */
export interface Sought {
  /** `factsOf`: what must stand in the bytes of a line; null when nothing is known. */
  readonly facts: Facts | null;
  /** `conditionsOf`: what must show in an event; without, the rule is asked about every event that is offered. */
  readonly conditions?: Conditions;
  /** `askedFields`: the fields it asks, so that events without any are told; without, none are. */
  readonly asked?: readonly string[];
  /** `decidingFields`: the fields whose values alone decide it; without, it is asked about whole events. */
  readonly deciding?: readonly string[] | null;
  /** `textFieldsOf`: fields under which numbers count with their digits as they are written. */
  readonly textFields?: readonly string[];
}

/** All fields that are asked for; none when some rule asks for nothing that is known. */
export function askedByAll(rules: readonly Sought[]): readonly string[] {
  if (rules.some(({ asked = [] }) => asked.length === 0)) return [];
  return [...new Set(rules.flatMap(({ asked = [] }) => asked))];
}

/** A rule of which nothing is known that would spare it an event. */
export function withoutKnowledge({ asked, textFields }: Sought): Sought {
  return { facts: null, ...(asked === undefined ? {} : { asked }), ...(textFields === undefined ? {} : { textFields }) };
}
