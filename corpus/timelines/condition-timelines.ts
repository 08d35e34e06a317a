import type { Event, Scalar } from '../../src/event/index.ts';
import type { Host } from '../background/host-inventory.ts';
import type { Leaf } from '../conditions/formula.ts';
import type { Writing } from '../events/write-values.ts';
import type { ConditionNearMiss, TimelineName } from '../near-misses/index.ts';
import { fits, meets } from '../solve/constraints.ts';
import { isolateCondition } from '../solve/isolate-condition.ts';
import { labelOfArm, someLoneArms } from '../solve/lone-arms.ts';
import type { Criterion } from './correlation.ts';
import { type GeneratedEvent, generateEvent, type KeyValues, rewritten, type TimelineContext } from './generate-event.ts';
import { FIRST, type PlannedEvent, places, type TimelinePlan } from './timeline-plan.ts';

/** Leaves tried for a criterion, and ways to write the field of each. */
const LEAVES = 12;
const FAILING = 3;
const HOLDING = 1;
const MOST = 6;
const ARMS = 6;

/**
 * Timelines in which one event fails a single condition of its criterion, or just holds it. `run` is a timeline that the rule
 * matches, `place` where the criterion's event stands in it; `counts` says what becomes of the match when the event meets its criterion.
 */
export function* conditionTimelines(
  criterion: Criterion,
  keys: KeyValues,
  host: Host,
  context: TimelineContext,
  run: readonly PlannedEvent[],
  place: number,
  counts: 'completes' | 'prevents',
): Generator<TimelinePlan, void> {
  const matches = [places(0, run.length).filter((other) => counts === 'completes' || other !== place)];
  const plan = (name: TimelineName, label: string, event: Event, holds: boolean): TimelinePlan => {
    const planned: PlannedEvent = { criterion: holds ? criterion : null, key: FIRST, at: run[place]?.at ?? 0, event };
    const found = holds === (counts === 'completes');
    return { name, nearMiss: label, events: run.with(place, planned), matches: found ? matches : [] };
  };
  for (const leaf of context.random.some([...new Set(criterion.leaves)], LEAVES)) {
    const edge = isolateCondition(criterion.formula, leaf);
    if (edge === null) continue;
    for (const holds of [false, true]) {
      const goal = { formula: { kind: 'leaf', leaf } as const, truth: edge.polarity === holds };
      const made = generateEvent(criterion, keys, host, context, [goal, ...edge.others], holds);
      if (made === null) continue;
      const side = holds ? 'held' : 'failed';
      yield plan(`${side}-alone`, leaf.label, made.event, holds);
      for (const { name, event } of varied(leaf, criterion, keys, made, context).slice(0, holds ? HOLDING : FAILING))
        yield plan(`${side}-${name}`, leaf.label, event, holds);
    }
  }
  for (const arm of someLoneArms(criterion.formula, context.random, ARMS)) {
    const holds = arm.expected;
    const made = generateEvent(criterion, keys, host, context, arm.goals, holds);
    if (made !== null) yield plan(`${holds ? 'held' : 'failed'}-lone-arm`, labelOfArm(arm), made.event, holds);
  }
}

/** The event with the leaf's field written in other ways that leave the leaf as it is: edges, lists, and nothing at all. */
function varied(
  leaf: Leaf,
  criterion: Criterion,
  keys: KeyValues,
  made: GeneratedEvent,
  context: TimelineContext,
): readonly { readonly name: ConditionNearMiss; readonly event: Event }[] {
  if (leaf.kind !== 'some' || made.solution.constraints.scripts.some((script) => script.leaf.fields.includes(leaf.field)))
    return [];
  const constraints = made.solution.constraints.fields.get(leaf.field) ?? [];
  const [good] = made.solution.values.get(leaf.field) ?? [];
  const edges = leaf.edges(context.random).filter(({ value }) => fits(context.schema, leaf.field, value));
  const beside = good === undefined ? [] : edges.slice(0, 3).map(({ value }): Writing => listed([value, good]));
  const ways: readonly (Writing & { readonly name: ConditionNearMiss })[] = [
    ...edges.map(({ name, value }) => ({ name, values: [value], json: value })),
    ...beside.map((writing) => ({ ...writing, name: 'two-values' as const })),
    ...(good === undefined ? [] : [{ ...listed([good]), name: 'list-of-one' as const }]),
    { name: 'absent', values: [], json: undefined },
    { name: 'empty-list', values: [], json: [] },
  ];
  const found = context.random.shuffle(ways.filter(({ values }) => meets(constraints, values))).slice(0, MOST);
  return found.flatMap((writing) => {
    const event = rewritten(criterion, keys, made, leaf.field, writing, context);
    return event === null ? [] : [{ name: writing.name, event }];
  });
}

function listed(values: readonly Scalar[]): Writing {
  return { values, json: [...values] };
}
