import { countOf, indent, oneLine } from '../text.ts';
import { type Expectation, isFailing, type TestedFile, type TestedRule, type TestReport, type UnreadRule } from './report.ts';

/** More failures than these are only counted: who reads one hundred has enough to do. */
const MOST_FAILURES = 200;
const MOST_UNTESTED = 20;

/** A test for people: a line for each expectation that fails, with the reason below, then the rules that are not read and those without golden events, and the counts last. */
export function testText(report: TestReport): string {
  const { files, untested, unread } = report;
  const failing = files.flatMap((file) => file.expectations.filter(isFailing).map((one) => failureText(file, one)));
  const shown = failing.slice(0, MOST_FAILURES);
  if (failing.length > shown.length) shown.push(`... and ${countOf(failing.length - shown.length, 'more failure')}`);
  const differing = files.flatMap((file) =>
    file.expectations.filter(({ matcherDiffers }) => matcherDiffers).map((one) => differenceText(file, one)),
  );
  const parts = [
    ...shown,
    ...differing.slice(0, MOST_FAILURES),
    ...unreadLines(unread),
    ...untestedLines(untested),
    summaryText(report),
  ];
  return `${parts.join('\n')}\n`;
}

function failureText({ name }: TestedFile, one: Expectation): string {
  const why = one.why === null ? '' : ` (${oneLine(one.why, 200)})`;
  const head = `${oneLine(name, 400)}:${one.line}: ${ruleText(one.rule)}: expected ${verdictText(one.expected)}, got ${verdictText(one.got)}${why}`;
  return one.explanation.length === 0 ? head : `${head}\n${indent(one.explanation.join('\n'), '    ')}`;
}

function differenceText({ name }: TestedFile, { line, rule, got }: Expectation): string {
  return `${oneLine(name, 400)}:${line}: ${ruleText(rule)}: the oracle says ${verdictText(got)} and the compiled matcher does not: please report it`;
}

function unreadLines(unread: readonly UnreadRule[]): readonly string[] {
  if (unread.length === 0) return [];
  const lines = unread.slice(0, MOST_UNTESTED).map((rule) => `  ${ruleText(rule)}: ${oneLine(rule.reason, 300)}`);
  const more = unread.length > MOST_UNTESTED ? [`  ... and ${unread.length - MOST_UNTESTED} more`] : [];
  return [`${countOf(unread.length, 'rule')} not read:`, ...lines, ...more];
}

function untestedLines(untested: readonly TestedRule[]): readonly string[] {
  if (untested.length === 0) return [];
  const names = untested.slice(0, MOST_UNTESTED).map((rule) => `  ${ruleText(rule)}`);
  const more = untested.length > MOST_UNTESTED ? [`  ... and ${untested.length - MOST_UNTESTED} more`] : [];
  return [`${countOf(untested.length, 'rule')} without golden events:`, ...names, ...more];
}

function summaryText({ summary }: TestReport): string {
  const { files, rules, expectations, passed, failed, problems, untested, unread, passedOver } = summary;
  const parts = [
    `${countOf(files, 'golden file')}, ${countOf(rules, 'rule')}, ${countOf(expectations, 'expectation')}: ${passed} passed, ${failed} failed`,
    ...(problems > 0 ? [`${countOf(problems, 'problem')}`] : []),
    ...(unread > 0 ? [`${unread} not read`] : []),
    ...(untested > 0 ? [`${untested} untested`] : []),
    ...(passedOver > 0 ? [`${passedOver} passed over`] : []),
  ];
  return parts.join(', ');
}

export function ruleText({ id, name }: TestedRule): string {
  return id === null || id === name ? oneLine(name) : `${oneLine(name)} (${oneLine(id)})`;
}

export function verdictText(verdict: boolean | null): string {
  return verdict === null ? 'no answer' : verdict ? 'match' : 'no match';
}
