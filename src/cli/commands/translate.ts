import type { Translated } from '../../api/translate.ts';
import { type Diagnostic, headline, type Source } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { RULE_TIMEOUT, tookTooLong } from '../host/time-limit.ts';
import { printableNamed, settingsOf } from '../options/outputs.ts';
import { labelOf, loadRules, meaningOf, nameOf, noteProblems, problemsIn, type RuleOptions } from '../rules/index.ts';

interface TranslateCommandOptions extends RuleOptions {
  readonly to?: string;
  readonly out?: string;
  readonly quiet?: boolean;
}

/** `translate`: artifacts to standard output or one file a rule; losses, notes and refusals to standard error. */
export async function translateCommand(
  patterns: readonly string[],
  options: TranslateCommandOptions,
  host: Host,
): Promise<ExitCode> {
  const target = printableNamed(options.to);
  const settings = settingsOf(target, options);
  if (options.out === '') throw new UsageError('--out needs the name of a folder');
  const { rules, exitCode } = await loadRules(patterns, options, host);
  const { name, title, extension, separator } = target;
  if (separator === null && rules.length > 1 && options.out === undefined) {
    throw new UsageError(`${rules.length} rules make ${rules.length} ${title}s; name a folder for them with --out`);
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
    const done = host.withinTime(() => target.printed(meant.rule, settings), timeout);
    const translation = done.ended ? done.value : tooSlow(rule.document.query, name, timeout);
    report(host, rule.document.query, translation, options.quiet === true);
    if (translation.status === 'refused') {
      host.note(`${labelOf(rule)}: refused by ${name}`);
      codes.push(EXIT.refused);
    } else if (options.out === undefined) {
      await host.out((printed++ > 0 ? (separator ?? '') : '') + translation.text);
    } else {
      const path = `${options.out.replace(/\/+$/, '')}/${fileName(nameOf(rule), extension, names)}`;
      if (wrote++ === 0) await host.makeFolder(options.out);
      await host.writeFile(path, translation.text);
      host.note(`wrote ${path}`);
    }
  }
  return worst(codes);
}

/** A rule that takes too long is refused like any other that a target cannot say. */
function tooSlow({ text }: Source, output: string, timeout: number): Translated {
  return { status: 'refused', reasons: [tookTooLong(`translating it to ${output}`, timeout, { start: 0, end: text.length })] };
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
      message: `${loss.message} (${loss.effect.replaceAll('-', ' ')})`,
    }),
  );
  noteProblems(host, problemsIn(text, losses), 'loss: ');
  // A note changes nothing, so it draws no frame.
  if (!quiet) for (const note of translation.notes) host.note(`note: ${headline(text, note)}`);
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
