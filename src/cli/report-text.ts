import { type CheckReport, type Disagreement, type EngineReport, isUntried, type RuleReport } from '../conformance/index.ts';
import type { Event } from '../event/index.ts';
import { inspectionsText } from './inspections-text.ts';
import { cut, indent, oneLine, table, thousands } from './text.ts';
import { unmatchedText } from './unmatched-text.ts';

/** The agreement of one rule's engines as a table, with every kept disagreement below it. */
export function ruleText(rule: RuleReport): string {
  const name = oneLine(rule.name, 400);
  const rows = rule.engines.map((engine) => [
    engine.name,
    engine.runs,
    engine.against,
    engine.status === 'compared' ? engine.matches : '-',
    engine.compared,
    engine.agreements,
    engine.disagreements,
    engine.claimed,
    engine.asLabelled ?? '-',
    engine.reason ?? '',
  ]);
  const head = ['engine', 'runs', 'against', 'matches', 'compared', 'agree', 'disagree', 'claimed', 'as labelled', ''];
  const refused = rule.translations.filter((translation) => translation.status !== 'exact');
  if (rule.failure !== null) return `${name}: not checked, a fault of eqlibrium: ${rule.failure}\n`;
  const untried = isUntried(rule) ? ['  it could not be checked: there was nothing to try it on'] : [];
  const parts = [
    `${name}: ${corpusText(rule)}, ${thousands(rule.expected)} should match`,
    ...untried,
    indent(table(head, rows)),
    ...refused.map((one) => indent(`${one.target}: ${one.status} (${one.reasons.map((reason) => reason.code).join(', ')})`)),
    ...rule.engines.flatMap(rejectionsText).map((line) => indent(line)),
    ...inspectionsText(rule).map((line) => indent(line)),
    ...rule.disagreements.map((one) => indent(disagreementText(one))),
  ];
  return `${parts.join('\n')}\n`;
}

/** Events that an engine did not take are not compared, which is worth a line. */
function rejectionsText({ name, rejected, rejections }: EngineReport): readonly string[] {
  if (rejected === undefined) return [];
  const shown = (rejections ?? []).map(({ eventNumber, reason }) => `  event ${eventNumber}: ${oneLine(reason, 160)}`);
  return [`${name} did not take ${thousands(rejected)} events, which are not compared unless they had to match:`, ...shown];
}

/** What the rule was tried on. */
function corpusText({ timelines, events, malicious, benign }: RuleReport): string {
  if (timelines !== undefined) return `${thousands(timelines)} timelines of ${thousands(events)} events`;
  return `${thousands(events)} events, ${thousands(malicious)} malicious, ${thousands(benign)} benign`;
}

/** One line that says how a check ended. */
export function summaryText(report: CheckReport): string {
  const { rules, events, timelines, disagreements, refused, untried, failed, seed } = report.summary;
  const series = timelines === 0 ? '' : ` (part of them in ${thousands(timelines)} timelines)`;
  const refusals = refused === 0 ? '' : `, ${refused} ${refused === 1 ? 'translation' : 'translations'} refused`;
  const untaken = report.summary.untaken === 0 ? '' : `, ${thousands(report.summary.untaken)} artifacts not taken by others`;
  const unchecked = failed + untried;
  const failures = unchecked === 0 ? '' : `, ${thousands(unchecked)} ${unchecked === 1 ? 'rule' : 'rules'} not checked`;
  return `${unmatchedText(report)}${thousands(rules)} ${rules === 1 ? 'rule' : 'rules'}, ${thousands(events)} events${series} (seed ${seed}), ${thousands(disagreements)} disagreements${refusals}${untaken}${failures}\n`;
}

function disagreementText(one: Disagreement): string {
  const failed = (engine: string): boolean => one.unanswered?.includes(engine) ?? false;
  const verdicts = Object.entries(one.verdicts).map(
    ([engine, matched]) => `${engine} ${failed(engine) ? 'failed' : matched ? 'matches' : 'does not match'}`,
  );
  if (one.timeline !== undefined) return timelineText(one, one.timeline);
  return [
    `${one.engine} disagrees with the ${one.against}: expected ${one.expected ? 'a match' : 'no match'}`,
    `  event ${one.eventNumber} of seed ${one.seed}, made as "${one.recipe}"${one.shrunk ? ', shrunk to' : ''}`,
    `  ${JSON.stringify(one.event)}`,
    `  ${verdicts.join('; ')}`,
    '  the artifact it ran:',
    indent(cut(one.artifact, 40), '    '),
  ].join('\n');
}

function timelineText(one: Disagreement, timeline: readonly Event[]): string {
  const matches = (list: Disagreement['expectedMatches'], engine: string): string =>
    one.unanswered?.includes(engine) ? 'nothing, for it failed' : JSON.stringify(list ?? []);
  return [
    `${one.engine} disagrees with the ${one.against}: expected ${matches(one.expectedMatches, one.against)}, found ${matches(one.answeredMatches, one.engine)}`,
    `  timeline ${one.eventNumber} of seed ${one.seed}, made as "${one.recipe}"${one.shrunk ? ', shrunk to' : ''}`,
    ...timeline.map((event) => `  ${JSON.stringify(event)}`),
    '  the artifact it ran:',
    indent(cut(one.artifact, 40), '    '),
  ].join('\n');
}
