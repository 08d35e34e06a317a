import type { CheckableRule } from '../../api/checkable-rule.ts';
import { mutationOf } from '../../api/mutants/index.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { type RuleMutation, type Survivor, scoreOf, summaryOfMutants } from '../../report/mutants/report.ts';
import { mutationSummaryText, mutationText, type Shown } from '../../report/mutants/text.ts';
import { printable } from '../../report/text.ts';
import { locate, printableJson } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';

export interface MutantOptions {
  /** Mutants of the rule are run instead of its translations. */
  readonly mutants?: boolean;
  /** The least percentage of mutants that events have to tell apart. */
  readonly minMutationScore?: number;
}

/** Options of `check` that are about translations, and their names on the command line. */
const ABOUT_TRANSLATIONS = {
  against: '--against',
  againstAs: '--against-as',
  engine: '--engine',
  to: '--to',
  baseline: '--baseline',
  junit: '--junit',
  report: '--report',
  allow: '--allow',
} as const;

/** Refuses what does not go together, before anything is read. */
export function requireMutantOptions(
  options: MutantOptions & { readonly [Name in keyof typeof ABOUT_TRANSLATIONS]?: unknown },
): void {
  if (options.mutants !== true) {
    if (options.minMutationScore !== undefined) throw new UsageError('--min-mutation-score goes with --mutants');
    return;
  }
  for (const [name, flag] of Object.entries(ABOUT_TRANSLATIONS))
    if (Object.hasOwn(options, name) && options[name as keyof typeof ABOUT_TRANSLATIONS] !== undefined)
      throw new UsageError(`--mutants runs no translations, so ${flag} does not go with it`);
}

interface RunOptions extends MutantOptions {
  readonly events?: number;
  readonly seed: number;
  readonly json?: boolean;
}

/** `check --mutants`: would the events of a rule notice if the rule were another? */
export async function checkMutants(
  rules: readonly { readonly parsed: ParsedRule; readonly subject: CheckableRule }[],
  { events, seed, json, minMutationScore }: RunOptions,
  host: Host,
): Promise<readonly ExitCode[]> {
  const reports: (RuleMutation & { readonly file: string })[] = [];
  for (const { parsed, subject } of rules) {
    const report = await mutationOf(subject, { seed, ...(events === undefined ? {} : { events }) });
    reports.push({ ...report, file: parsed.document.query.name });
    if (json !== true) await host.out(`${printable(mutationText(report, (one) => shownIn(parsed, one)))}\n`);
  }
  const summary = summaryOfMutants(reports);
  if (json === true) await host.out(`${printableJson({ rules: reports, summary }, 2)}\n`);
  else await host.out(printable(mutationSummaryText(summary)));
  const isBelow = reports.some((report) => (scoreOf(report) ?? 100) < (minMutationScore ?? 0));
  return isBelow ? [EXIT.disagreement] : [];
}

function shownIn({ document: { query } }: ParsedRule, { span }: Survivor): Shown {
  const { line, column } = locate(query, span.start);
  return { place: `${query.name}:${line}:${column}`, text: query.text.slice(span.start, span.end) };
}
