import type { Plan } from '../../ir/index.ts';
import { mutantsOf } from '../../mutants/index.ts';
import type { RuleMutation } from '../../report/mutants/report.ts';
import { countOf, thousands } from '../../report/text.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { type PinOptions, type Sketched, sketched } from '../prove/pins.ts';
import { settingsOf } from '../run-settings.ts';
import { nameOf } from '../subject.ts';
import { type Examined, firstOf, type Limits, survivorOf } from './examined.ts';
import { TOO_LARGE } from './purse.ts';
import { examineSeries } from './several.ts';
import { examineSingle } from './single.ts';
import { planSize } from './size.ts';

interface MutationOptions {
  /** Events that mutants are run on at most; default 500. */
  readonly events?: number;
  /** Seed of what is generated beside the pins; default 1. */
  readonly seed?: number;
  /** Steps of work for all questions about mutants of a rule. */
  readonly effort?: number;
  /** Mutants of one rule at most; what is left out is told. */
  readonly most?: number;
}

const USUAL: Limits = { events: 500, most: 10_000, pinning: 20_000_000, effort: 30_000_000, each: 1_000_000, seed: 1 };

/**
 * Changes a rule in one place after the other, and counts the changes that its events notice: pins, what the corpus generates, and events that were
 * sought for mutants which none of these notices. What the prover finds to be the rule in other words does not count.
 */
export async function mutationOf(subject: CheckableRule, options: MutationOptions = {}): Promise<RuleMutation> {
  const { rule } = subject;
  const { kept, ...counts } = await examine(subject, { ...USUAL, ...options });
  return {
    id: rule.meta.id,
    name: nameOf(rule),
    events: kept.reduce((sum, { events }) => sum + events.length, 0),
    ...counts,
  };
}

/** Pins of a rule with events that were sought for mutants which no pin notices, as the prover has them. */
export async function tellingPins(subject: CheckableRule, options: PinOptions = {}): Promise<Sketched> {
  const { most, effort } = options;
  const { kept, survivors, unreached } = await examine(subject, {
    ...USUAL,
    seed: null,
    ...(most === undefined ? {} : { events: most }),
    ...(effort === undefined ? {} : { pinning: effort }),
  });
  const events = kept.flatMap(({ events: [event], matches, reason }) => (matches === null ? [] : [{ event, matches, reason }]));
  const isSingle = subject.rule.plan.kind === 'single';
  if (kept.length === 0) {
    const plain = await sketched(subject, options);
    return { ...plain, unreached: [...unreached, ...plain.unreached] };
  }
  const left = survivors.length === 0 ? [] : [`${countOf(survivors.length, 'change')} of the rule that no event here notices`];
  return { events: isSingle ? events : [], timelines: isSingle ? [] : kept, unreached: [...unreached, ...left] };
}

/** Parts of conditions and values of lists of one rule at most: to ask about one mutant, all of them are asked. */
const MOST_SIZE = 5_000;

/** A rule that is too large to run each of its mutants: none is told apart. */
function unexamined(plan: Plan, size: number, { most }: Limits): Examined {
  const reason = `the rule has ${thousands(size)} conditions and values; mutants are run of rules of up to ${thousands(MOST_SIZE)}`;
  const unreached = [reason];
  const mutants = firstOf(mutantsOf(plan), most, (what) => unreached.push(what));
  const survivors = Array.from(mutants, (mutant) => survivorOf(mutant, { witness: null, open: TOO_LARGE }));
  const counts = { mutants: survivors.length, killed: 0, byWitnesses: 0, equivalent: 0, refused: 0 };
  return { ...counts, survivors, kept: [], unreached };
}

async function examine(subject: CheckableRule, limits: Limits): Promise<Examined> {
  const { rule, schema } = subject;
  const { plan } = rule;
  const { now } = settingsOf(rule, schema);
  const size = planSize(plan);
  if (size > MOST_SIZE) return unexamined(plan, size, limits);
  return plan.kind === 'single'
    ? await examineSingle(subject, plan, now, limits)
    : await examineSeries(subject, plan, now, limits);
}
