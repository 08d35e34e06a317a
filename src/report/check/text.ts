import type { Answer } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import { table } from '../table.ts';
import { cut, indent, jsonLine, oneLine, thousands } from '../text.ts';
import { inspectionsText } from './inspections-text.ts';
import { portsText } from './ports-text.ts';
import {
  type CheckReport,
  type Disagreement,
  type EngineReport,
  isProven,
  isRunByNothing,
  isUnjudged,
  isUntried,
  type RuleReport,
} from './report.ts';
import { unmatchedText } from './unmatched-text.ts';

/** The agreement of one rule's engines as a table, with every kept disagreement below it. */
export function ruleText(rule: RuleReport, width = Number.POSITIVE_INFINITY, verbose = false): string {
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
    remark(engine, rule),
  ]);
  const head = ['engine', 'runs', 'against', 'matches', 'compared', 'agree', 'disagree', 'claimed', 'as labelled', ''];
  const refused = rule.translations.filter((translation) => translation.status !== 'exact');
  const why = rule.failureCode === undefined ? 'a fault of eqlibrium' : `[${rule.failureCode}]`;
  if (rule.failure !== null) return `${name}: not checked, ${why}: ${rule.failure}\n`;
  const untried = isUntried(rule) ? ['  it could not be checked: there was nothing to try it on'] : [];
  const unjudged = isUnjudged(rule) ? ['  it could not be checked: the oracle has no answer'] : [];
  const parts = [
    `${name}: ${corpusText(rule)}, ${thousands(rule.expected)} should match`,
    ...untried,
    ...unjudged,
    indent(table(head, rows, width - 2)),
    ...refused.map((one) => indent(`${one.target}: ${one.status} (${one.reasons.map((reason) => reason.code).join(', ')})`)),
    ...(verbose ? rule.translations.flatMap(unprovenText).map((line) => indent(line)) : []),
    ...rule.translations.filter(isRunByNothing).map((one) => indent(`${one.target}: run by nothing`)),
    ...rule.engines.flatMap(rejectionsText).map((line) => indent(line)),
    ...rule.engines.flatMap(silencesText).map((line) => indent(line)),
    ...portsText(rule).map((line) => indent(line)),
    ...inspectionsText(rule).map((line) => indent(line)),
    ...rule.disagreements.map((one) => indent(disagreementText(one))),
  ];
  return `${parts.join('\n')}\n`;
}

/** What there is to say of an engine besides its counts. */
function remark(engine: EngineReport, rule: RuleReport): string {
  const { status, reason, byConstruction } = engine;
  if (status === 'failed') return `failed: ${oneLine(reason ?? '', 400)}`;
  const proven = isProven(engine, rule) ? ['proven'] : [];
  return reason ?? [...proven, ...(byConstruction === undefined ? [] : [`by construction: ${byConstruction}`])].join('; ');
}

/** Why artifacts are not proven, for who wants to know. */
function unprovenText({ target, proof }: RuleReport['translations'][number]): readonly string[] {
  return proof?.verdict === 'unknown' ? [`${target}: not proven: ${oneLine(proof.reason, 200)}`] : [];
}

/** Events that an engine did not take are not compared, which is worth a line. */
function rejectionsText({ name, rejected, rejections = [] }: EngineReport): readonly string[] {
  if (rejected === undefined) return [];
  return [
    `${name} did not take ${thousands(rejected)} events, which are not compared unless they had to match:`,
    ...rejections.map(silenceText),
  ];
}

/** Nor are those that it has no answer for. */
function silencesText({ name, unanswered, silences = [] }: EngineReport): readonly string[] {
  if (unanswered === undefined) return [];
  return [`${name} has no answer for ${thousands(unanswered)}, which are not compared:`, ...silences.map(silenceText)];
}

function silenceText({ eventNumber, reason }: NonNullable<EngineReport['silences']>[number]): string {
  return `  event ${eventNumber}: ${oneLine(reason, 160)}`;
}

/** What the rule was tried on. */
function corpusText({ timelines, events, malicious, benign, pins }: RuleReport): string {
  const found = pins === undefined ? '' : `, ${thousands(pins)} found by proof`;
  if (timelines !== undefined) return `${thousands(timelines)} timelines of ${thousands(events)} events${found}`;
  return `${thousands(events)} events, ${thousands(malicious)} malicious, ${thousands(benign)} benign${found}`;
}

