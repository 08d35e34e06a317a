import { BUILT_IN_RULES } from '../../corpus/index.ts';
import { type ParsedRule, parse } from '../api/parse.ts';
import { decodeDocument } from '../documents/index.ts';
import type { Semantics } from '../ir/index.ts';
import { type Diagnostic, render, type Source, source } from '../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError } from './host.ts';

/** The options every command that reads rules takes. */
export interface RuleOptions {
  readonly folding?: string;
  readonly functionWildcards?: string;
}

/** The rules behind the arguments of a command, and the exit code that reading them calls for. */
export interface LoadedRules {
  readonly rules: readonly ParsedRule[];
  readonly exitCode: ExitCode;
}

/**
 * Reads every rule named on the command line. A rule that fails is reported on standard error with its place and the
 * others go on. Files of a folder or glob that are documents without a query are passed over with a note.
 */
export async function loadRules(patterns: readonly string[], options: RuleOptions, host: Host): Promise<LoadedRules> {
  const rules: ParsedRule[] = [];
  let exitCode: ExitCode = EXIT.ok;
  for (const pattern of patterns) {
    const { files, many } = await host.expand(pattern);
    if (files.length === 0) throw new UsageError(`no rule files match ${pattern}`);
    let found = 0;
    for (const file of files) {
      const outcome = readRules(await host.readFile(file), file, options);
      if (many && outcome.rules.length === 0 && outcome.problems.every(({ diagnostic }) => diagnostic.code === 'query-missing')) {
        host.note(`${file}: passed over, it holds no rule`);
        continue;
      }
      for (const { source: text, diagnostic } of outcome.problems) host.note(render(text, diagnostic));
      for (const { source: text, diagnostic } of outcome.warnings) host.note(`warning: ${render(text, diagnostic)}`);
      if (outcome.problems.length > 0) exitCode = EXIT.input;
      found += outcome.rules.length + outcome.problems.length;
      rules.push(...outcome.rules);
    }
    if (found === 0) throw new UsageError(`no rules in ${pattern}`);
  }
  return { rules, exitCode };
}

/** The rule the project starts from. */
export function builtInRule(options: RuleOptions): ParsedRule {
  const [first] = BUILT_IN_RULES;
  const [rule] = first === undefined ? [] : parse(first.text, { name: first.name, semantics: semanticsOf(options) }).rules;
  if (rule === undefined) throw new Error('the built-in rule does not parse');
  return rule;
}

/** What to call a rule in messages and file names. */
export function nameOf(rule: ParsedRule): string {
  return rule.document.meta.name ?? rule.document.query.name.replace(/^.*[/\\]/, '').replace(/\.[a-z]+$/i, '');
}

/** Prints why a rule has no meaning yet (not accepted, or not lowered). */
export function noteProblems(host: Host, text: Source, problems: readonly Diagnostic[]): void {
  for (const problem of problems) host.note(render(text, problem));
}

function readRules(bytes: Uint8Array, file: string, options: RuleOptions): ReturnType<typeof parse> {
  const name = file === '-' ? '<stdin>' : file;
  const decoded = decodeDocument(bytes, name);
  if (!decoded.ok)
    return {
      rules: [],
      problems: decoded.problems.map((diagnostic) => ({ source: source('', name), diagnostic })),
      warnings: [],
    };
  return parse(decoded.value.text, { name, semantics: semanticsOf(options) });
}

function semanticsOf(options: RuleOptions): Partial<Semantics> {
  return {
    folding: options.folding === 'unicode' ? 'unicode' : 'ascii',
    functionWildcards: options.functionWildcards === 'documented' ? 'documented' : 'engine',
  };
}
