import type { Agreement, Effect, Engine, Unanswered } from '../contract/index.ts';
import type { Event, Schema } from '../event/index.ts';
import type { EngineReport, LossExample } from '../report/index.ts';
import type { NonEmpty } from '../source/index.ts';
import { agree } from './agreements.ts';
import type { ClaimedLoss, Contestant, SeenEvents, Subject } from './subject.ts';

/** The running counts of one engine. */
export interface Tally {
  readonly engine: Engine;
  /** What it runs. */
  readonly text: string;
  readonly against: 'labels' | 'oracle';
  /** Effects that its translation announces; none: it is exact. */
  readonly effects: readonly Effect[];
  /** What its claims presume of events. */
  readonly presumes: readonly Agreement[];
  /** The losses that announce them. */
  readonly losses: readonly ClaimedLoss[];
  /** How events look to the claims; null: as they are. */
  readonly seen: SeenEvents | null;
  readonly receipt: string | null;
  /** An engine that failed is not asked again: it failed once, for one reason. */
  state: 'runs' | 'not-run' | 'failed';
  reason: string | null;
  /** Events that the engine did not take, and those that it has no answer for. */
  rejected: number;
  unanswered: number;
  /** The first of each. */
  readonly rejections: Silence[];
  readonly silences: Silence[];
  compared: number;
  agreements: number;
  disagreements: number;
  claimed: number;
  /** Differences on events that are not as the claims presume. */
  outside: number;
  /** Differences that known differences of the engine explain, by code. */
  readonly explained: Map<string, number>;
  /** Recipes of the differences that the translation announced. */
  readonly claimedOn: Map<string, number>;
  matches: number;
  /** Answers that equal the labels. */
  asLabelled: number;
  milliseconds: number;
  kept: number;
  /** What its losses look like, where examples are wanted. */
  readonly examples: LossExample[];
}

type Silence = NonNullable<EngineReport['rejections']>[number];

/** Nothing counted yet; asks the engine whether it can run here. A text of null: the translator refused the rule. */
async function createTally(contestant: Contestant, against: Tally['against']): Promise<Tally> {
  const { engine, text, effects, absence = null, presumes = [], losses = [], seen = null } = contestant;
  const receipt = await engine.receipt();
  const why = absence ?? (text === null ? 'refused by the translator' : null);
  const counts = {
    rejected: 0,
    unanswered: 0,
    compared: 0,
    agreements: 0,
    disagreements: 0,
    claimed: 0,
    outside: 0,
    matches: 0,
    asLabelled: 0,
    milliseconds: 0,
    kept: 0,
  };
  return {
    engine,
    text: text ?? '',
    against,
    effects,
    presumes,
    losses,
    seen,
    receipt,
    state: why !== null ? 'not-run' : receipt === null ? 'failed' : 'runs',
    reason: why ?? (receipt === null ? 'the engine cannot run here' : null),
    claimedOn: new Map(),
    explained: new Map(),
    rejections: [],
    silences: [],
    examples: [],
    ...counts,
  };
}

/** A tally for the oracle, which is held to the labels, and for every engine, which is held to the oracle; the oracle stands first. */
export async function talliesOf(
  subject: Subject,
  oracle: Engine,
): Promise<{ readonly judge: Tally; readonly runners: readonly Tally[] }> {
  const judge = await createTally({ engine: oracle, text: subject.query, effects: [] }, 'labels');
  const others = subject.contestants.map((contestant) => createTally(contestant, 'oracle'));
  return { judge, runners: [judge, ...(await Promise.all(others))] };
}

/** Ends the part of an engine that could not go on. */
export function fail(tally: Tally, reason: string): void {
  tally.state = 'failed';
  tally.reason = reason;
}

/** Whether an example of a kind is still wanted: one of each kind, for matches too many and for too few. */
export function lacksExample({ examples }: Tally, shows: LossExample['shows'], tooMany: boolean): boolean {
  return !examples.some((one) => one.shows === shows && one.answered > one.expected === tooMany);
}

