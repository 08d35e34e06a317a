import type { Event, Json } from '../../event/index.ts';
import type { Way } from '../../report/index.ts';
import { shrinkEvent } from '../shrink.ts';
import { valuesOf } from './event-fields.ts';
import { kindsOf } from './kinds.ts';
import { type Donors, type Healed, inPlain, type Repair, repaired, repairOfOne, repairOfSeveral } from './repair.ts';
import { bothOf, directionOf, type Sides } from './sides.ts';

/** An event that rule and port were asked about, and what they said. */
export interface Judged {
  readonly event: Event;
  readonly recipe: string;
  readonly eventNumber: number;
  readonly rule: boolean | null;
  readonly port: boolean | null;
}

/** A way without its words, which need the text of the rule. */
export type BareWay = Omit<Way, 'message' | 'conditions'>;

interface FoundWays {
  readonly ways: readonly BareWay[];
  readonly otherDifferences: number;
}

/** Differences that are looked into; more are only counted. */
const MOST_DIFFERENCES = 4000;
/** Differences for which a repair is looked for. */
const MOST_SEARCHES = 60;
/** Events on which both agree that lend their values. */
const MOST_DONORS = 300;
const MOST_VALUES = 8;

interface Difference extends Judged {
  readonly direction: 'misses' | 'excess';
}

/**
 * Sorts differences into ways. Of an event on which rule and port differ the fewest fields are looked for that decide it: given other
 * values there, both match. Whatever differs likewise, and is healed by the same change, differs in the same way.
 */
export async function findWays(all: readonly Judged[], sides: Sides, asked: readonly string[]): Promise<FoundWays> {
  const differences = spread(all.flatMap(differenceOf), MOST_DIFFERENCES);
  const left = all.filter((one) => differenceOf(one).length > 0).length - differences.length;
  if (differences.length === 0) return { ways: [], otherDifferences: 0 };
  const constant = await wayOfConstant(all, differences, sides);
  if (constant !== null) return { ways: [constant], otherDifferences: left };
  const search = searchOf(all, sides, asked);
  const ways: Attributed[] = [];
  let remaining: readonly Difference[] = differences;
  const stubborn: Difference[] = [];
  for (let tries = 0; tries < MOST_SEARCHES && remaining.length > 0; tries++) {
    const [first] = remaining;
    if (first === undefined) break;
    const repair = await search.one(first);
    if (repair === null) {
      stubborn.push(first);
      remaining = remaining.slice(1);
      continue;
    }
    remaining = await attribute(first, repair, remaining);
  }
  let open = [...stubborn, ...remaining];
  // What needs the repairs of several ways at once is no way of its own.
  let other = left;
  for (const direction of ['misses', 'excess'] as const) {
    const joint: Repair = new Map(ways.filter((way) => way.direction === direction).flatMap(({ repair }) => [...repair]));
    if (joint.size < 2) continue;
    const these = open.filter((one) => one.direction === direction);
    const healed = await search.healed(direction)(these.map(({ event }) => repaired(event, joint)));
    const gone = new Set(these.filter((_, at) => healed[at] === true));
    other += gone.size;
    open = open.filter((one) => !gone.has(one));
  }
  for (let tries = 0; tries < MOST_SEARCHES / 4 && open.length > 0; tries++) {
    const [first, ...others] = open;
    if (first === undefined) break;
    const repair = await search.several(first);
    if (repair === null) {
      other++;
      open = others;
      continue;
    }
    open = [...(await attribute(first, repair, open))];
  }
  const sorted = merged(ways).sort((a, b) => b.count - a.count);
  return { ways: sorted.map(({ repair: _, ...way }) => way), otherDifferences: other + open.length };

  /** Adds a way, and gives the differences that are none of it. */
  async function attribute(first: Difference, repair: Repair, among: readonly Difference[]): Promise<readonly Difference[]> {
    const { direction } = first;
    const others = among.filter((one) => one.direction === direction);
    const kinds = await search.kinds(
      others.map(({ event }) => event),
      repair,
    );
    const kind = kinds[others.indexOf(first)] ?? 'value';
    const same = others.filter((_, at) => kinds[at] === kind);
    const healed = await search.healed(direction)(same.map(({ event }) => repaired(event, repair)));
    const mine = same.filter((one, at) => one === first || healed[at] === true);
    const shows = async (candidates: readonly Event[]): Promise<readonly boolean[]> => {
      const said = await bothOf(sides, candidates);
      const after = await search.healed(direction)(candidates.map((candidate) => repaired(candidate, repair)));
      const now = await search.kinds(candidates, repair);
      return candidates.map((candidate, at) => {
        if (directionOf(said[at]?.rule, said[at]?.port) !== direction || after[at] !== true) return false;
        return isTimed(candidate, first.event, sides) && isAsMuch(now[at] ?? kind, kind);
      });
    };
    const plain = inPlain(first.event);
    const [legible] = await shows([plain]);
    const smallest = await shrinkEvent(legible === true ? plain : first.event, shows);
    const fields = [...repair.keys()].sort();
    const [field, another] = fields;
    const values = mine.flatMap(({ event }) => {
      const held = field === undefined || another !== undefined ? [] : valuesOf(event, field);
      return held.length === 1 ? held : [];
    });
    const [settled] = await search.agree([repaired(smallest, repair)]);
    const [settledKind = kind] = await search.kinds([smallest], repair);
    ways.push({
      direction,
      kind: settledKind,
      fields,
      count: mine.length,
      values: distinct([...(field === undefined || another !== undefined ? [] : valuesOf(smallest, field)), ...values]),
      event: smallest,
      agreed: settled === true ? repaired(smallest, repair) : null,
      recipe: first.recipe,
      eventNumber: first.eventNumber,
      repair,
    });
    const gone = new Set(mine);
    return among.filter((one) => !gone.has(one));
  }
}

