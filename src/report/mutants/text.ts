import { countOf, indent, jsonLine, oneLine } from '../text.ts';
import { type MutationSummary, type RuleMutation, type Survivor, scoreOf } from './report.ts';

/** Where a survivor is, for people: the place and the text there. */
export interface Shown {
  readonly place: string;
  readonly text: string;
}

/** What mutants of a rule came to: those that its events do not tell from it, each with the event that would. */
export function mutationText(rule: RuleMutation, shown: (survivor: Survivor) => Shown): string {
  const { name, mutants, killed, byWitnesses, equivalent, refused, events, survivors, unreached } = rule;
  const head = [
    `${countOf(mutants, 'mutant')}: ${killed} told apart by ${countOf(events, 'event')}`,
    ...(byWitnesses === 0 ? [] : [`${byWitnesses} of them only by events that were found for mutants`]),
    `${equivalent} the same in other words`,
    ...(refused === 0 ? [] : [`${refused} not run`]),
    `${survivors.length} not told apart`,
    `score ${percent(scoreOf(rule))}`,
  ].join(', ');
  const reasons = new Map<string, number>();
  for (const { open } of survivors) if (open !== null) reasons.set(open, (reasons.get(open) ?? 0) + 1);
  const isForMany = (open: string): boolean => (reasons.get(open) ?? 0) > MOST_TOLD;
  const told = survivors.filter(({ open }) => open === null || !isForMany(open));
  const lines = [
    head,
    ...told.map((one) => survivorText(one, shown(one))),
    ...[...reasons].flatMap(([open, count]) =>
      isForMany(open) ? [`undecided: ${countOf(count, 'mutant')}: ${oneLine(open)}`] : [],
    ),
    ...unreached.map((what) => `not reached: ${oneLine(what)}`),
  ];
  return `${oneLine(name)}\n${indent(lines.join('\n'))}`;
}

/** Mutants that are listed one by one though nothing is known of them but one and the same reason. */
const MOST_TOLD = 20;

function survivorText({ kind, told, witness, open }: Survivor, { place, text }: Shown): string {
  const head = `${place}: ${kind}: ${oneLine(told)}   ${oneLine(text)}`;
  if (witness === null) return `${head}\n    ${oneLine(open ?? 'no event is known that tells it apart')}`;
  const caught = witness.rule ? 'only the rule catches' : 'only the mutant catches';
  return [head, ...witness.events.map((event, at) => `    ${at === 0 ? `${caught}   ` : ''}${jsonLine(event, 100)}`)].join('\n');
}

export function mutationSummaryText({
  rules,
  mutants,
  killed,
  equivalent,
  survived,
  open,
  refused,
  score,
  unaided,
}: MutationSummary): string {
  const counts = [
    `${killed} told apart`,
    `${equivalent} proven the same`,
    `${survived} not told apart (${open} of them undecided)`,
    ...(refused === 0 ? [] : [`${refused} not run`]),
  ];
  const aid = unaided === score ? '' : ` (${percent(unaided)} without events that were found for mutants)`;
  return `${countOf(rules, 'rule')}, ${countOf(mutants, 'mutant')}: ${counts.join(', ')}; mutation score ${percent(score)}${aid}\n`;
}

function percent(score: number | null): string {
  return score === null ? 'none' : `${Math.floor(score * 100) / 100} %`;
}
