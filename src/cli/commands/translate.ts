import { printMapping } from '../../../translators/es-dsl/index.ts';
import { TARGETS, type TargetName } from '../../../translators/index.ts';
import { type Translated, translate } from '../../api/translate.ts';
import type { Rule } from '../../ir/index.ts';
import { type Diagnostic, headline, type Source } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { RULE_TIMEOUT, tookTooLong } from '../host/time-limit.ts';
import { labelOf, loadRules, meaningOf, nameOf, noteProblems, problemsIn, type RuleOptions } from '../rules/load.ts';

interface TranslateCommandOptions extends RuleOptions {
  readonly to?: string;
  readonly out?: string;
  readonly taxonomy?: string;
  readonly attackVersion?: string;
  readonly portableCase?: string;
  readonly schedule: boolean;
  /** es-mapping: the cluster that the mapping is for. */
  readonly product?: string;
  readonly quiet?: boolean;
}

/** `translate`: artifacts to standard output or one file a rule; losses, notes and refusals to standard error. */
export async function translateCommand(
  patterns: readonly string[],
  options: TranslateCommandOptions,
  host: Host,
): Promise<ExitCode> {
  const target = targetOf(options);
  const settings = settingsOf(target, options);
  if (options.out === '') throw new UsageError('--out needs the name of a folder');
  const { rules, exitCode } = await loadRules(patterns, options, host);
  if (target === 'js' && rules.length > 1 && options.out === undefined) {
    throw new UsageError(`${rules.length} rules make ${rules.length} JavaScript modules; name a folder for them with --out`);
  }
  const codes: ExitCode[] = [exitCode];
  const names = new Map<string, number>();
  let wrote = 0;
  let printed = 0;
  for (const rule of rules) {
    const meant = meaningOf(rule, host);
    if (meant === null) {
      codes.push(EXIT.input);
      continue;
    }
    const timeout = options.ruleTimeout ?? RULE_TIMEOUT;
    const done = host.withinTime(() => outputOf(meant.rule, target, settings, options), timeout);
    const translation = done.ended ? done.value : tooSlow(rule.document.query, target, timeout);
    report(host, rule.document.query, translation, options.quiet === true);
    if (translation.status === 'refused') {
      host.note(`${labelOf(rule)}: refused by ${target}`);
      codes.push(EXIT.refused);
    } else if (options.out === undefined) {
      await host.out(printed++ > 0 ? separator(target) + translation.text : translation.text);
    } else {
      const path = `${options.out.replace(/\/+$/, '')}/${fileName(nameOf(rule), extensionOf(target), names)}`;
      if (wrote++ === 0) await host.makeFolder(options.out);
      await host.writeFile(path, translation.text);
      host.note(`wrote ${path}`);
    }
  }
  return worst(codes);
}

/** What can be printed of a rule: every target, and the mapping of an index that the query DSL is for. */
type OutputName = TargetName | 'es-mapping';

function outputOf(rule: Rule, output: OutputName, settings: object, { product }: TranslateCommandOptions): Translated {
  if (output !== 'es-mapping') return translate(rule, output, settings);
  const text = printMapping(rule, product === 'opensearch' ? 'opensearch' : 'elasticsearch');
  return { status: 'exact', text, losses: [], notes: [] };
}

/** A rule that takes too long is refused like any other that a target cannot say. */
function tooSlow({ text }: Source, output: OutputName, timeout: number): Translated {
  return { status: 'refused', reasons: [tookTooLong(`translating it to ${output}`, timeout, { start: 0, end: text.length })] };
}

function extensionOf(output: OutputName): string {
  return output === 'es-mapping' ? '.mapping.json' : TARGETS[output].extension;
}

function targetOf({ to }: TranslateCommandOptions): OutputName {
  const known: readonly OutputName[] = [...(Object.keys(TARGETS) as readonly TargetName[]), 'es-mapping'];
  const target = known.find((name) => name === to);
  if (target === undefined) throw new UsageError(`translate needs a target: --to ${known.join(', --to ')}`);
  return target;
}

/** The options of a target. One that says nothing to this target is a mistake of the caller, not to be passed over. */
function settingsOf(target: OutputName, options: TranslateCommandOptions): object {
  const forSigma = [
    ['--taxonomy', options.taxonomy],
    ['--attack-version', options.attackVersion],
    ['--portable-case', options.portableCase],
  ].find(([, value]) => value !== undefined);
  if (target !== 'sigma' && forSigma !== undefined) throw new UsageError(`${forSigma[0]} is for --to sigma, not ${target}`);
  if (target !== 'es-dsl' && !options.schedule) throw new UsageError(`--no-schedule is for --to es-dsl, not ${target}`);
  if (target !== 'es-mapping' && options.product !== undefined)
    throw new UsageError(`--product is for --to es-mapping, not ${target}`);
  switch (target) {
    case 'sigma':
      return {
        ...(options.taxonomy === undefined ? {} : { taxonomy: options.taxonomy }),
        ...(options.attackVersion === undefined ? {} : { attackVersion: Number(options.attackVersion) }),
        ...(options.portableCase === undefined ? {} : { portableCase: options.portableCase }),
      };
    case 'es-dsl':
      return { schedule: options.schedule };
    case 'js':
    case 'es-mapping':
      return {};
  }
}

function report(host: Host, text: Source, translation: Translated, quiet: boolean): void {
  if (translation.status === 'refused') {
    noteProblems(host, problemsIn(text, translation.reasons));
    return;
  }
  const losses = translation.losses.map(
    (loss): Diagnostic => ({
      ...loss,
      notes: [],
      help: null,
      message: `${loss.message} (${loss.effect.replaceAll('-', ' ')})`,
    }),
  );
  noteProblems(host, problemsIn(text, losses), 'loss: ');
  // A note changes nothing, so it draws no frame.
  if (!quiet) for (const note of translation.notes) host.note(`note: ${headline(text, note)}`);
}

/** Several artifacts on one stream stay apart in the way their format has. */
function separator(target: OutputName): string {
  return target === 'sigma' ? '---\n' : '\n';
}

/** Names that some systems keep for devices, whatever their ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A file name of letters, digits and underscores, all in lower case, so that no system takes it for another or for more than a name; a second
 * rule of the same name gets a number. `taken` knows for each name the last number it was given.
 */
function fileName(name: string, extension: string, taken: Map<string, number>): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const base = words.join('_').slice(0, 70).replace(/_$/, '');
  const start = base === '' || DEVICES.test(base) ? `rule${base}` : base;
  let candidate = start;
  for (let number = taken.get(start) ?? 1; taken.has(candidate); candidate = `${start}_${number}`) taken.set(start, ++number);
  taken.set(candidate, taken.get(candidate) ?? 1);
  return candidate + extension;
}
