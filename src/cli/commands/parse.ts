import { CODES } from '../../api/catalogue.ts';
import { withHelp } from '../../api/help.ts';
import { languageOf } from '../../api/language-of.ts';
import type { ParsedRule, Problem } from '../../api/parse.ts';
import { showRule } from '../../ir/show.ts';
import type { LanguageName } from '../../languages/index.ts';
import { indent, printable } from '../../report/text.ts';
import { locate, printableJson } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, worst } from '../host/host.ts';
import { labelOf, loadRules, meaningOf, nameOf, problemsIn, type RuleOptions } from '../rules/index.ts';

interface ParseCommandOptions extends RuleOptions {
  readonly ast?: boolean;
  readonly ir?: boolean;
  readonly json?: boolean;
}

/** `parse`: the syntax tree and the meaning of rules, for people or as JSON. */
export async function parseCommand(patterns: readonly string[], options: ParseCommandOptions, host: Host): Promise<ExitCode> {
  const { rules, problems, exitCode, telling } = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [exitCode];
  const both = options.ast !== true && options.ir !== true;
  const wants = { ast: both || options.ast === true, ir: both || options.ir === true };
  if (wants.ir) for (const rule of rules) if (meaningOf(rule, telling) === null) codes.push(EXIT.input);
  telling.end();
  if (options.json === true) {
    const document = { rules: rules.map((rule) => ruleJson(rule, wants)), problems: problems.map(problemJson) };
    await host.out(`${printableJson(document, 2)}\n`);
  } else for (const rule of rules) await host.out(printable(ruleText(rule, wants)));
  return worst(codes);
}

interface Wants {
  readonly ast: boolean;
  readonly ir: boolean;
}

function ruleJson(rule: ParsedRule, wants: Wants): object {
  const { document, syntax, meaning } = rule;
  const problems = meaning.ok || !wants.ir ? [] : problemsIn(document.query, meaning.problems);
  return {
    name: nameOf(rule),
    form: document.form,
    language: document.language,
    meta: document.meta,
    query: document.query.text,
    ...(wants.ast ? { ast: syntax } : {}),
    ...(wants.ir ? { ir: meaning.ok ? meaning.value.rule.plan : null } : {}),
    problems: problems.map(problemJson),
  };
}

function problemJson({ source, diagnostic }: Problem): object {
  const { line, column } = locate(source, diagnostic.span.start);
  const { code, message, help } = withHelp(diagnostic, CODES);
  return { place: `${source.name}:${line}:${column}`, code, message, help };
}

function ruleText<Name extends LanguageName>(rule: ParsedRule<Name>, wants: Wants): string {
  const language = languageOf(rule.document);
  const parts = [`rule  ${labelOf(rule)}`, '', 'query', indent(language.print(rule.syntax))];
  if (wants.ast) parts.push('', 'syntax tree', indent(language.show(rule.syntax)));
  if (wants.ir && rule.meaning.ok) parts.push('', 'meaning', indent(showRule(rule.meaning.value.rule)));
  return `${parts.join('\n')}\n\n`;
}
