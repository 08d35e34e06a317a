import { TARGETS, type TargetName } from '../../../translators/index.ts';
import { type Translated, translate } from '../../api/translate.ts';
import { type Diagnostic, locate, render, type Source } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host.ts';
import { loadRules, nameOf, noteProblems, type RuleOptions } from '../rules.ts';

export interface TranslateCommandOptions extends RuleOptions {
  readonly to: string;
  readonly out?: string;
  readonly taxonomy?: string;
  readonly attackVersion?: string;
  readonly portableCase?: string;
  readonly schedule?: boolean;
  readonly quiet?: boolean;
}

/** `translate`: artifacts to standard output or one file a rule; losses, notes and refusals to standard error. */
export async function translateCommand(
  patterns: readonly string[],
  options: TranslateCommandOptions,
  host: Host,
): Promise<ExitCode> {
  const target = targetNamed(options.to);
  const { rules, exitCode } = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [exitCode];
  const taken = new Set<string>();
  for (const rule of rules) {
    const text = rule.document.query;
    if (!rule.meaning.ok) {
      noteProblems(host, text, rule.meaning.problems);
      codes.push(EXIT.input);
      continue;
    }
    const translation = translate(rule.meaning.value.rule, target, targetOptions(target, options));
    report(host, text, translation, options.quiet === true);
    if (translation.status === 'refused') {
      host.note(`${nameOf(rule)}: refused by ${target}`);
      codes.push(EXIT.refused);
    } else if (options.out === undefined) {
      await host.out(taken.size > 0 ? separator(target) + translation.text : translation.text);
      taken.add(nameOf(rule));
    } else {
      const path = `${options.out.replace(/\/+$/, '')}/${fileName(nameOf(rule), TARGETS[target].extension, taken)}`;
      await host.writeFile(path, translation.text);
      host.note(`wrote ${path}`);
    }
  }
  return worst(codes);
}

function targetNamed(name: string): TargetName {
  const known = Object.keys(TARGETS) as readonly TargetName[];
  const target = known.find((candidate) => candidate === name);
  if (target === undefined) throw new UsageError(`unknown target ${JSON.stringify(name)}; choose one of ${known.join(', ')}`);
  return target;
}

function targetOptions(target: TargetName, options: TranslateCommandOptions): object {
  switch (target) {
    case 'sigma':
      return {
        ...(options.taxonomy === undefined ? {} : { taxonomy: options.taxonomy }),
        ...(options.attackVersion === undefined ? {} : { attackVersion: Number(options.attackVersion) }),
        ...(options.portableCase === undefined ? {} : { portableCase: options.portableCase }),
      };
    case 'es-dsl':
      return { schedule: options.schedule !== false };
    case 'js':
      return {};
  }
}

function report(host: Host, text: Source, translation: Translated, quiet: boolean): void {
  if (translation.status === 'refused') {
    noteProblems(host, text, translation.reasons);
    return;
  }
  for (const loss of translation.losses) {
    const asDiagnostic: Diagnostic = {
      ...loss,
      notes: [],
      help: null,
      message: `${loss.message} (${loss.effect.replaceAll('-', ' ')})`,
    };
    host.note(`loss: ${render(text, asDiagnostic)}`);
  }
  if (!quiet) for (const note of translation.notes) host.note(`note: ${headline(text, note)}`);
}

/** A note fits on a line: it changes nothing, so it draws no frame. */
function headline(text: Source, note: Diagnostic): string {
  const { line, column } = locate(text, note.span.start);
  return `${text.name}:${line}:${column}: ${note.message} [${note.code}]`;
}

/** Several artifacts on one stream stay apart in the way their format has. */
function separator(target: TargetName): string {
  return target === 'sigma' ? '---\n' : '\n';
}

/** A file name of letters, digits and underscores; a second rule of the same name gets a number. */
function fileName(name: string, extension: string, taken: Set<string>): string {
  const base =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 70) || 'rule';
  let candidate = base;
  for (let number = 2; taken.has(candidate); number++) candidate = `${base}_${number}`;
  taken.add(candidate);
  return candidate + extension;
}
