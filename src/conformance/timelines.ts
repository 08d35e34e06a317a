import type { Engine, RunSettings } from '../contract/index.ts';
import type { Event, EventId } from '../event/index.ts';
import type { Disagreement, LossExample, RuleReport } from '../report/index.ts';
import type { NonEmpty } from '../source/index.ts';
import { loseJudge } from './check.ts';
import { explainTimeline } from './differences/index.ts';
import { type MatchingTimeline, seekTimelineExamples } from './examples/seek-timelines.ts';
import { lossesShown } from './examples/shown.ts';
import { answerOf, bothFind, type Found, findMatches, type Matches, matchesOf } from './find-matches.ts';
import { reportOfRule } from './rule-report.ts';
import { shrinkTimeline } from './shrink-timeline.ts';
import type { CheckSettings, Subject } from './subject.ts';
import { countRejection, countUnanswered, fail, lacksExample, outcomeOf, reportOf, type Tally, talliesOf } from './tally.ts';

/** A few events in the order of time, with the matches that are known from how they were made. */
export interface LabelledTimelineCase {
  readonly events: NonEmpty<Event>;
  /** Each match as the places of its events. */
  readonly expected: readonly NonEmpty<EventId>[];
  /** `events`: a match is known by its events. `count`: the rule leaves open which events make it. */
  readonly decides: 'events' | 'count';
  readonly recipe: string;
  readonly nearMiss: string | null;
}

/**
 * Runs timelines through the oracle and every engine, for a rule over several events. An exact translation has to find the very
 * matches of the oracle; a lossy one has to agree on whether there is a match, or differ within its claim. An engine that
 * fails has failed once and is not asked again. In the report a timeline counts once where an event would.
 */
export async function checkTimelines(
  subject: Subject,
  oracle: Engine,
  timelines: Iterable<LabelledTimelineCase>,
  settings: CheckSettings,
): Promise<RuleReport> {
  const { judge, runners } = await talliesOf(subject, oracle);
  const totals = { timelines: 0, events: 0, malicious: 0, expected: 0 };
  const nearMisses = new Map<string, number>();
  const disagreements: Disagreement[] = [];
  const matching: MatchingTimeline[] = [];
  for (const one of timelines) {
    const answers = new Map<Tally, Found>();
    for (const runner of runners) {
      if (runner.state !== 'runs') continue;
      const before = settings.clock();
      const found = await findMatches(runner, one.events, subject.settings);
      runner.milliseconds += settings.clock() - before;
      take(runner, found, totals.timelines);
      if (found.kind !== 'failed') answers.set(runner, found);
    }
    loseJudge(runners, judge);
    for (const [runner, found] of answers) {
      const truth = runner === judge ? one.expected : matchesOf(answers.get(judge));
      if (truth === null || found.kind === 'none') continue;
      // Of a timeline that was not taken whole nothing is known, but a match that it should have shown is missing.
      if (found.kind !== 'found' && truth.length === 0) continue;
      const matches = matchesOf(found);
      const outcome = matches === null ? 'disagreements' : compare(matches, truth, one, runner, subject.settings);
      runner.compared++;
      if (matches !== null && matches.length > 0) runner.matches++;
      const cause = outcome === 'disagreements' && runner !== judge ? await causeOf(one, judge, runner, subject.settings) : null;
      if (cause !== null) {
        runner.explained.set(cause, (runner.explained.get(cause) ?? 0) + 1);
        continue;
      }
      runner[outcome]++;
      if (settings.examples === true && runner !== judge && matches !== null && outcome !== 'disagreements') {
        const example = await exampleOf(one, outcome, matches, truth, totals.timelines, judge, runner, subject.settings);
        if (example !== null) runner.examples.push(example);
      }
      if (outcome === 'claimed') runner.claimedOn.set(one.recipe, (runner.claimedOn.get(one.recipe) ?? 0) + 1);
      if (outcome !== 'disagreements' || runner.kept >= (settings.keep ?? 3)) continue;
      runner.kept++;
      const events =
        runner === judge || matches === null ? one.events : await smallest(one, matches, truth, judge, runner, subject.settings);
      disagreements.push(disagreement(one, events, runner, matches ?? [], truth, answers, totals.timelines, settings.seed));
    }
    if (settings.examples === true && matching.length < KEPT_MATCHING && (matchesOf(answers.get(judge))?.length ?? 0) > 0)
      matching.push({ events: one.events, recipe: one.recipe, number: totals.timelines });
    totals.timelines++;
    totals.events += one.events.length;
    totals.malicious += new Set(one.expected.flat()).size;
    if (one.expected.length > 0) totals.expected++;
    if (one.nearMiss !== null) nearMisses.set(one.nearMiss, (nearMisses.get(one.nearMiss) ?? 0) + 1);
    settings.progress?.(totals.timelines);
  }
  for (const runner of runners) runner.examples.push(...(await seekTimelineExamples(judge, runner, matching, subject.settings)));
  const engines = runners.map((runner) => reportOf(runner, totals.timelines));
  const examples = runners.flatMap((runner) => runner.examples);
  return reportOfRule(subject, totals, nearMisses, engines, disagreements, examples);
}

/** Timelines with matches that losses are looked for in. */
const KEPT_MATCHING = 3;