type Attributed = BareWay & { readonly repair: Repair };

/** A list may shrink to the one value in it that decides. */
function isAsMuch(kind: BareWay['kind'], before: BareWay['kind']): boolean {
  return kind === before || before === 'list';
}

/** What is needed to look for repairs, made once for all differences. */
function searchOf(all: readonly Judged[], sides: Sides, asked: readonly string[]) {
  const eventsWhere = (wanted: (one: Judged) => boolean): readonly Event[] =>
    spread(all.filter(wanted), MOST_DONORS).map(({ event }) => event);
  const matching = eventsWhere(({ rule, port }) => rule === true && port === true);
  const agree: Healed = async (events) => (await bothOf(sides, events)).map(({ rule, port }) => rule === true && port === true);
  // Where nothing is known that both match: what makes the side that says no say yes.
  const halfway = {
    misses: {
      events: eventsWhere(({ port }) => port === true),
      healed: async (events: readonly Event[]) => (await sides.port(events)).map((says) => says === true),
    },
    excess: {
      events: eventsWhere(({ rule }) => rule === true),
      healed: async (events: readonly Event[]) => (await sides.rule(events)).map((says) => says === true),
    },
  };
  const donors = (direction: Difference['direction']): Donors =>
    matching.length > 0 ? { events: matching, asked, healed: agree } : { ...halfway[direction], asked };
  return {
    agree,
    healed: (direction: Difference['direction']): Healed => donors(direction).healed,
    kinds: kindsOf(
      all.map(({ event }) => event),
      asked,
      sides,
    ),
    one: async ({ event, direction }: Difference) => await repairOfOne(event, donors(direction), sides),
    several: async ({ event, direction }: Difference) => await repairOfSeveral(event, donors(direction)),
  };
}

/** A port that says the same of every event is wrong in one way. */
async function wayOfConstant(all: readonly Judged[], differences: readonly Difference[], sides: Sides): Promise<BareWay | null> {
  const [first] = differences;
  const says = first?.port ?? null;
  if (first === undefined || says === null || all.some(({ port }) => port !== null && port !== says)) return null;
  const event = await shrinkEvent(first.event, async (candidates) => {
    const said = await bothOf(sides, candidates);
    return candidates.map(
      (candidate, at) =>
        directionOf(said[at]?.rule, said[at]?.port) === first.direction && isTimed(candidate, first.event, sides),
    );
  });
  return {
    direction: first.direction,
    kind: says ? 'always' : 'never',
    fields: [],
    count: differences.length,
    values: [],
    event,
    agreed: null,
    recipe: first.recipe,
    eventNumber: first.eventNumber,
  };
}

function differenceOf(one: Judged): readonly Difference[] {
  const direction = directionOf(one.rule, one.port);
  return direction === null || direction === 'other-events' ? [] : [{ ...one, direction }];
}

/** Events keep their time: one without it differs for other reasons. */
function isTimed(candidate: Event, event: Event, { timestampField }: Sides): boolean {
  return JSON.stringify(valuesOf(candidate, timestampField)) === JSON.stringify(valuesOf(event, timestampField));
}

/** Ways with the same fields, told once: the smaller event, and the counts together. */
function merged(ways: readonly Attributed[]): Attributed[] {
  const found = new Map<string, Attributed>();
  for (const way of ways) {
    const key = JSON.stringify([way.direction, way.kind, way.fields]);
    const before = found.get(key);
    const [small, large] = before === undefined || sizeOf(way.event) < sizeOf(before.event) ? [way, before] : [before, way];
    found.set(key, {
      ...small,
      count: small.count + (large?.count ?? 0),
      values: distinct([...small.values, ...(large?.values ?? [])]),
    });
  }
  return [...found.values()];
}

function sizeOf(event: Event): number {
  return JSON.stringify(event).length;
}

function distinct(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(0, MOST_VALUES);
}

/** As many of a list as are wanted, from all over it. */
function spread<T>(list: readonly T[], wanted: number): readonly T[] {
  if (list.length <= wanted) return list;
  return Array.from({ length: wanted }, (_, at) => list[Math.floor((at * list.length) / wanted)]).filter(
    (one) => one !== undefined,
  );
}
