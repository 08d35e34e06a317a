import { compile } from '../../../translators/javascript/index.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { type BadLine, createMatcher, factsOf, type LineMatch, type Report, type StreamRule } from '../../stream/index.ts';
import { EXIT, type ExitCode, type Host, worst } from '../host.ts';
import { splitArguments } from '../match-arguments.ts';
import { countOf, labelOf, loadRules, meaningOf, nameOf, noteProblems, problemsIn, type RuleOptions } from '../rules.ts';
import { table, thousands } from '../text.ts';

export interface MatchCommandOptions extends RuleOptions {
  readonly count?: boolean;
  readonly json?: boolean;
  readonly strict?: boolean;
}

/** `match`: rules over NDJSON events; each match is one line with the rule's id and name and the event as it came. */
export async function matchCommand(arguments_: readonly string[], options: MatchCommandOptions, host: Host): Promise<ExitCode> {
  const { patterns, input } = await splitArguments(arguments_, host);
  const loaded = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [loaded.exitCode];
  const rules = loaded.rules.flatMap((rule): readonly StreamRule[] => {
    const ready = readyToRun(rule, host);
    if (ready.ok) return [ready.rule];
    codes.push(ready.exitCode);
    return [];
  });
  if (rules.length === 0) return worst(codes);
  if (input === '-' && host.inputTerminal) host.note('reading events from standard input');
  const report = await run(rules, input, options, host);
  if (options.count === true) await host.out(options.json === true ? countJson(report, rules) : countText(report, rules));
  noteBadLines(report, input, host);
  if (options.strict === true && report.badLineCount > 0) codes.push(EXIT.disagreement);
  return worst(codes);
}

async function run(rules: readonly StreamRule[], input: string, options: MatchCommandOptions, host: Host): Promise<Report> {
  const labels = rules.map(({ id, name }) => JSON.stringify({ id, name }));
  const pending: string[] = [];
  const onMatch = (match: LineMatch): void => {
    for (const index of match.rules) pending.push(matchLine(labels[index] ?? 'null', match));
  };
  const matcher = createMatcher(rules, options.count === true ? {} : { onMatch });
  for await (const chunk of host.readChunks(input)) {
    matcher.push(chunk);
    await flush(pending, host);
  }
  const report = matcher.end();
  await flush(pending, host);
  return report;
}

type Ready = { readonly ok: true; readonly rule: StreamRule } | { readonly ok: false; readonly exitCode: ExitCode };

function readyToRun(parsed: ParsedRule, host: Host): Ready {
  const meant = meaningOf(parsed, host);
  if (meant === null) return { ok: false, exitCode: EXIT.input };
  const { rule } = meant;
  const compiled = compile(rule);
  if (!compiled.ok) {
    noteProblems(host, problemsIn(parsed.document.query, compiled.problems));
    host.note(`${labelOf(parsed)}: left out, match cannot run it`);
    return { ok: false, exitCode: EXIT.refused };
  }
  const name = nameOf(parsed);
  return { ok: true, rule: { id: rule.meta.id ?? name, name, matches: compiled.value, facts: factsOf(rule) } };
}

/** The line stands in the output as it came, so that no number or escape of it changes. */
function matchLine(label: string, match: LineMatch): string {
  return `{"rule":${label},"line":${match.lineNumber},"event":${match.line.trim()}}\n`;
}

async function flush(pending: string[], host: Host): Promise<void> {
  if (pending.length > 0) await host.out(pending.splice(0).join(''));
}

function countText(report: Report, rules: readonly StreamRule[]): string {
  const rows = rules.map((rule, index) => [rule.id, rule.name, report.matches[index] ?? 0]);
  return `${table(['rule', 'name', 'matches'], rows)}\n${countOf(report.events, 'event')}, ${countOf(report.badLineCount, 'bad line')}\n`;
}

function countJson(report: Report, rules: readonly StreamRule[]): string {
  const { events, lines, blankLines, badLineCount, badLines, bytes } = report;
  const counts = rules.map((rule, index) => ({ id: rule.id, name: rule.name, matches: report.matches[index] ?? 0 }));
  return `${JSON.stringify({ rules: counts, events, lines, blankLines, badLineCount, badLines, bytes }, null, 2)}\n`;
}

/** What is wrong with a bad line, in words. */
const REASONS = {
  'invalid-json': 'not valid JSON from here on',
  'invalid-utf-8': 'not UTF-8 text',
  'not-an-object': 'not a JSON object',
  'too-deep': 'nested deeper than 1,000 levels',
  'too-long': 'longer than 32 MiB',
} as const satisfies { readonly [R in BadLine['reason']]: string };

function noteBadLines(report: Report, input: string, host: Host): void {
  if (report.badLineCount === 0) return;
  const name = input === '-' ? '<stdin>' : input;
  host.note(`${countOf(report.badLineCount, 'bad line')} skipped:`);
  for (const { lineNumber, byte, reason } of report.badLines) {
    host.note(`  ${name}:${lineNumber}:${byte === null ? '' : `${byte}:`} ${REASONS[reason]} [${reason}]`);
  }
  const unlisted = report.badLineCount - report.badLines.length;
  if (unlisted > 0) host.note(`  ... and ${thousands(unlisted)} more`);
}
