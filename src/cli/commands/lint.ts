import { CODES } from '../../api/catalogue.ts';
import { withHelp } from '../../api/help.ts';
import { examineRules, type Finding, type LintedRule, lintRule, suppress } from '../../api/lint/index.ts';
import { type LintDocument, type LintFinding, type LintSeverity, lintDocument } from '../../report/lint/lint.ts';
import { lintText } from '../../report/lint/text.ts';
import { placeOf } from '../../report/port/build.ts';
import { printable } from '../../report/text.ts';
import { printableJson, render, type Source, similar, source } from '../../source/index.ts';
import { VERSION } from '../../version.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { workOf } from '../options/effort.ts';
import { labelOf, loadRules, meaningOf, type RuleOptions, readingOf } from '../rules/index.ts';
import { STDIN } from '../rules/names.ts';

interface LintCommandOptions extends RuleOptions {
  readonly json?: boolean;
  readonly sarif?: string;
  readonly code?: readonly string[];
  readonly ignore?: readonly string[];
  readonly minSeverity?: LintSeverity;
  readonly effort?: number;
  /** Mends files. */
  readonly fix?: boolean;
  /** Prints what mending would change, and writes nothing. */
  readonly diff?: boolean;
  readonly dryRun?: boolean;
  /** How the command was typed, for reports. */
  readonly command: string;
}

/** `lint`: what is wrong or needless in rules, each finding with its proof. Exit code 1 when there are warnings. */
export async function lintCommand(patterns: readonly string[], options: LintCommandOptions, host: Host): Promise<ExitCode> {
  if (options.sarif !== undefined) await host.requireFolderOf(options.sarif);
  const texts = new Map<string, Uint8Array>();
  const { rules, exitCode, telling } = await loadRules(patterns, { ...options, findings: true }, keeping(host, texts));
  const codes: ExitCode[] = [exitCode];
  if (options.fix === true || options.diff === true || options.dryRun === true) {
    telling.end();
    const { fixFiles } = await import('./lint-fix.ts');
    const held = new Map(
      rules.flatMap(({ document: { documentName: file } }) => [[file, texts.get(file) ?? new Uint8Array()] as const]),
    );
    const { changes, allWritten } = await fixFiles(held, selection(options), options, host);
    if (!allWritten) codes.push(EXIT.input);
    if (options.diff === true || options.dryRun === true) return worst([...codes, changes > 0 ? EXIT.disagreement : EXIT.ok]);
    const { fix: _, ...rest } = options;
    return worst([...codes, await lintCommand(patterns, rest, host)]);
  }
  const files = new Map<string, LintedRule[]>();
  const between = examineRules(rules);
  for (const [number, parsed] of rules.entries()) {
    if (meaningOf(parsed, telling) === null) codes.push(EXIT.input);
    const linted = await lintRule(parsed, { reading: readingOf(options), ...workOf({ effort: options.effort }) });
    const file = parsed.document.documentName;
    const beside = between.get(number);
    const all = { ...linted, findings: [...(beside === undefined ? [] : [beside]), ...linted.findings], parsed };
    const before = files.get(file);
    if (before === undefined) files.set(file, [all]);
    else before.push(all);
  }
  telling.end();
  const document = documentOf(files, texts, options, host.columns);
  if (document.summary.errors > 0) codes.push(EXIT.input);
  if (document.summary.warnings > 0) codes.push(EXIT.disagreement);
  if (options.sarif !== undefined) await writeSarif(document, options.sarif, options.command, host);
  await host.out(options.json === true ? `${printableJson(document, 2)}\n` : printable(lintText(document)));
  return worst(codes);
}

/** A code that there is not is a mistake in the call. */
export function refuseUnknown(codes: readonly string[]): void {
  const names = Object.keys(CODES);
  for (const code of codes) {
    if (names.includes(code)) continue;
    const [best] = similar(code, names);
    throw new UsageError(`there is no code ${JSON.stringify(code)}${best === undefined ? '' : `; did you mean ${best}?`}`);
  }
}

/** The host, which keeps what it reads: comments around queries are looked for when the rules are known. */
function keeping(host: Host, texts: Map<string, Uint8Array>): Host {
  return {
    ...host,
    readFile: async (path) => {
      const bytes = await host.readFile(path);
      texts.set(path === '-' ? STDIN : path, bytes);
      return bytes;
    },
  };
}

function documentOf(
  files: ReadonlyMap<string, readonly LintedRule[]>,
  texts: ReadonlyMap<string, Uint8Array>,
  options: LintCommandOptions,
  columns: number,
): LintDocument {
  const isAsked = selection(options);
  const linted: LintDocument['rules'][number][] = [];
  const about: LintFinding[] = [];
  for (const [file, rules] of files) {
    const whole = source(new TextDecoder().decode(texts.get(file) ?? new Uint8Array()), file);
    const heard = suppress(whole, rules, (code) => Object.hasOwn(CODES, code), isAsked);
    for (const [at, { parsed }] of rules.entries()) {
      const told = (heard.told[at] ?? []).map((finding) => reported(file, parsed.document.query, finding, columns));
      const findings = told.filter(({ code }) => isAsked(code));
      linted.push({ name: labelOf(parsed), file, findings, suppressed: heard.suppressed[at] ?? 0 });
    }
    about.push(...heard.about.map(({ source: text, finding }) => reported(file, text, finding, columns)));
  }
  return lintDocument(
    linted,
    about.filter(({ code, severity }) => severity === 'error' || isAsked(code)),
  );
}

const RANKS: { readonly [Severity in LintSeverity]: number } = { note: 0, warning: 1, error: 2 };

/** Which codes are wanted. */
function selection({ code, ignore = [], minSeverity = 'note' }: LintCommandOptions): (code: string) => boolean {
  const [only, without] = [code === undefined ? null : new Set(code), new Set(ignore)];
  return (one) => (only === null || only.has(one)) && !without.has(one) && RANKS[severityOf(one)] >= RANKS[minSeverity];
}

function severityOf(code: string): LintSeverity {
  const kind = new Map(Object.entries(CODES)).get(code)?.kind;
  return kind === 'error' || kind === 'note' ? kind : 'warning';
}

function reported(file: string, text: Source, { diagnostic, evidence }: Finding, columns: number): LintFinding {
  const { code, message, span, notes } = diagnostic;
  return {
    code,
    severity: severityOf(code),
    file,
    place: placeOf(text, span),
    text: text.text.slice(span.start, span.end),
    message,
    notes: notes.map((note) => ({ message: note.message, file, place: placeOf(text, note.span) })),
    help: withHelp(diagnostic, CODES).help,
    proof: evidence,
    frame: render(text, { ...diagnostic, help: null }, columns),
  };
}

async function writeSarif(document: LintDocument, path: string, command: string, host: Host): Promise<void> {
  const { lintSarif } = await import('../../report/lint/sarif.ts');
  const titles = new Map(Object.entries(CODES).map(([code, { title }]) => [code, title]));
  const run = { version: VERSION, command, date: new Date(host.now()).toISOString() };
  await host.writeFile(
    path,
    `${printableJson(
      lintSarif(document, run, (code) => titles.get(code) ?? code),
      2,
    )}\n`,
  );
  host.note(`wrote ${path}`);
}
