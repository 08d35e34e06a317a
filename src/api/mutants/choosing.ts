import type { CheckableRule } from '../checkable-rule.ts';
import { oracleOf } from '../prove/runners.ts';
import { settingsOf } from '../run-settings.ts';
import { covering } from './covering.ts';
import type { Kept } from './examined.ts';
import { matchesIn, seriesOf } from './series.ts';

interface Choice {
  /** The numbers of those that are kept. */
  readonly chosen: ReadonlySet<number>;
  /** Why some that would be kept are not, in plain words. */
  readonly refusals: readonly string[];
}

/** What there is to choose from. */
interface Offer {
  readonly all: readonly Kept[];
  /** The number of the first that was chosen because of mutants: the oracle has to bear it out. */
  readonly aided: number;
  readonly most: number;
}

type BearsOut = (kept: readonly Kept[]) => Promise<readonly boolean[] | null>;

/**
 * Chooses what is kept: all where there is room, else those that notice most, and in the room that is left the first. What the oracle does not
 * bear out is left out, and another choice is made.
 */
export async function choose(
  killers: readonly (readonly number[])[],
  { all, aided, most }: Offer,
  bearsOut: BearsOut,
): Promise<Choice> {
  const costs = all.map(({ events }) => events.length);
  const refuted = new Set<number>();
  const isAsked = new Set<number>();
  const refusals = new Set<string>();
  for (;;) {
    const left = refuted.size === 0 ? killers : killers.map((by) => by.filter((at) => !refuted.has(at)));
    const chosen = new Set(covering(left, costs, most));
    let room = most - [...chosen].reduce((sum, at) => sum + (costs[at] ?? 0), 0);
    for (const [at, cost] of costs.entries()) {
      if (chosen.has(at) || refuted.has(at) || cost > room) continue;
      chosen.add(at);
      room -= cost;
    }
    const open = [...chosen].filter((at) => at >= aided && !isAsked.has(at)).sort((one, other) => one - other);
    if (open.length === 0) return { chosen, refusals: [...refusals] };
    const said = await bearsOut(open.flatMap((at) => all.slice(at, at + 1)));
    for (const [place, at] of open.entries()) {
      isAsked.add(at);
      if (said?.[place] === true) continue;
      refuted.add(at);
      refusals.add(said === null ? NOBODY : `the oracle says otherwise of what ${all[at]?.reason ?? ''}`);
    }
  }
}

const NOBODY = 'nobody else who runs the rule was there to bear out events that were sought for mutants';

/** Asks the oracle of a rule whether it finds in events, or timelines, what the rule finds there as it is run here. */
export function bearing({ rule, schema }: CheckableRule): BearsOut {
  const settings = settingsOf(rule, schema);
  const { plan } = rule;
  const oracle = oracleOf({ rule, schema });
  if (plan.kind === 'single')
    return async (kept) => {
      const said = await oracle?.each(kept.map(({ events: [event] }) => event));
      return said === undefined ? null : kept.map(({ matches }, at) => said[at] === matches);
    };
  const series = seriesOf(rule, settings.now);
  return async (kept) => {
    const said: boolean[] = [];
    for (const { events } of kept) {
      const found = (await oracle?.find(events)) ?? null;
      if (found === null || series === null) return null;
      const own = matchesIn(series, events);
      said.push(plan.kind === 'sample' ? own.length === found.length : textOf(own) === textOf(found));
    }
    return said;
  };
}

function textOf(matches: readonly (readonly unknown[])[]): string {
  return matches
    .map((match) => match.join())
    .sort()
    .join(';');
}
