import { DEFAULT_END_TIME, type LabelledEvent, type LabelledTimeline } from '../../corpus/index.ts';
import type { Event, EventId } from '../event/index.ts';
import type { Plan } from '../ir/index.ts';
import type { NonEmpty } from '../source/index.ts';
import type { CheckableRule } from './checkable-rule.ts';
import { corpusOptionsOf } from './corpus-of.ts';
import { tellingPins } from './mutants/index.ts';
import { type PinnedTimeline, type PinOptions, pinned } from './prove/pins.ts';
import { renamedFor } from './renamed.ts';

/** What proofs find for a rule, with labels as the corpus gives them: events of a rule over single events, else timelines. */
interface PinnedCorpus {
  readonly events: readonly LabelledEvent[];
  readonly timelines: readonly LabelledTimeline[];
  /** What the oracle answers otherwise than the proof, or not; it is above, for whoever judges the oracle. */
  readonly contradicted: readonly PinnedTimeline[];
  /** What was not reached, in plain words. */
  readonly unreached: readonly string[];
}

/**
 * Events, or timelines, that tell each condition of a rule apart, as labelled events: the label is what the proof claims. Where it claims nothing
 * of a timeline, and which events of one make a match, is as the oracle finds it. `telling`: with events that tell the rule from its mutants.
 */
export async function pinnedCorpus(
  rule: CheckableRule,
  { telling = false, ...options }: PinOptions & { readonly telling?: boolean } = {},
): Promise<PinnedCorpus> {
  const { plan, changed } = rule.rule;
  if (changed !== undefined && changed.changes.length > 0)
    return { ...NOTHING, unreached: ['a pipeline changes what the rule asks, and proofs are about what it asks then'] };
  const { events, timelines, contradicted, unreached } = await pinned(rule, options, ...(telling ? [tellingPins] : []));
  const named = ownNames(rule);
  const stamped = withTimes(rule);
  const own = (event: Event): Event => stamped(named(event));
  const disputed = contradicted.map((one) => ({ ...one, found: one.matches ? [placesOf(one.events)] : [] }));
  return {
    events:
      plan.kind !== 'single'
        ? []
        : [...events, ...disputed.map((one) => ({ ...one, event: one.events[0] }))].map(({ event, matches, reason }) => ({
            event: own(event),
            label: matches ? 'malicious' : 'benign',
            expected: matches,
            recipe: reason,
            nearMiss: null,
          })),
    timelines: plan.kind === 'single' ? [] : [...timelines, ...disputed].map((one) => timelineOf(one, plan, own)),
    contradicted,
    unreached,
  };
}

const NOTHING: PinnedCorpus = { events: [], timelines: [], contradicted: [], unreached: [] };

function placesOf([, ...more]: NonEmpty<Event>): NonEmpty<EventId> {
  return [0, ...more.map((_, at) => at + 1)];
}

/** A sample may choose among events, so of its matches only the number is decided. */
function timelineOf(
  { events, found, reason }: PinnedTimeline & { readonly found: LabelledTimeline['expected'] },
  { kind }: Plan,
  own: (event: Event) => Event,
): LabelledTimeline {
  const [first, ...more] = events;
  const renamed: NonEmpty<Event> = [own(first), ...more.map(own)];
  return { events: renamed, expected: found, decides: kind === 'sequence' ? 'events' : 'count', recipe: reason, nearMiss: null };
}

/** A run looks at a range of time, of which a proof about the query knows nothing: events get a time within it, as generated ones do. */
function withTimes(rule: CheckableRule): (event: Event) => Event {
  const { stamps, endTime = DEFAULT_END_TIME } = corpusOptionsOf(rule, 1);
  const time = new Date(endTime - 1000).toISOString();
  const { from, to } = rule.rule.meta;
  const fields = from === null && to === null ? [] : ['@timestamp', ...(stamps?.always ?? [])];
  const times: Event = Object.fromEntries(fields.map((field) => [field, time]));
  return (event) => ({ ...times, ...event });
}

/** Proofs are about the names that pipelines gave the fields; corpus and oracle go by those that the rule is written in. */
function ownNames(rule: CheckableRule): (event: Event) => Event {
  const own = renamedFor(rule)?.own;
  if (own === undefined) return (event) => event;
  return (event) => Object.fromEntries(Object.entries(event).map(([name, value]) => [own.get(name) ?? name, value]));
}
