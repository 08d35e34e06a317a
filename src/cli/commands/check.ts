import { type CheckableRule, check } from '../../api/check.ts';
import type { CheckReport } from '../../conformance/index.ts';
import { EXIT, type ExitCode, type Host, worst } from '../host.ts';
import { toJunit } from '../junit.ts';
import { startProgress } from '../progress.ts';
import { ruleText, summaryText } from '../report-text.ts';
import { builtInRule, labelOf, loadRules, meaningOf, type RuleOptions } from '../rules.ts';
import { printable } from '../text.ts';

export interface CheckCommandOptions extends RuleOptions {
  readonly events: number;
  readonly seed: number;
  readonly json?: boolean;
  readonly junit?: string;
}

/** `check`: does every output still catch the same events as the rule? */
export async function checkCommand(patterns: readonly string[], options: CheckCommandOptions, host: Host): Promise<ExitCode> {
  const loaded =
    patterns.length === 0 ? { rules: [builtInRule(options)], exitCode: EXIT.ok } : await loadRules(patterns, options, host);
  const codes: ExitCode[] = [loaded.exitCode];
  const subjects: CheckableRule[] = [];
  for (const parsed of loaded.rules) {
    const meant = meaningOf(parsed, host);
    if (meant === null) {
      codes.push(EXIT.input);
      continue;
    }
    const { rule, schema } = meant;
    if (rule.plan.kind !== 'single') {
      host.note(`${labelOf(parsed)}: no events can be generated for a ${rule.plan.kind} yet; only its translations are reported`);
    }
    subjects.push({ syntax: parsed.syntax, rule, schema });
  }
  const report = await checkWithProgress(subjects, options, host);
  if (options.junit !== undefined) await host.writeFile(options.junit, toJunit(report));
  if (options.json === true) await host.out(`${JSON.stringify(report, null, 2)}\n`);
  else if (subjects.length > 0) await host.out(printable(report.rules.map(ruleText).join('\n') + summaryText(report)));
  if (report.summary.disagreements > 0) codes.push(EXIT.disagreement);
  if (report.summary.refused > 0) codes.push(EXIT.refused);
  return worst(codes);
}

async function checkWithProgress(
  subjects: readonly CheckableRule[],
  { events, seed }: CheckCommandOptions,
  host: Host,
): Promise<CheckReport> {
  const progress = startProgress(host, 'events', events * subjects.length);
  try {
    return await check(subjects, {
      events,
      seed,
      clock: () => host.clock(),
      progress: (rule, done) => progress.update(rule * events + done),
    });
  } finally {
    progress.stop();
  }
}