/** Events of each kind of silence that a report shows for each engine. */
const SHOWN_SILENCES = 3;

/** Counts an event, or a timeline, that the engine did not take. */
export function countRejection(tally: Tally, { id: eventNumber, reason }: Unanswered): void {
  tally.rejected++;
  if (tally.rejections.length < SHOWN_SILENCES) tally.rejections.push({ eventNumber, reason });
}

/** Counts an event, or a timeline, that the engine has no answer for. */
export function countUnanswered(tally: Tally, { id: eventNumber, reason }: Unanswered): void {
  tally.unanswered++;
  if (tally.silences.length < SHOWN_SILENCES) tally.silences.push({ eventNumber, reason });
}

/** The counts as a report shows them. */
export function reportOf(tally: Tally, numberOfEvents: number): EngineReport {
  const { engine, against, receipt, compared, agreements, disagreements, claimed, claimedOn, matches } = tally;
  const status = tally.state === 'failed' ? 'failed' : compared > 0 ? 'compared' : 'not-run';
  const nothing =
    numberOfEvents === 0 ? 'there was nothing to run it on' : (tally.silences[0]?.reason ?? 'no event was compared');
  return {
    name: engine.name,
    runs: engine.runs,
    against,
    status,
    reason: tally.reason ?? (status === 'not-run' ? nothing : null),
    ...(engine.byConstruction === undefined ? {} : { byConstruction: engine.byConstruction }),
    receipt,
    compared,
    agreements,
    disagreements,
    claimed,
    ...(tally.outside === 0 ? {} : { outside: tally.outside }),
    ...(claimedOn.size === 0 ? {} : { claimedOn: Object.fromEntries([...claimedOn].sort(([a], [b]) => (a < b ? -1 : 1))) }),
    ...(tally.explained.size === 0 ? {} : { explained: Object.fromEntries(tally.explained) }),
    matches,
    ...(tally.rejected === 0 ? {} : { rejected: tally.rejected, rejections: tally.rejections }),
    ...(tally.unanswered === 0 ? {} : { unanswered: tally.unanswered, silences: tally.silences }),
    ...(tally.asLabelled > 0 ? { asLabelled: tally.asLabelled } : {}),
    milliseconds: Math.round(tally.milliseconds),
  };
}

/** How a difference counts: announced, on events of which the claims do not speak, or a disagreement. */
export function outcomeOf(
  claims: Pick<Tally, 'effects' | 'presumes'> & { readonly seen?: SeenEvents | null },
  answered: boolean,
  events: NonEmpty<Event>,
  schema: Schema,
): 'claimed' | 'outside' | 'disagreements' {
  if (isClaimed(claims.effects, answered)) return 'claimed';
  return asPresumed(claims, events, schema) ? 'disagreements' : 'outside';
}

/** Whether events are as claims presume, under the names that the claims speak of. */
export function asPresumed(
  { presumes, seen = null }: Pick<Tally, 'presumes'> & { readonly seen?: SeenEvents | null },
  events: NonEmpty<Event>,
  schema: Schema,
): boolean {
  if (presumes.length === 0) return true;
  if (seen === null) return agree(presumes, events, schema);
  const [first, ...rest] = events;
  return agree(presumes, [seen.event(first), ...rest.map((event) => seen.event(event))], seen.schema(schema));
}

/** Is a difference announced? A match too many is within `may-match-more`, one too few within `may-match-less`. */
export function isClaimed(effects: readonly Effect[], answered: boolean): boolean {
  return effects.some((effect) => excuses(effect, answered));
}

function excuses(effect: Effect, answered: boolean): boolean {
  switch (effect) {
    case 'either':
      return true;
    case 'may-match-more':
      return answered;
    case 'may-match-less':
      return !answered;
    case 'where-agreed':
    case 'other-count':
    case 'by-engine':
      return false;
  }
}
