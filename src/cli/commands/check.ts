import { check } from '../../api/check.ts';
import { toJunit } from '../../conformance/index.ts';
import { EXIT, type ExitCode, type Host, worst } from '../host.ts';
import { startProgress } from '../progress.ts';
import { ruleText, summaryText } from '../report-text.ts';
import { builtInRule, loadRules, nameOf, noteProblems, type RuleOptions } from '../rules.ts';

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
  const subjects = loaded.rules.flatMap((rule) => {
    if (rule.meaning.ok) {
      const { rule: meant, schema } = rule.meaning.value;
      return [{ syntax: rule.syntax, rule: { ...meant, meta: { ...meant.meta, name: nameOf(rule) } }, schema }];
    }
    noteProblems(host, rule.document.query, rule.meaning.problems);
    codes.push(EXIT.input);
    return [];
  });
  const { events, seed } = options;
  const progress = startProgress(host, 'events', events * subjects.length);
  const report = await check(subjects, {
    events,
    seed,
    clock: () => host.clock(),
    progress: (rule, done) => progress.update(rule * events + done),
  });
  progress.stop();
  if (options.junit !== undefined) await host.writeFile(options.junit, toJunit(report));
  if (options.json === true) await host.out(`${JSON.stringify(report, null, 2)}\n`);
  else await host.out(report.rules.map(ruleText).join('\n') + summaryText(report));
  if (report.summary.disagreements > 0) codes.push(EXIT.disagreement);
  if (report.summary.refused > 0) codes.push(EXIT.refused);
  return worst(codes);
}
