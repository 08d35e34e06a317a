import { countOf, indent, oneLine } from '../text.ts';
import { type ProvedRule, summaryOf, type Verdict } from './proof.ts';
import { bornOutText, timelineWords, unknownText, witnessTexts } from './witness-text.ts';

/** Proofs for people: a line for each pair that is not equal, those that are in one line, and the counts last. */
export function proofText(rules: readonly ProvedRule[]): string {
  return `${[...rules.map(ruleText), summaryText(rules)].join('\n')}\n`;
}

function ruleText({ name, holds, proofs }: ProvedRule): string {
  const equal = proofs.filter(({ verdict }) => verdict.kind === 'equal').map(({ target }) => target);
  const lines = [
    ...(holds === 'never' ? ['never matches, whatever the events'] : []),
    ...(holds === 'always' ? ['always matches, whatever the event'] : []),
    ...(equal.length === 0 ? [] : [`proven equal: ${equal.join(', ')}`]),
    ...proofs.flatMap(({ target, translation, verdict }) =>
      verdict.kind === 'equal' ? [] : [`${target} (${translation}): ${verdictText(verdict)}`],
    ),
  ];
  return `${oneLine(name)}\n${indent([...lines, ...(proofs.length === 0 ? ['no target takes it'] : [])].join('\n'))}`;
}

function summaryText(rules: readonly ProvedRule[]): string {
  const { pairs, equal, differs, unknown } = summaryOf(rules);
  return `${countOf(rules.length, 'rule')}, ${countOf(pairs, 'pair')} of a rule and an artifact: ${equal} proven equal, ${differs} differ, ${unknown} unknown`;
}

/** What stands in the way of `equal`, in words, with an event or a timeline for each side. */
function verdictText(verdict: Exclude<Verdict, { readonly kind: 'equal' }>): string {
  if (verdict.kind === 'unknown') return `unknown: ${unknownText(verdict)}`.replaceAll('\n', '\n    ');
  const names = { first: 'the rule', second: 'the artifact' };
  const lines = [
    verdict.timelines === undefined
      ? RELATIONS[verdict.relation]
      : `${verdict.relation}: ${timelineWords(verdict, names.first, names.second)}`,
    ...witnessTexts(verdict, names, { both: false }),
    ...bornOutText(verdict),
  ];
  return lines.join('\n').replaceAll('\n', '\n    ');
}

const RELATIONS = {
  narrower: 'narrower',
  broader: 'broader',
  overlap: 'overlap: each catches what the other does not',
  disjoint: 'disjoint: nothing is caught by both',
  other: 'differs',
} as const;
