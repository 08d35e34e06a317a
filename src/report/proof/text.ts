import type { Event } from '../../event/index.ts';
import { countOf, indent, oneLine } from '../text.ts';
import { type ProvedRule, summaryOf, type Verdict } from './proof.ts';

/** Proofs for people: a line for each pair that is not equal, those that are in one line, and the counts last. */
export function proofText(rules: readonly ProvedRule[]): string {
  return `${[...rules.map(ruleText), summaryText(rules)].join('\n')}\n`;
}

function ruleText({ name, proofs }: ProvedRule): string {
  const equal = proofs.filter(({ verdict }) => verdict.kind === 'equal').map(({ target }) => target);
  const lines = [
    ...(equal.length === 0 ? [] : [`proven equal: ${equal.join(', ')}`]),
    ...proofs.flatMap(({ target, translation, verdict }) =>
      verdict.kind === 'equal' ? [] : [`${target} (${translation}): ${verdictText(verdict)}`],
    ),
  ];
  return `${oneLine(name)}\n${indent(lines.length === 0 ? 'no target takes it' : lines.join('\n'))}`;
}

function summaryText(rules: readonly ProvedRule[]): string {
  const { pairs, equal, differs, unknown } = summaryOf(rules);
  return `${countOf(rules.length, 'rule')}, ${countOf(pairs, 'pair')} of a rule and an artifact: ${equal} proven equal, ${differs} differ, ${unknown} unknown`;
}

/** What stands in the way of `equal`, in words, with an event for each side. */
function verdictText(verdict: Exclude<Verdict, { readonly kind: 'equal' }>): string {
  switch (verdict.kind) {
    case 'unknown':
      return `unknown: ${oneLine(verdict.reason)}`;
    case 'differs': {
      const { relation, lost, added } = verdict;
      const lines = [
        RELATIONS[relation],
        ...(lost === null ? [] : [`only the rule catches   ${eventText(lost)}`]),
        ...(added === null ? [] : [`only the artifact catches   ${eventText(added)}`]),
      ];
      return lines.join('\n    ');
    }
  }
}

const RELATIONS = {
  narrower: 'narrower',
  broader: 'broader',
  overlap: 'overlap: each catches what the other does not',
  disjoint: 'disjoint: nothing is caught by both',
  other: 'differs',
} as const;

export function eventText(event: Event): string {
  return oneLine(JSON.stringify(event));
}
