import type { TestableRule } from '../../api/golden/names.ts';
import { headline } from '../../source/index.ts';
import type { ExitCode, Host } from '../host/host.ts';
import { exitLeftOut, labelOf, loadRules, meaningOf, type RuleOptions } from '../rules/index.ts';

/** Reads rules for golden events, those that are not understood as well, and the exit codes that reading them calls for. */
export async function loadTestable(
  patterns: readonly string[],
  options: RuleOptions,
  host: Host,
): Promise<{ readonly testable: readonly TestableRule[]; readonly codes: readonly ExitCode[] }> {
  const { rules, exitCode, telling } = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [exitCode];
  const testable = rules.map((parsed): TestableRule => {
    const meaning = meaningOf(parsed, telling);
    if (meaning === null) codes.push(exitLeftOut(parsed));
    const { id } = parsed.document.meta;
    const subject = meaning === null ? null : { syntax: parsed.syntax, ...meaning };
    const [problem] = parsed.meaning.ok ? [] : parsed.meaning.problems;
    const unread = problem === undefined ? null : headline(parsed.document.query, problem);
    return { id, name: labelOf(parsed), file: parsed.document.documentName, subject, unread };
  });
  telling.end();
  return { testable, codes };
}
