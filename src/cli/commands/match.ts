import { compile } from '../../../translators/javascript/index.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { decodeDocument, formOf, readDocuments } from '../../documents/index.ts';
import { type BadLine, createMatcher, factsOf, type LineMatch, type Report, type StreamRule } from '../../stream/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host.ts';
import { loadRules, nameOf, noteProblems, type RuleOptions } from '../rules.ts';
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
  const pending: string[] = [];
  const matcher = createMatcher(rules, {
    onMatch: options.count === true ? () => {} : (match) => pending.push(...matchLines(match, rules)),
  });
  for await (const chunk of host.readChunks(input)) {
    matcher.push(chunk);
    await flush(pending, host);
  }
  const report = matcher.end();
  await flush(pending, host);
  if (options.count === true) await host.out(options.json === true ? countJson(report, rules) : countText(report, rules));
  noteBadLines(report, input, host);
  if (options.strict === true && report.badLineCount > 0) codes.push(EXIT.disagreement);
  return worst(codes);
}

/** The last argument is the events when it is `-` or a file that holds no rule; else events come from standard input. */
async function splitArguments(
  arguments_: readonly string[],
  host: Host,
): Promise<{ readonly patterns: readonly string[]; readonly input: string }> {
  const last = arguments_.at(-1);
  if (arguments_.length < 2 || last === undefined) {
    if (last === '-') throw new UsageError('match needs a rule besides the events on standard input');
    return { patterns: arguments_, input: '-' };
  }
  const patterns = arguments_.slice(0, -1);
  if (last === '-') {
    if (patterns.includes('-')) throw new UsageError('standard input cannot hold both the rule and the events');
    return { patterns, input: '-' };
  }
  const { many } = await host.expand(last);
  if (!many && !(await holdsRule(last, host))) return { patterns, input: last };
  if (arguments_.includes('-')) throw new UsageError('standard input holds the rule; name a file of events');
  return { patterns: arguments_, input: '-' };
}

/** Enough of a file to tell a rule from events. */
const HEAD = 1 << 20;

async function holdsRule(path: string, host: Host): Promise<boolean> {
  if (/\.(toml|eql|md)$/i.test(path)) return true;
  if (/\.gz$/i.test(path)) return false;
  for await (const chunk of host.readChunks(path)) {
    const text = new TextDecoder().decode(chunk.subarray(0, HEAD));
    if (!/^\s*\{/.test(text)) return formOf(text) !== 'eql' || /\bwhere\b|^\s*(sequence|sample)\b/.test(text);
    const [firstLine = ''] = text.split('\n', 1);
    const decoded = decodeDocument(new TextEncoder().encode(text.length < HEAD ? text : firstLine), path);
    return decoded.ok && readDocuments(decoded.value).documents.length > 0;
  }
  return false;
}

type Ready = { readonly ok: true; readonly rule: StreamRule } | { readonly ok: false; readonly exitCode: ExitCode };

function readyToRun(rule: ParsedRule, host: Host): Ready {
  if (!rule.meaning.ok) {
    noteProblems(host, rule.document.query, rule.meaning.problems);
    return { ok: false, exitCode: EXIT.input };
  }
  const meant = rule.meaning.value.rule;
  const compiled = compile(meant);
  if (!compiled.ok) {
    noteProblems(host, rule.document.query, compiled.problems);
    return { ok: false, exitCode: EXIT.refused };
  }
  return {
    ok: true,
    rule: { id: meant.meta.id ?? nameOf(rule), name: nameOf(rule), matches: compiled.value, facts: factsOf(meant) },
  };
}

/** The line stands in the output as it came, so that no number or escape of it changes. */
function matchLines(match: LineMatch, rules: readonly StreamRule[]): readonly string[] {
  return match.rules.flatMap((index) => {
    const rule = rules[index];
    return rule === undefined
      ? []
      : [
          `{"rule":${JSON.stringify({ id: rule.id, name: rule.name })},"line":${match.lineNumber},"event":${match.line.trim()}}\n`,
        ];
  });
}

async function flush(pending: string[], host: Host): Promise<void> {
  if (pending.length > 0) await host.out(pending.splice(0).join(''));
}

function countText(report: Report, rules: readonly StreamRule[]): string {
  const rows = rules.map((rule, index) => [rule.id, rule.name, report.matches[index] ?? 0]);
  return `${table(['rule', 'name', 'matches'], rows)}\n${thousands(report.events)} events, ${thousands(report.badLineCount)} bad lines\n`;
}

function countJson(report: Report, rules: readonly StreamRule[]): string {
  const { events, lines, blankLines, badLineCount, badLines, bytes } = report;
  const counts = rules.map((rule, index) => ({ id: rule.id, name: rule.name, matches: report.matches[index] ?? 0 }));
  return `${JSON.stringify({ rules: counts, events, lines, blankLines, badLineCount, badLines, bytes }, null, 2)}\n`;
}

function noteBadLines(report: Report, input: string, host: Host): void {
  if (report.badLineCount === 0) return;
  const name = input === '-' ? '<stdin>' : input;
  host.note(`${thousands(report.badLineCount)} bad ${report.badLineCount === 1 ? 'line' : 'lines'} skipped:`);
  for (const line of report.badLines) host.note(`  ${name}:${line.lineNumber}${columnOf(line)} ${line.reason}`);
  const unlisted = report.badLineCount - report.badLines.length;
  if (unlisted > 0) host.note(`  ... and ${thousands(unlisted)} more`);
}

function columnOf(line: BadLine): string {
  return line.byte === null ? ':' : `:${line.byte}:`;
}