/** How a check ended, in a line; before it another, where targets were not judged. */
export function summaryText(report: CheckReport): string {
  const { rules, events, timelines, disagreements, refused, untried, failed, seed, unjudged } = report.summary;
  const series = timelines === 0 ? '' : ` (part of them in ${thousands(timelines)} timelines)`;
  const { pins } = report.summary;
  const found = pins === undefined ? '' : ` and ${thousands(pins)} of all found by proof`;
  const refusals = refused === 0 ? '' : `, ${refused} ${refused === 1 ? 'translation' : 'translations'} refused`;
  const untaken = report.summary.untaken === 0 ? '' : `, ${thousands(report.summary.untaken)} artifacts not taken by others`;
  const unchecked = failed + untried + unjudged;
  const failures = unchecked === 0 ? '' : `, ${thousands(unchecked)} ${unchecked === 1 ? 'rule' : 'rules'} not checked`;
  // The last line is the answer: whoever reads one line alone reads that.
  return `${notRunText(report)}${unmatchedText(report)}${thousands(rules)} ${rules === 1 ? 'rule' : 'rules'}, ${thousands(events)} events${series} (seed ${seed}${found}), ${thousands(disagreements)} disagreements${provenText(report)}${silences(report)}${refusals}${untaken}${failures}\n`;
}

/** Targets that nobody judged: that is no agreement. */
function notRunText({ summary: { notRun = [] } }: CheckReport): string {
  if (notRun.length === 0) return '';
  return `not run: ${notRun.map(({ target }) => target).join(', ')} (each runs on an engine of its own: --engine)\n`;
}

/** How many artifacts are proven, where somebody was asked. */
function provenText({ rules, summary: { proven } }: CheckReport): string {
  if (proven === undefined) return '';
  const artifacts = rules.reduce(
    (sum, { translations }) => sum + translations.filter((one) => one.proof !== undefined).length,
    0,
  );
  return `, ${thousands(proven)} of ${thousands(artifacts)} exact artifacts proven`;
}

/** What kept engines from being compared. */
function silences({ summary }: CheckReport): string {
  const { enginesFailed, unanswered, runByNothing } = summary;
  const failures =
    enginesFailed === 0 ? '' : `, ${thousands(enginesFailed)} ${enginesFailed === 1 ? 'engine' : 'engines'} failed`;
  const open = unanswered === 0 ? '' : `, ${thousands(unanswered)} unanswered`;
  const nothing = runByNothing === 0 ? '' : `, ${thousands(runByNothing)} run by nothing`;
  return failures + open + nothing;
}

const ANSWER_TEXT = {
  yes: 'matches',
  no: 'does not match',
  none: 'has no answer',
  rejected: 'did not take it',
} as const satisfies Record<Answer, string>;

function disagreementText(one: Disagreement): string {
  const verdicts = Object.entries(one.answers).map(([engine, answer]) => `${engine} ${ANSWER_TEXT[answer]}`);
  if (one.timeline !== undefined) return timelineText(one, one.timeline);
  return [
    `${one.engine} disagrees with the ${one.against}: expected ${one.expected ? 'a match' : 'no match'}`,
    `  event ${one.eventNumber} of seed ${one.seed}, made as "${one.recipe}"${one.shrunk ? ', shrunk to' : ''}`,
    `  ${jsonLine(one.event)}`,
    `  ${verdicts.join('; ')}`,
    '  the artifact it ran:',
    indent(cut(one.artifact, 40), '    '),
  ].join('\n');
}

function timelineText(one: Disagreement, timeline: readonly Event[]): string {
  const matches = (list: Disagreement['expectedMatches'], engine: string): string =>
    one.answers[engine] === 'rejected' ? 'nothing, for it did not take all of it' : JSON.stringify(list ?? []);
  return [
    `${one.engine} disagrees with the ${one.against}: expected ${matches(one.expectedMatches, one.against)}, found ${matches(one.answeredMatches, one.engine)}`,
    `  timeline ${one.eventNumber} of seed ${one.seed}, made as "${one.recipe}"${one.shrunk ? ', shrunk to' : ''}`,
    ...timeline.map((event) => `  ${jsonLine(event)}`),
    '  the artifact it ran:',
    indent(cut(one.artifact, 40), '    '),
  ].join('\n');
}
