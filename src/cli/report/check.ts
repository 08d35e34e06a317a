import { TARGET_NAMES, TARGETS, type TargetName } from '../../../translators/index.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import type { ParsedRule, Problem } from '../../api/parse.ts';
import { type Forms, type Translated, translate } from '../../api/translate.ts';
import type { CheckReport } from '../../report/index.ts';
import { portOf } from '../../report/port/build.ts';
import type { PortBaseline } from '../../report/port/port.ts';
import { VERSION } from '../../version.ts';
import type { Host } from '../host/host.ts';
import { RULE_TIMEOUT, tookTooLong } from '../host/time-limit.ts';
import { type ReportFile, writeReports } from './files.ts';
import { portProblemOf, portRuleOf } from './port.ts';

interface Checked {
  readonly events: number;
  readonly seed: number;
  readonly forms: Forms;
  readonly to?: readonly TargetName[];
  readonly command?: string;
  readonly ruleTimeout?: number;
}

/** Writes what a check found down as a document: every target that was judged, with the texts that were run. */
export async function reportCheck(
  files: readonly ReportFile[],
  parsed: readonly ParsedRule[],
  subjects: readonly CheckableRule[],
  report: CheckReport,
  problems: readonly Problem[],
  baseline: PortBaseline | null,
  options: Checked,
  host: Host,
): Promise<void> {
  const judged = new Set(report.rules.flatMap(({ translations }) => translations.map(({ target }) => target)));
  const targets = options.to ?? TARGET_NAMES.filter((name) => judged.has(name));
  const timeout = options.ruleTimeout ?? RULE_TIMEOUT;
  const rules = parsed.map((one, at) => {
    const subject = subjects[at];
    const translations = targets.flatMap((target) => {
      if (subject === undefined) return [];
      const { rule } = subject;
      const done = host.withinTime(() => translate(rule, target, options.forms[target]), timeout);
      const span = { start: 0, end: rule.query.length };
      const translation: Translated = done.ended
        ? done.value
        : { status: 'refused', reasons: [tookTooLong(`translating it to ${target}`, timeout, span)] };
      return [{ target, translation, beyond: TARGETS[target].support[rule.plan.kind] === 'refused' }];
    });
    return portRuleOf(one, translations, report.rules[at] ?? null);
  });
  const port = portOf(rules, report.summary, {
    eqlibrium: VERSION,
    command: options.command ?? '',
    date: new Date(host.now()).toISOString(),
    seed: options.seed,
    events: options.events,
    ...(baseline === null ? {} : { baseline }),
    problems: problems.map(portProblemOf),
    targets: targets.map((name) => ({ name, title: TARGETS[name].title })),
  });
  await writeReports(files, port, host);
}
