import type { CheckableRule } from '../../api/checkable-rule.ts';
import { type CoverageSubject, measureCoverage } from '../../api/coverage.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { withProvenCounts } from '../../api/prove/coverage.ts';
import { translate } from '../../api/translate.ts';
import { coverageHtml, coverageMarkdown } from '../../report/coverage/page.ts';
import { type CoverageView, coverageText } from '../../report/coverage/text.ts';
import type { CoverageReport } from '../../report/index.ts';
import { printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host } from '../host/host.ts';
import { startProgress } from '../host/progress.ts';
import { RULE_TIMEOUT, tookTooLong } from '../host/time-limit.ts';
import { loadRules, nameOf, type RuleOptions } from '../rules/index.ts';

interface CoverageCommandOptions extends RuleOptions {
  readonly json?: boolean;
  readonly by: CoverageView;
  readonly md?: string;
  readonly html?: string;
  /** Whether artifacts are also compared with their rules for every event. */
  readonly prove?: boolean;
}

/** `coverage`: for each target how many rules are exact, lossy or refused, and what blocks the rest. */
export async function coverageCommand(
  patterns: readonly string[],
  options: CoverageCommandOptions,
  host: Host,
): Promise<ExitCode> {
  for (const file of [options.md, options.html]) if (file !== undefined) await host.requireFolderOf(file);
  const { rules, problems, others, exitCode } = await loadRules(patterns, options, host);
  const broken = new Map<string, string[]>();
  for (const { source, diagnostic } of problems)
    if (diagnostic.code !== 'language-not-read') broken.set(source.name, [...(broken.get(source.name) ?? []), diagnostic.code]);
  const subjects: readonly CoverageSubject[] = [
    ...rules.map((parsed) => ({ name: nameOf(parsed), parsed, codes: [] })),
    ...[...broken].map(([name, codes]) => ({ name, parsed: null, codes: [...new Set(codes)] })),
  ];
  const timeout = options.ruleTimeout ?? RULE_TIMEOUT;
  const measured = measureCoverage(subjects, others, (rule, target) => {
    const done = host.withinTime(() => translate(rule, target), timeout);
    if (done.ended) return done.value;
    return {
      status: 'refused',
      reasons: [tookTooLong(`translating it to ${target}`, timeout, { start: 0, end: rule.query.length })],
    };
  });
  const report = options.prove === true ? await proved(measured, rules, host) : measured;
  if (options.md !== undefined) await host.writeFile(options.md, coverageMarkdown(report));
  if (options.html !== undefined) await host.writeFile(options.html, coverageHtml(report));
  await host.out(options.json === true ? `${printableJson(report, 2)}\n` : printable(coverageText(report, options.by)));
  return report.rejected.length > 0 ? EXIT.input : exitCode;
}

async function proved(report: CoverageReport, rules: readonly ParsedRule[], host: Host): Promise<CoverageReport> {
  const subjects = rules.flatMap(({ syntax, meaning }): readonly CheckableRule[] =>
    meaning.ok ? [{ syntax, ...meaning.value }] : [],
  );
  const progress = startProgress(host, 'rules', subjects.length);
  try {
    return await withProvenCounts(report, subjects, {}, (done) => progress.update(done));
  } finally {
    progress.stop();
  }
}
