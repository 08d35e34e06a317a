import type { Event } from '../../event/index.ts';
import type { Predicate } from '../../ir/index.ts';
import type { Folding } from '../../pattern/index.ts';
import { attempt, type Effort } from '../effort.ts';
import { nameIn } from '../field-groups.ts';
import { type Answerer, fieldsRead } from '../guesses.ts';
import { RANKS } from './candidates.ts';
import { treeOf } from './occurrences.ts';
import type { Pin } from './pin.ts';
import { searching } from './searching.ts';

export type { Pin } from './pin.ts';

/** Pins, the ones that tell most first, and what could not be had. */
export interface Pins {
  readonly pins: readonly Pin[];
  /** What the work allowed, or the number of pins, did not suffice for, and what is not reasoned about; in plain words. */
  readonly unreached: readonly string[];
}

interface PinOptions {
  /** Steps of work in all; the answer does not depend on the machine. */
  readonly effort: number;
  readonly most: number;
  /** Fields hold one value at most. */
  readonly scalar?: boolean;
  /** What time it is when the predicate is asked, in milliseconds since 1970. */
  readonly now?: number;
  /** Who runs leaves that are not reasoned about, so that values for them can be guessed; without, they have no pins. */
  readonly answerer?: Answerer;
}

/** Nobody runs anything. */
const NOBODY: Answerer = () => null;

/**
 * Events by which each condition of a predicate is told apart: for each leaf at its place events on which it alone decides, once in each
 * way, for each value and each pattern one of its own, and values at its edges.
 */
export function pinsOf(where: Predicate, folding: Folding, options: PinOptions): Pins {
  const tree = treeOf(where, folding, { now: options.now ?? 0, isFixed: true });
  const names = tree.occurrences.flatMap(({ condition }) =>
    condition.kind === 'set' ? [nameIn(condition.field)] : fieldsRead(condition).map(nameIn),
  );
  const pins = new Map<string, Pin>();
  const unreached = new Set<string>();
  const effort: Effort = { left: options.effort };
  const within = (what: string, work: () => void): void => {
    if (!attempt(work).done) unreached.add(`${what}: the work allowed did not suffice`);
  };
  const add = (event: Event, matches: boolean, reason: string): void => {
    const ordered = inOrder(event, names);
    const key = JSON.stringify(ordered);
    if (!pins.has(key)) pins.set(key, { event: ordered, matches, reason });
  };
  within('the rule', () => {
    const search = searching(tree, options.scalar === true, options.answerer ?? NOBODY, effort);
    const searches = tree.occurrences.map(search);
    for (const rank of RANKS)
      for (const { name, pin } of searches) {
        if (pins.size >= options.most) return void unreached.add(`more than ${options.most} events`);
        within(name, () => {
          for (const found of pin(rank, options.most - pins.size)) add(found.event, found.matches, found.reason);
        });
      }
    for (const { told } of searches) for (const what of told) unreached.add(what);
  });
  return { pins: [...pins.values()].slice(0, options.most), unreached: [...unreached] };
}

/** The fields of an event in the order in which the rule names them. */
function inOrder(event: Event, names: readonly string[]): Event {
  const known = [...new Set(names)].filter((name) => Object.hasOwn(event, name));
  return Object.fromEntries([...known, ...Object.keys(event)].map((name) => [name, event[name] ?? null]));
}
