import type { CheckReport, Disagreement, RuleReport } from '../conformance/index.ts';
import { cut, indent, table, thousands } from './text.ts';

/** The agreement of one rule's engines as a table, with every kept disagreement below it. */
export function ruleText(rule: RuleReport): string {
  const rows = rule.engines.map((engine) => [
    engine.name,
    engine.runs,
    engine.against,
    engine.status === 'compared' ? engine.matches : '-',
    engine.compared,
    engine.agreements,
    engine.disagreements,
    engine.claimed,
    engine.reason ?? '',
  ]);
  const head = ['engine', 'runs', 'against', 'matches', 'compared', 'agree', 'disagree', 'claimed', ''];
  const refused = rule.translations.filter((translation) => translation.status !== 'exact');
  const parts = [
    `${rule.name}: ${thousands(rule.events)} events, ${thousands(rule.malicious)} malicious, ${thousands(rule.benign)} benign, ${thousands(rule.expected)} should match`,
    indent(table(head, rows)),
    ...refused.map((one) => indent(`${one.target}: ${one.status} (${one.reasons.map((reason) => reason.code).join(', ')})`)),
    ...rule.disagreements.map((one) => indent(disagreementText(one))),
  ];
  return `${parts.join('\n')}\n`;
}

/** One line that says how a check ended. */
export function summaryText(report: CheckReport): string {
  const { rules, events, disagreements, refused, seed } = report.summary;
  const refusals = refused === 0 ? '' : `, ${refused} ${refused === 1 ? 'translation' : 'translations'} refused`;
  return `${thousands(rules)} ${rules === 1 ? 'rule' : 'rules'}, ${thousands(events)} events (seed ${seed}), ${thousands(disagreements)} disagreements${refusals}\n`;
}

function disagreementText(one: Disagreement): string {
  const verdicts = Object.entries(one.verdicts).map(([engine, matched]) => `${engine} ${matched ? 'matches' : 'does not match'}`);
  return [
    `${one.engine} disagrees with the ${one.against}: expected ${one.expected ? 'a match' : 'no match'}`,
    `  event ${one.eventNumber} of seed ${one.seed}, made as "${one.recipe}"${one.shrunk ? ', shrunk to' : ''}`,
    `  ${JSON.stringify(one.event)}`,
    `  ${verdicts.join('; ')}`,
    '  the artifact it ran:',
    indent(cut(one.artifact, 40), '    '),
  ].join('\n');
}
