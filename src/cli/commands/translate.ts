import type { Translated } from '../../api/translate.ts';
import type { Source } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { RULE_TIMEOUT, tookTooLong } from '../host/time-limit.ts';
import { type Printable, printableNamed, settingsOf } from '../options/outputs.ts';
import { type ReportFile, requireFolders } from '../report/files.ts';
import type { Ported } from '../report/translate.ts';
import { labelOf, loadRules, lossesIn, meaningOf, nameOf, problemsIn, type RuleOptions, type Telling } from '../rules/index.ts';
import { type Bundled, bundleWanted, writeBundle } from '../translate/bundle.ts';
import { fileName, givenFileName } from '../translate/file-name.ts';
import { summaryLine } from '../translate/summary.ts';

interface TranslateCommandOptions extends RuleOptions {
  readonly to?: string;
  readonly out?: string;
  /** The file of one module for all rules. */
  readonly bundle?: string;
  readonly quiet?: boolean;
  /** Files that the port is written to as a document. */
  readonly report?: readonly ReportFile[];
  /** How a report judges: events a rule, and their seed. */
  readonly events: number;
  readonly seed: number;
  /** The command line, as it was given. */
  readonly command?: string;
}

/** `translate`: artifacts to standard output or one file a rule; losses, notes and refusals to standard error. */
export async function translateCommand(
  patterns: readonly string[],
  options: TranslateCommandOptions,
  host: Host,
): Promise<ExitCode> {
  const target = printableNamed(options.to);
  const settings = settingsOf(target, options);
  await requireFolders(options.report ?? [], host);
  if (options.out === '') throw new UsageError('--out needs the name of a folder');
  const bundle = await bundleWanted(target, options, host);
  const { rules, problems, exitCode, telling } = await loadRules(patterns, options, host);
  const { name, title, extension, separator } = target;
  if (separator === null && rules.length > 1 && options.out === undefined && bundle === null) {
    const help = name === 'js' ? ', or a file for all of them with --bundle' : '';
    throw new UsageError(`${rules.length} rules make ${rules.length} ${title}s; name a folder for them with --out${help}`);
  }
  const codes: ExitCode[] = [exitCode];
  const names = new Map<string, number>();
  const folders = new Set<string>();
  const counts = { exact: 0, lossy: 0, refused: 0, unread: new Set(problems.map(({ source }) => source.name)).size };
  const meant: Ported[] = [];
  const bundled: Bundled[] = [];
  let wrote = 0;
  let printed = 0;
  for (const parsed of rules) {
    const meaning = meaningOf(parsed, telling);
    if (meaning === null) {
      counts.unread++;
      codes.push(EXIT.input);
      continue;
    }
    const timeout = options.ruleTimeout ?? RULE_TIMEOUT;
    const done = host.withinTime(() => target.printed(meaning.rule, settings), timeout);
    const translation = done.ended ? done.value : tooSlow(parsed.document.query, name, timeout);
    counts[translation.status]++;
    meant.push({ parsed, meaning, translation });
    tell(telling, parsed.document.query, labelOf(parsed), translation, options.quiet === true);
    if (translation.status === 'refused') {
      telling.detail(`error: ${labelOf(parsed)}: refused by ${name}`);
      codes.push(EXIT.refused);
    } else if (bundle !== null) {
      bundled.push({ parsed, rule: meaning.rule });
    } else if (options.out === undefined) {
      await host.out((printed++ > 0 ? (separator ?? '') : '') + translation.text);
    } else {
      const given = translation.fileName;
      const path = `${options.out.replace(/\/+$/, '')}/${given === undefined ? fileName(nameOf(parsed), extension, names) : givenFileName(given, extension, names)}`;
      const folder = path.slice(0, path.lastIndexOf('/'));
      if (!folders.has(folder)) await host.makeFolder(folder);
      folders.add(folder);
      wrote++;
      await host.writeFile(path, translation.text);
      telling.detail(`wrote ${path}`);
    }
  }
  const written = bundle === null ? null : await writeBundle(bundled, bundle, host);
  const many = telling.gathers || rules.length > 1;
  telling.end();
  if (options.report !== undefined) {
    // What judges takes longer to load than one rule to translate.
    const { reportPort } = await import('../report/translate.ts');
    codes.push(await reportPort(options.report, target, meant, problems, options, host));
  }
  if (options.quiet !== true) {
    noteClosing(host, target, settings, meant);
    for (const line of written?.notes ?? []) host.note(line);
    const bundleWritten = written?.words ?? null;
    if (many || bundle !== null) host.note(summaryLine({ ...counts, wrote, folder: options.out ?? null, bundle: bundleWritten }));
  }
  return worst(codes);
}

/** A rule that takes too long is refused like any other that a target cannot say. */
function tooSlow({ text }: Source, output: string, timeout: number): Translated {
  return { status: 'refused', reasons: [tookTooLong(`translating it to ${output}`, timeout, { start: 0, end: text.length })] };
}

function tell(telling: Telling, text: Source, rule: string, translation: Translated, quiet: boolean): void {
  if (translation.status === 'refused') {
    telling.tell('error', problemsIn(text, translation.reasons), rule);
    return;
  }
  telling.tell('loss', lossesIn(text, translation.losses), rule);
  if (!quiet) telling.tell('note', problemsIn(text, translation.notes), rule);
}

/** What the target has to say of all the rules together. */
function noteClosing(host: Host, target: Printable, settings: object, ported: readonly Ported[]): void {
  if (ported.every(({ translation }) => translation.status === 'refused')) return;
  const rules = ported.map(({ meaning }) => meaning.rule);
  for (const line of target.closing?.(rules, settings) ?? []) host.note(line);
}
