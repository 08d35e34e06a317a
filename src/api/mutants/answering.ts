import type { Event } from '../../event/index.ts';
import type { Predicate, Rule } from '../../ir/index.ts';
import { predicateOf } from '../predicate-of.ts';
import { COSTS, type Purse } from './purse.ts';
import { sizeOf } from './size.ts';

/** 1 for each event that a predicate holds on; null: nothing here runs it. */
type Answers = Uint8Array | null;

/** Values in leaves that are ready to be asked at once; beyond, they are made ready anew. */
const MOST_READY = 200_000;

/** Events that predicates are asked about; more may come. */
export interface Bank {
  readonly events: readonly Event[];
  readonly add: (events: readonly Event[]) => void;
  readonly ask: (where: Predicate) => Answers;
  /** Whether a predicate holds on an event that is not kept; null: nothing here runs it. */
  readonly holds: (where: Predicate, event: Event) => boolean | null;
}

/**
 * Asks predicates about the same events. Each node is asked once about an event, so that of a mutant only what is new is: the predicates of
 * JavaScript answer for leaves, and the rest is counted together. The work is taken off the purse, below zero if need be.
 */
export function bankOf(rule: Rule, first: readonly Event[], now: number, purse: Purse): Bank {
  const events = [...first];
  const known = new WeakMap<Predicate, Answers>();
  const leaves = new Map<Predicate, { readonly matches: ReturnType<typeof predicateOf> }>();
  let ready = 0;
  const leafOf = (where: Predicate): ReturnType<typeof predicateOf> => {
    const found = leaves.get(where);
    if (found !== undefined) return found.matches;
    const size = sizeOf(where);
    purse.left -= size * COSTS.making;
    ready += size;
    if (ready > MOST_READY) {
      leaves.clear();
      ready = size;
    }
    const matches = predicateOf(rule, where, now);
    leaves.set(where, { matches });
    return matches;
  };
  const ask = (where: Predicate): Answers => {
    const found = known.get(where);
    if (found === null || found?.length === events.length) return found;
    const answers = answer(where, found);
    known.set(where, answers);
    return answers;
  };

  function answer(where: Predicate, before: Uint8Array | undefined): Answers {
    switch (where.kind) {
      case 'constant':
        return new Uint8Array(events.length).fill(where.value ? 1 : 0);
      case 'not':
        return ask(where.operand)?.map((one) => 1 - one) ?? null;
      case 'and':
      case 'or': {
        const ends = where.kind === 'or' ? 1 : 0;
        const all = new Uint8Array(events.length).fill(1 - ends);
        for (const operand of where.operands) {
          const one = ask(operand);
          if (one === null) return null;
          purse.left -= all.length * COSTS.counting;
          for (let at = 0; at < all.length; at++) if (one[at] === ends) all[at] = ends;
        }
        return all;
      }
      default: {
        const matches = leafOf(where);
        if (matches === null) return null;
        const all = new Uint8Array(events.length);
        all.set(before ?? []);
        purse.left -= (all.length - (before?.length ?? 0)) * COSTS.asking;
        for (let at = before?.length ?? 0; at < all.length; at++) all[at] = matches(events[at]) ? 1 : 0;
        return all;
      }
    }
  }
  function holds(where: Predicate, event: Event): boolean | null {
    switch (where.kind) {
      case 'constant':
        return where.value;
      case 'not': {
        const one = holds(where.operand, event);
        return one === null ? null : !one;
      }
      case 'and':
      case 'or': {
        const ends = where.kind === 'or';
        for (const operand of where.operands) {
          const one = holds(operand, event);
          if (one === null || one === ends) return one;
        }
        return !ends;
      }
      default:
        purse.left -= COSTS.asking;
        return leafOf(where)?.(event) ?? null;
    }
  }
  return { events, holds, add: (more) => void events.push(...more), ask };
}

/** The numbers of the events on which answers differ. */
export function differing(one: Uint8Array, other: Uint8Array): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) found.push(at);
  return found;
}
