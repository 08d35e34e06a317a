import type { LossExample } from '../check/report.ts';
import { countOf, thousands } from '../text.ts';
import type { PortArtifact, PortDocument, PortRule, PortTarget, PortWord } from './port.ts';

/** The answer: how many rules came through and how, a sentence for each target. */
export function answerLine({ title, counts }: PortTarget): string {
  const { exact, lossy, refused, beyond } = counts;
  const parts = [
    `${thousands(exact)} exact`,
    `${thousands(lossy)} with losses`,
    `${thousands(refused)} refused`,
    ...(beyond === 0 ? [] : [`${thousands(beyond)} of a kind that it does not say`]),
  ];
  return `${title}: of ${countOf(exact + lossy + refused + beyond, 'rule')} ${parts.join(', ')}.`;
}

/** How well the artifacts of a target agree with their rules. */
export function agreementLine({ title, agreement }: PortTarget): string {
  if (agreement === null) return `${title}: not judged.`;
  const { compared, disagreements, announced, unjudged, proven, asked } = agreement;
  if (compared === 0) return `${title}: nothing was run.`;
  const differs =
    disagreements === 0 ? 'no difference that was not announced' : `${countOf(disagreements, 'disagreement')}, listed below`;
  const claims = announced === 0 ? '' : `, ${countOf(announced, 'difference')} that losses announce`;
  const open = unjudged === 0 ? '' : `; ${countOf(unjudged, 'artifact')} run by nothing`;
  const proofs = asked === 0 ? '' : ` Proven for every event: ${thousands(proven)} of ${countOf(asked, 'artifact')}.`;
  return `${title}: run over ${countOf(compared, 'event')} or timelines and compared with the rules: ${differs}${claims}${open}.${proofs}`;
}

/** Targets that nobody judged, in a sentence; null: there are none. */
export function notRunLine({ summary }: PortDocument): string | null {
  const notRun = summary?.notRun ?? [];
  return notRun.length === 0 ? null : `Not run, and so not judged: ${notRun.map(({ target }) => target).join(', ')}.`;
}

/** What became of ports that somebody else made, a sentence for each. */
export function portLines({ rules }: PortDocument): readonly string[] {
  return rules.flatMap(({ name: rule, check }) =>
    (check?.ports ?? []).map(({ name, status, reason, compared, misses, excess }) => {
      if (status === 'failed') return `${name} cannot be run: ${reason ?? ''}.`;
      const counts = `over ${countOf(compared, 'event')} or timelines ${thousands(misses)} missed and ${thousands(excess)} too many`;
      return `${name} ${status === 'same' ? 'matches as' : 'differs from'} the rule ${rule}: ${counts}.`;
    }),
  );
}

/** How the port stands beside its baseline, in a sentence; null: there is none. */
export function baselineLine({ baseline }: PortDocument): string | null {
  if (baseline === undefined) return null;
  const { known, worse, better } = baseline;
  const news = worse.length === 0 ? 'nothing is worse' : `${thousands(worse.length)} worse`;
  return `Beside the baseline ${news}, ${thousands(better.length)} better, ${thousands(known)} as known.`;
}

/** What differs from the baseline, with the title of each list. */
export function baselineLists({
  baseline,
}: PortDocument): readonly { readonly title: string; readonly lines: readonly string[] }[] {
  if (baseline === undefined) return [];
  const lists = [
    { title: 'Worse than the baseline', of: baseline.worse },
    { title: 'Better than the baseline', of: baseline.better },
  ];
  return lists
    .filter(({ of }) => of.length > 0)
    .map(({ title, of }) => ({
      title: `${title} (${thousands(of.length)})`,
      lines: of.map(({ name, of: what, is, code }) => `${name}: ${what} ${is}${code === null ? '' : ` [${code}]`}`),
    }));
}

/** Versions, seed and command: how to have the same report again. */
export function factLines({
  eqlibrium,
  date,
  seed,
  events,
  command,
  summary,
}: PortDocument): readonly (readonly [string, string])[] {
  return [
    ['Command', command],
    ['eqlibrium', eqlibrium],
    ...(summary === null ? [] : [['Events a rule', thousands(events)] as const, ['Seed', String(seed)] as const]),
    ['Made', date],
  ];
}

/** What an example shows, in a sentence before its events. */
export function exampleLine({ engine, shows, expected, answered, events }: LossExample): string {
  const things = events.length > 1 ? 'these events' : 'this event';
  const means = `the rule ${timesWord(expected)} ${things}`;
  const says = `what was printed ${timesWord(answered)} (run by ${engine})`;
  const why = shows === 'outside' ? `, for ${events.length > 1 ? 'they are' : 'it is'} not as the translation presumes` : '';
  return `An example: ${means}, ${says}${why}.`;
}

function timesWord(count: number): string {
  if (count === 0) return 'does not match';
  return count === 1 ? 'matches' : `finds ${count} matches in`;
}

/** Examples of the losses of one artifact. */
export function examplesFor({ check }: PortRule, { target }: PortArtifact): readonly LossExample[] {
  return (check?.examples ?? []).filter(({ runs }) => runs === target);
}

/** Whether an example shows the loss. */
export function isShownBy({ code, message }: PortWord, { losses }: LossExample): boolean {
  return losses.some((loss) => loss.code === code && loss.message === message);
}

/** How a rule came through as a whole: as its worst translation; a kind that a target does not say counts last. */
export type Outcome = 'differs' | 'unjudged' | 'refused' | 'lossy' | 'exact';

export const OUTCOMES = ['differs', 'unjudged', 'refused', 'lossy', 'exact'] as const satisfies readonly Outcome[];

export const OUTCOME_TITLES = {
  differs: 'Rules with a difference that nothing announces',
  unjudged: 'Rules that could not be judged',
  refused: 'Rules that were refused',
  lossy: 'Rules with losses',
  exact: 'Exact rules',
} as const satisfies Record<Outcome, string>;

export function outcomeOf({ artifacts, check }: PortRule): Outcome {
  const ports = check?.ports ?? [];
  if ((check?.disagreements.length ?? 0) > 0 || ports.some(({ status }) => status === 'differs')) return 'differs';
  if (ports.some(({ status }) => status === 'failed')) return 'unjudged';
  if (check !== null && (check.failure !== null || check.engines.some(({ status }) => status === 'failed'))) return 'unjudged';
  if (artifacts.some(({ status, beyond }) => status === 'refused' && beyond !== true)) return 'refused';
  return artifacts.some(({ status }) => status === 'lossy') ? 'lossy' : 'exact';
}
