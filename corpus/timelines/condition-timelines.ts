import type { Event, Scalar } from '../../src/event/index.ts';
import type { Host } from '../background/host-inventory.ts';
import type { Leaf } from '../conditions/formula.ts';
import type { Writing } from '../events/write-values.ts';
import { fits, meets } from '../solve/constraints.ts';
import { sensitise } from '../solve/isolate-condition.ts';
import type { Role } from './correlation.ts';
import { type Cast, cast, type KeyValues, rewritten, type Stage } from './generate-event.ts';
import { type Draft, FIRST, type Player, places } from './timeline-plan.ts';

/** Leaves tried for a role, and ways to write the field of each. */
const LEAVES = 12;
const FAILING = 3;
const HOLDING = 1;
const MOST = 6;

/**
 * Timelines in which one event fails a single condition of its role, or just holds it. `run` is a timeline that the rule
 * matches, `place` where the role's event stands in it; `counts` says what becomes of the match when the event plays its role.
 */
export function* leafDrafts(
  role: Role,
  keys: KeyValues,
  host: Host,
  stage: Stage,
  run: readonly Player[],
  place: number,
  counts: 'completes' | 'prevents',
): Generator<Draft, void> {
  const matches = [places(0, run.length).filter((other) => counts === 'completes' || other !== place)];
  const draft = (name: string, label: string, event: Event, plays: boolean): Draft => {
    const player: Player = { role: plays ? role : null, key: FIRST, at: run[place]?.at ?? 0, event };
    const found = plays === (counts === 'completes');
    return { name, nearMiss: label, players: run.with(place, player), matches: found ? matches : [] };
  };
  for (const leaf of stage.random.some([...new Set(role.leaves)], LEAVES)) {
    const edge = sensitise(role.formula, leaf);
    if (edge === null) continue;
    for (const plays of [false, true]) {
      const goal = { formula: { kind: 'leaf', leaf } as const, truth: edge.polarity === plays };
      const made = cast(role, keys, host, stage, [goal, ...edge.others], plays);
      if (made === null) continue;
      const verb = plays ? 'held' : 'failed';
      yield draft(`${verb}-alone`, leaf.label, made.event, plays);
      for (const { name, event } of varied(leaf, role, keys, made, stage).slice(0, plays ? HOLDING : FAILING))
        yield draft(`${verb}-${name}`, leaf.label, event, plays);
    }
  }
}

/** The event with the leaf's field written in other ways that leave the leaf as it is: edges, lists, and nothing at all. */
function varied(
  leaf: Leaf,
  role: Role,
  keys: KeyValues,
  made: Cast,
  stage: Stage,
): readonly { readonly name: string; readonly event: Event }[] {
  if (leaf.kind !== 'some' || made.solution.demands.scripts.some((script) => script.leaf.fields.includes(leaf.field))) return [];
  const demands = made.solution.demands.fields.get(leaf.field) ?? [];
  const [good] = made.solution.values.get(leaf.field) ?? [];
  const edges = leaf.edges(stage.random).filter(({ value }) => fits(stage.schema, leaf.field, value));
  const company = good === undefined ? [] : edges.slice(0, 3).map(({ value }): Writing => listed([value, good]));
  const ways: readonly (Writing & { readonly name: string })[] = [
    ...edges.map(({ name, value }) => ({ name, values: [value], json: value })),
    ...company.map((writing) => ({ ...writing, name: 'two-values' })),
    ...(good === undefined ? [] : [{ ...listed([good]), name: 'list-of-one' }]),
    { name: 'absent', values: [], json: undefined },
    { name: 'empty-list', values: [], json: [] },
  ];
  const found = stage.random.shuffle(ways.filter(({ values }) => meets(demands, values))).slice(0, MOST);
  return found.flatMap((writing) => {
    const event = rewritten(role, keys, made, leaf.field, writing, stage);
    return event === null ? [] : [{ name: writing.name, event }];
  });
}

function listed(values: readonly Scalar[]): Writing {
  return { values, json: [...values] };
}
