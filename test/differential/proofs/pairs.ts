import type { CheckableRule } from '../../../src/api/checkable-rule.ts';
import { diff } from '../../../src/api/prove/diff.ts';
import { settingsOf } from '../../../src/api/run-settings.ts';
import type { Event } from '../../../src/event/index.ts';
import type { Relation, Verdict } from '../../../src/report/proof/proof.ts';
import { sorted } from '../../support/printed-matches.ts';
import { askOracle, runnersFor } from '../ask.ts';
import { eventsOf, faultOf } from './artifacts.ts';
import { type Complaint, type Count, EFFORT } from './complaint.ts';

/** What the oracle says of both rules about events: of each event for rules about single ones, else of all as a timeline. */
export interface Answers {
  readonly events: readonly Event[];
  readonly first: readonly (readonly number[])[];
  readonly second: readonly (readonly number[])[];
  /** Events of which nothing is said. */
  readonly open: ReadonlySet<number>;
}

/** The relation of two rules as it is proven, beside what engines say of events; `answers` were given without it. */
export async function pairComplaints(
  left: CheckableRule,
  right: CheckableRule,
  answers: readonly Answers[],
  count: Count,
  prove: (left: CheckableRule, right: CheckableRule) => Promise<Verdict> = proved,
): Promise<readonly Complaint[]> {
  const meaning = await prove(left, right);
  count(`two rules: ${meaning.kind === 'differs' ? meaning.relation : meaning.kind}`);
  if (meaning.kind === 'unknown') return meaning.fault === undefined ? [] : [faultOf(meaning, 'two rules')];
  const isSingle = left.rule.plan.kind === 'single' && right.rule.plan.kind === 'single';
  const contradicted = answers.flatMap((one) => (isSingle ? eventAgainst(meaning, one) : timelineAgainst(meaning, one)));
  const [first] = contradicted;
  const unborne = meaning.kind === 'equal' ? [] : await unborneWitnesses(left, right, meaning, count);
  return [...(first === undefined ? [] : [first]), ...unborne];
}

async function proved(left: CheckableRule, right: CheckableRule): Promise<Verdict> {
  return (await diff(left, right, { effort: EFFORT })).meaning;
}

/** Which answers there cannot be. */
const CONTRADICTS: { readonly [Proven in Relation | 'equal']: (first: boolean, second: boolean) => boolean } = {
  equal: (first, second) => first !== second,
  narrower: (first, second) => second && !first,
  broader: (first, second) => first && !second,
  disjoint: (first, second) => first && second,
  overlap: () => false,
  other: () => false,
};

/** An event that cannot be when a relation is as proven. */
function eventAgainst(meaning: Exclude<Verdict, { readonly kind: 'unknown' }>, answers: Answers): readonly Complaint[] {
  const [first, second] = [new Set(answers.first.flat()), new Set(answers.second.flat())];
  const relation = meaning.kind === 'equal' ? 'equal' : meaning.relation;
  const at = answers.events.findIndex((_, id) => !answers.open.has(id) && CONTRADICTS[relation](first.has(id), second.has(id)));
  const event = answers.events[at];
  return event === undefined ? [] : [{ kind: relation, words: `${relation}, which an event contradicts`, events: [event] }];
}

/** Of timelines only `equal` is said of all there are. */
function timelineAgainst(
  meaning: Exclude<Verdict, { readonly kind: 'unknown' }>,
  { events, first, second }: Answers,
): readonly Complaint[] {
  if (meaning.kind !== 'equal' || sorted(first) === sorted(second)) return [];
  return [{ kind: 'equal', words: 'equal, which a timeline contradicts', events }];
}

/** Witnesses that an engine judges otherwise than is said of them. */
async function unborneWitnesses(
  left: CheckableRule,
  right: CheckableRule,
  meaning: Extract<Verdict, { readonly kind: 'differs' }>,
  count: Count,
): Promise<readonly Complaint[]> {
  const complaints: Complaint[] = [];
  for (const [side, one, other] of [
    ['lost', true, false],
    ['added', false, true],
    ['both', true, true],
  ] as const) {
    const events = eventsOf(meaning, side);
    const timeline = meaning.timelines?.[side] ?? null;
    if (events.length === 0) continue;
    for (const [subject, of, matches] of [
      [left, 'first', timeline === null ? [...(one ? [[0]] : [])] : timeline.first],
      [right, 'second', timeline === null ? [...(other ? [[0]] : [])] : timeline.second],
    ] as const) {
      for (const [engine, said] of await everybody(subject, events)) {
        count(`witnesses: ${engine}`);
        if (said !== matches.length)
          complaints.push({
            kind: `witness ${side}`,
            words: `${engine} finds ${said} matches of the ${of} for ${matches.length}`,
            events,
          });
      }
    }
  }
  return complaints;
}

/** How many matches everybody finds who runs a rule or an exact translation of it. */
async function everybody(
  { rule, schema }: CheckableRule,
  events: readonly Event[],
): Promise<readonly (readonly [string, number])[]> {
  const settings = settingsOf(rule, schema);
  const found: (readonly [string, number])[] = [];
  const truth = await askOracle(rule.query, events, settings);
  if (typeof truth !== 'string' && truth.open.size === 0) found.push(['oracle', truth.matches.length]);
  for (const runner of runnersFor(rule.plan.kind)) {
    const prepared = runner.prepare(rule);
    if ('refused' in prepared || prepared.effects.length > 0) continue;
    const said = await prepared.run(events, settings);
    if (typeof said !== 'string' && said.open.size === 0) found.push([runner.name, said.matches.length]);
  }
  return found;
}
