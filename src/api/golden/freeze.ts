import { type FrozenCase, type FrozenRule, frozenText, readYaml } from '../../golden/index.ts';
import { source } from '../../source/index.ts';
import type { CheckableRule } from '../checkable-rule.ts';
import { type PinOptions, pinned } from '../prove/pins.ts';
import { judge } from './judge.ts';

/** A rule as a golden file, with what was left out of it. */
interface Frozen {
  readonly text: string;
  readonly cases: number;
  readonly unpinned: readonly string[];
  /** Events that would be replayed to another end than the proof has for them. */
  readonly dropped: readonly FrozenCase[];
}

/**
 * Events, or timelines, that pin down what a rule means, as the text of a golden file. Only what `test` replays to the same end is in it: the
 * text is read back, and the rule asked about what was read.
 */
export async function freeze(
  subject: CheckableRule,
  naming: { readonly rule: string; readonly name: string },
  options: PinOptions = {},
): Promise<Frozen> {
  const { events, timelines, contradicted, unreached } = await pinned(subject, options);
  const found = [
    ...events.map(({ event, matches, reason }): FrozenCase => ({ events: [event], kind: 'event', matches, why: reason })),
    ...timelines.map(
      ({ events: together, matches, reason }): FrozenCase => ({ events: together, kind: 'timeline', matches, why: reason }),
    ),
  ];
  const all = found.length > 0 || subject.rule.plan.kind !== 'single' ? found : await bare(subject);
  const longest = LONGEST_BESIDE + subject.rule.query.length;
  const cases = all.filter(({ events: together }) => together.every((event) => JSON.stringify(event).length <= longest));
  const borneOut = await replayed(subject, { ...naming, cases, unpinned: [] });
  const kept = cases.filter((_, at) => borneOut[at]);
  const dropped = [
    ...cases.filter((_, at) => !borneOut[at]),
    ...contradicted.map(
      ({ events: together, matches, reason }): FrozenCase => ({ events: together, kind: 'timeline', matches, why: reason }),
    ),
  ];
  return { text: frozenText({ ...naming, cases: kept, unpinned: unreached }), cases: kept.length, unpinned: unreached, dropped };
}

/** A rule without conditions that could be told apart: it says of an event without fields what it says of all. */
async function bare(subject: CheckableRule): Promise<readonly FrozenCase[]> {
  const [answer] = await judge(subject, [{ events: ['{}'], now: null }], 'auto');
  const matches = answer?.matches ?? null;
  return matches === null ? [] : [{ events: [{}], kind: 'event', matches, why: 'an event without fields' }];
}

/** An event that is longer than its rule by more than this is about what an index keeps of texts, which is no part of the rule. */
const LONGEST_BESIDE = 500;

/** Which cases come to their end when they are read from the text and the rule is asked. */
async function replayed(subject: CheckableRule, frozen: FrozenRule): Promise<readonly boolean[]> {
  if (frozen.cases.length === 0) return [];
  const { goldens } = readYaml(source(frozenText(frozen)));
  // One that cannot be read would be missing, and the others not stand in its place.
  if (goldens.length !== frozen.cases.length) return frozen.cases.map(() => false);
  const answers = await judge(subject, goldens, 'auto');
  return frozen.cases.map(
    ({ events, matches }, at) =>
      answers[at]?.matches === matches &&
      JSON.stringify(goldens[at]?.events.map((text) => JSON.parse(text))) === JSON.stringify(events),
  );
}