/** Counts what an engine did not say. */
function take(runner: Tally, found: Found, number: number): void {
  switch (found.kind) {
    case 'failed':
      fail(runner, found.reason);
      break;
    case 'rejected':
      countRejection(runner, { id: number, reason: found.reason });
      break;
    case 'none':
      countUnanswered(runner, { id: number, reason: found.reason });
      break;
    case 'found':
      break;
  }
}

function compare(
  found: Matches,
  truth: Matches,
  { events, decides }: Pick<LabelledTimelineCase, 'events' | 'decides'>,
  runner: Tally,
  { schema }: RunSettings,
): 'agreements' | ReturnType<typeof outcomeOf> {
  // What a lossy translation promises of a sequence is whether there is a match, not which events it names (sigma-target 5.2).
  if (runner.effects.length === 0) return same(found, truth, decides) ? 'agreements' : 'disagreements';
  // Whether there is a match, `other-count` and `by-engine` leave as it is.
  if (found.length > 0 === truth.length > 0) return 'agreements';
  return outcomeOf(runner, found.length > 0, events, schema);
}

function same(left: Matches, right: Matches, decides: LabelledTimelineCase['decides']): boolean {
  if (decides === 'count' || left.length !== right.length) return left.length === right.length;
  const texts = (matches: Matches): readonly string[] => matches.map((match) => match.join()).sort();
  const others = texts(right);
  return texts(left).every((text, place) => text === others[place]);
}

/** What is known of the engine that makes it differ on a timeline; null: nothing, or it gave no answer. */
async function causeOf(
  { events }: LabelledTimelineCase,
  judge: Tally,
  runner: Tally,
  settings: RunSettings,
): Promise<string | null> {
  return await explainTimeline(runner.engine.name, events, settings.timestampField, async (timeline) => {
    const [expected, answered] = await bothFind(judge, runner, timeline, settings);
    return expected === null || answered === null ? null : expected.length > 0 === answered.length > 0;
  });
}

/** An announced difference, by as small a timeline as still shows it; null: there is none, or one of its kind is there already. */
async function exampleOf(
  one: LabelledTimelineCase,
  outcome: 'agreements' | 'claimed' | 'outside',
  found: Matches,
  truth: Matches,
  eventNumber: EventId,
  judge: Tally,
  runner: Tally,
  settings: RunSettings,
): Promise<LossExample | null> {
  const shows = outcome === 'agreements' ? 'matches' : outcome;
  if (shows === 'matches' && found.length === truth.length) return null;
  if (!lacksExample(runner, shows, found.length > truth.length)) return null;
  let [expected, answered] = [truth.length, found.length];
  const events = await shrinkTimeline(
    one.events,
    async (candidate) => {
      const [means, says] = await bothFind(judge, runner, candidate, settings);
      if (means === null || says === null) return false;
      const same = compare(says, means, { events: candidate, decides: one.decides }, runner, settings) === outcome;
      const still = same && says.length !== means.length && says.length > means.length === found.length > truth.length;
      if (still) [expected, answered] = [means.length, says.length];
      return still;
    },
    EXAMPLE_TRIES,
  );
  const { name, runs } = runner.engine;
  const losses = lossesShown(runner, { shows, expected, answered }, events, settings.schema);
  return { engine: name, runs, shows, losses, recipe: one.recipe, eventNumber, expected, answered, events };
}

/** An example only shows what is known, so less is spent on it than on a disagreement. */
const EXAMPLE_TRIES = 300;

/** The smallest timeline that still shows the same kind of difference between an engine and the oracle. */
async function smallest(
  { events, decides }: LabelledTimelineCase,
  found: Matches,
  truth: Matches,
  judge: Tally,
  runner: Tally,
  settings: RunSettings,
): Promise<NonEmpty<Event>> {
  const timed = (event: Event): boolean => Object.hasOwn(event, settings.timestampField);
  const allTimed = events.every(timed);
  return await shrinkTimeline(events, async (candidate) => {
    if (allTimed && !candidate.every(timed)) return false;
    const [expected, answered] = await bothFind(judge, runner, candidate, settings);
    if (expected === null || answered === null) return false;
    if (compare(answered, expected, { events: candidate, decides }, runner, settings) !== 'disagreements') return false;
    // The difference looked for must stay: a match too many does not become one too few.
    return answered.length > 0 === found.length > 0 && expected.length > 0 === truth.length > 0;
  });
}

function disagreement(
  one: LabelledTimelineCase,
  events: NonEmpty<Event>,
  runner: Tally,
  found: Matches,
  truth: Matches,
  answers: ReadonlyMap<Tally, Found>,
  number: number,
  seed: number,
): Disagreement {
  const [first, ...more] = events;
  return {
    engine: runner.engine.name,
    against: runner.against,
    recipe: one.recipe,
    eventNumber: number,
    seed,
    expected: truth.length > 0,
    answered: found.length > 0,
    answers: Object.fromEntries([...answers].map(([other, said]) => [other.engine.name, answerOf(said)])),
    event: more.at(-1) ?? first,
    timeline: events,
    expectedMatches: truth,
    answeredMatches: found,
    shrunk: events !== one.events,
    artifact: runner.text,
  };
}
