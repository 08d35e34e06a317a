import { locate, type Source, type Span } from '../../source/index.ts';
import type { CheckReport, RuleReport } from '../check/report.ts';
import type { PortAgreement, PortArtifact, PortCounts, PortDocument, PortPlace, PortRule, PortTarget, PortWord } from './port.ts';

/** What a report is made of that its rules do not say. */
type PortFacts = Pick<PortDocument, 'eqlibrium' | 'command' | 'date' | 'seed' | 'events' | 'problems' | 'baseline'> & {
  /** The targets with their titles, in the order in which they are shown. */
  readonly targets: readonly { readonly name: string; readonly title: string }[];
};

/** Puts the sums beside the rules. */
export function portOf(rules: readonly PortRule[], summary: CheckReport['summary'] | null, facts: PortFacts): PortDocument {
  const { targets, ...rest } = facts;
  return {
    ...rest,
    targets: targets.map(({ name, title }): PortTarget => targetOf(name, title, rules, summary !== null)),
    rules,
    summary,
    engines: enginesOf(rules),
  };
}

function targetOf(target: string, title: string, rules: readonly PortRule[], judged: boolean): PortTarget {
  const artifacts = rules.flatMap(({ artifacts }) => artifacts.filter((one) => one.target === target));
  return { target, title, counts: countsOf(artifacts), agreement: judged ? agreementOf(target, rules) : null };
}

function countsOf(artifacts: readonly PortArtifact[]): PortCounts {
  const count = (test: (one: PortArtifact) => boolean): number => artifacts.filter(test).length;
  return {
    exact: count(({ status }) => status === 'exact'),
    lossy: count(({ status }) => status === 'lossy'),
    refused: count(({ status, beyond }) => status === 'refused' && beyond !== true),
    beyond: count(({ beyond }) => beyond === true),
  };
}

function agreementOf(target: string, rules: readonly PortRule[]): PortAgreement {
  const sum = { compared: 0, agreements: 0, disagreements: 0, announced: 0, unjudged: 0, proven: 0, asked: 0 };
  for (const { check, artifacts } of rules) {
    const engines = (check?.engines ?? []).filter(({ runs, compared }) => runs === target && compared > 0);
    if (engines.length === 0 && artifacts.some((one) => one.target === target && one.artifact !== null)) sum.unjudged++;
    const proof = check?.translations.find((one) => one.target === target)?.proof;
    if (proof !== undefined) sum.asked++;
    if (proof?.verdict === 'equal') sum.proven++;
    for (const { compared, agreements, disagreements, claimed, outside = 0 } of engines) {
      sum.compared += compared;
      sum.agreements += agreements;
      sum.disagreements += disagreements;
      sum.announced += claimed + outside;
    }
  }
  return sum;
}

function enginesOf(rules: readonly PortRule[]): PortDocument['engines'] {
  const all = rules.flatMap(({ check }: { readonly check: RuleReport | null }) => check?.engines ?? []);
  return Object.fromEntries(all.flatMap(({ name, receipt }) => (receipt === null ? [] : [[name, receipt] as const])));
}

/** The place of a span in the document that a text was cut from. */
export function placeOf(text: Source, { start, end }: Span): PortPlace {
  const from = locate(text, start);
  const to = locate(text, Math.max(start, end));
  return { ...from, endLine: to.line, endColumn: to.column };
}

/** The longest stretch of a rule that a word quotes. */
const QUOTED = 200;

/** What stands at a span, cut where it is long. */
export function quoteOf({ text }: Source, { start, end }: Span): PortWord['text'] {
  const quoted = text.slice(start, end);
  return quoted.length <= QUOTED ? quoted : `${quoted.slice(0, QUOTED - 1)}\u2026`;
}
