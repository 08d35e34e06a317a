import type { ParsedRule } from '../../api/parse.ts';
import { showRule } from '../../ir/show.ts';
import { printEql, showAst } from '../../languages/eql/index.ts';
import { EXIT, type ExitCode, type Host, worst } from '../host.ts';
import { loadRules, nameOf, noteProblems, type RuleOptions } from '../rules.ts';

export interface ParseCommandOptions extends RuleOptions {
  readonly ast?: boolean;
  readonly ir?: boolean;
  readonly json?: boolean;
}

/** `parse`: the syntax tree and the meaning of rules, for people or as JSON. */
export async function parseCommand(patterns: readonly string[], options: ParseCommandOptions, host: Host): Promise<ExitCode> {
  const { rules, exitCode } = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [exitCode];
  const both = options.ast !== true && options.ir !== true;
  const wants = { ast: both || options.ast === true, ir: both || options.ir === true };
  for (const rule of rules) {
    if (rule.meaning.ok || !wants.ir) continue;
    noteProblems(host, rule.document.query, rule.meaning.problems);
    codes.push(EXIT.input);
  }
  if (options.json === true) await host.out(`${JSON.stringify({ rules: rules.map((rule) => asJson(rule, wants)) }, null, 2)}\n`);
  else for (const rule of rules) await host.out(asText(rule, wants));
  return worst(codes);
}

interface Wants {
  readonly ast: boolean;
  readonly ir: boolean;
}

function asJson(rule: ParsedRule, wants: Wants): object {
  const { document, syntax, meaning } = rule;
  return {
    name: nameOf(rule),
    form: document.form,
    meta: document.meta,
    query: document.query.text,
    ...(wants.ast ? { ast: syntax } : {}),
    ...(wants.ir ? { ir: meaning.ok ? meaning.value.rule.plan : null, problems: meaning.ok ? [] : meaning.problems } : {}),
  };
}

function asText(rule: ParsedRule, wants: Wants): string {
  const parts = [`rule  ${nameOf(rule)}`, '', 'query', indent(printEql(rule.syntax))];
  if (wants.ast) parts.push('', 'syntax tree', indent(showAst(rule.syntax)));
  if (wants.ir && rule.meaning.ok) parts.push('', 'meaning', indent(showRule(rule.meaning.value.rule)));
  return `${parts.join('\n')}\n\n`;
}

function indent(text: string): string {
  return text.trimEnd().replace(/^/gm, '  ');
}
