import type { RuleMeta } from '../../src/ir/index.ts';
import type { Diagnostic } from '../../src/source/index.ts';
import { diagnostic } from './codes.ts';
import type { Several } from './stages.ts';

/**
 * The timespan of a correlation, which has to have one: of a sequence its maxspan; of a sample, which has none, how far
 * back each run of the rule looks.
 */
export function timespanOf(plan: Several, meta: RuleMeta): string | Diagnostic {
  switch (plan.kind) {
    case 'sequence':
      return plan.maxspan === null ? noSpan(plan) : (inUnits(plan.maxspan) ?? oddSpan(plan, plan.maxspan));
    case 'sample': {
      const [, count, unit = ''] = /^now-(\d{1,6})([smhdw])$/.exec(meta.from ?? '') ?? [];
      const milliseconds = count === undefined ? 0 : Number(count) * (LOOK_BACK_UNITS.get(unit) ?? 0);
      return inUnits(milliseconds) ?? noLookBack(plan);
    }
  }
}

/** The units of Sigma that all engines know, longest first, in milliseconds (sigma-target 5.1). */
const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
] as const;

const LOOK_BACK_UNITS: ReadonlyMap<string, number> = new Map([...UNITS, ['w', 604_800_000]]);

/** The length in the longest unit that it is a whole number of. */
function inUnits(milliseconds: number): string | null {
  if (milliseconds <= 0) return null;
  const [unit, length] = UNITS.find(([, length]) => milliseconds % length === 0) ?? [null, 1];
  const text = `${milliseconds / length}${unit}`;
  return unit === null || text.length > LONGEST_TIMESPAN ? null : text;
}

/** How long a timespan is that was written here. */
export function millisecondsOf(timespan: string): number {
  const [, length] = UNITS.find(([unit]) => timespan.endsWith(unit)) ?? ['', 0];
  return Number.parseInt(timespan, 10) * length;
}

/** What the schema allows. */
const LONGEST_TIMESPAN = 10;

function noSpan({ origin }: Several): Diagnostic {
  const help = 'add `with maxspan`, for example maxspan=1m';
  return diagnostic('sigma-no-maxspan', 'the sequence may take any time, and a correlation needs a timespan', origin, { help });
}

function noLookBack({ origin }: Several): Diagnostic {
  const text = 'a sample has no span, and the rule has no look-back such as now-9m to take it from';
  return diagnostic('sigma-no-maxspan', text, origin);
}

function oddSpan({ origin }: Several, milliseconds: number): Diagnostic {
  const help = 'use whole seconds';
  return diagnostic('sigma-timespan', `a timespan of ${milliseconds} ms cannot be written`, origin, { help });
}
