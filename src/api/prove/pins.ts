import type { Event, EventId } from '../../event/index.ts';
import { type Pin, pinsOf } from '../../proof/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { EFFORTS, MOST_PINS } from '../efforts.ts';
import { predicateOf } from '../predicate-of.ts';
import { settingsOf } from '../run-settings.ts';
import { judgeOf } from './runners.ts';
import { type Refine, type Timeline, timelinesOf } from './timelines.ts';

export interface PinOptions {
  /** Steps of work in all; the answer does not depend on the machine. */
  readonly effort?: number;
  /** The most events, of a sequence or a sample timelines. */
  readonly most?: number;
  /** Fields hold one value at most. */
  readonly scalar?: boolean;
  /** Several pins in a timeline: fewer events, that are harder to read. */
  readonly packed?: boolean;
  /** Chooses the pins of the items of a sequence or a sample. */
  readonly refine?: Refine;
}

/** Events in the order of time, and whether a sequence or a sample is in them. */
export interface PinnedTimeline {
  readonly events: NonEmpty<Event>;
  readonly matches: boolean;
  readonly reason: string;
}

/** A timeline with the matches that the oracle finds in it, as the places of their events. */
interface FoundTimeline extends PinnedTimeline {
  readonly found: Matches;
}

type Matches = readonly NonEmpty<EventId>[];

/** What pins the meaning of a rule: events of a rule over single events, else timelines. The oracle of the rule says so, too. */
export interface PinnedRule {
  readonly events: readonly Pin[];
  readonly timelines: readonly FoundTimeline[];
  /** What the oracle answers otherwise, or not; none of it is above. */
  readonly contradicted: readonly PinnedTimeline[];
  /** What was not reached, in plain words. */
  readonly unreached: readonly string[];
}

/** Pins that nobody was asked about yet. */
export interface Sketched {
  readonly events: readonly Pin[];
  readonly timelines: readonly Timeline[];
  readonly unreached: readonly string[];
}

/** Events, or timelines, that pin the meaning of a rule as far as is known without running it. */
export async function sketched({ rule, schema }: CheckableRule, options: PinOptions = {}): Promise<Sketched> {
  const { plan, semantics } = rule;
  const settings = settingsOf(rule, schema);
  const limits = {
    effort: options.effort ?? EFFORTS.pins,
    most: options.most ?? MOST_PINS,
    scalar: options.scalar ?? false,
    packed: options.packed ?? false,
    ...(options.refine === undefined ? {} : { refine: options.refine }),
  };
  if (plan.kind !== 'single') return { events: [], ...(await timelinesOf(rule, plan, settings, limits)) };
  const { pins, unreached } = pinsOf(plan.where, semantics.folding, {
    ...limits,
    now: settings.now,
    answerer: (leaf) => predicateOf(rule, leaf, settings.now),
  });
  return { events: pins, timelines: [], unreached };
}

/** Finds events, or timelines, that pin the meaning of a rule, and asks about each who runs it. */
export async function pinned(
  subject: CheckableRule,
  options: PinOptions = {},
  sketch: typeof sketched = sketched,
): Promise<PinnedRule> {
  const judge = judgeOf(subject);
  const { events, timelines, unreached } = await sketch(subject, options);
  const said = (await judge?.each(events.map(({ event }) => event))) ?? [];
  const isBorneOut = ({ matches }: Pin, at: number): boolean => said[at] === matches;
  const borneOut: FoundTimeline[] = [];
  const contradicted: PinnedTimeline[] = events.flatMap((pin, at) =>
    isBorneOut(pin, at) ? [] : [{ ...pin, events: [pin.event] as const }],
  );
  for (const one of timelines) {
    const found = (await judge?.find(one.events)) ?? null;
    const matches = found !== null && found.length > 0;
    if (found !== null && (one.matches === null || one.matches === matches)) borneOut.push({ ...one, matches, found });
    else contradicted.push({ ...one, matches: one.matches ?? false });
  }
  return {
    events: events.filter(isBorneOut),
    timelines: borneOut,
    contradicted,
    unreached: judge === null ? [...unreached, NOBODY] : unreached,
  };
}

const NOBODY = 'nobody here runs a rule of this language';
