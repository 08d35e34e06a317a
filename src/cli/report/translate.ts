import { TARGETS, type TargetName } from '../../../translators/index.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import type { ParsedRule, Problem } from '../../api/parse.ts';
import type { Translated } from '../../api/translate.ts';
import { summarize } from '../../conformance/index.ts';
import type { Meaning } from '../../contract/index.ts';
import type { LanguageName } from '../../languages/index.ts';
import type { CheckReport } from '../../report/index.ts';
import { portOf } from '../../report/port/build.ts';
import { VERSION } from '../../version.ts';
import { EXIT, type ExitCode, type Host } from '../host/host.ts';
import { startProgress } from '../host/progress.ts';
import { RULE_TIMEOUT } from '../host/time-limit.ts';
import { formsOf, type Printable } from '../options/outputs.ts';
import { checkAll } from '../threads/check-all.ts';
import { type ReportFile, writeReports } from './files.ts';
import { portProblemOf, portRuleOf } from './port.ts';

/** A rule with what came of it. */
export interface Ported {
  readonly parsed: ParsedRule;
  readonly meaning: Meaning<LanguageName>;
  readonly translation: Translated;
}

interface Judging {
  readonly events: number;
  readonly seed: number;
  readonly command?: string;
  readonly ruleTimeout?: number;
}

/** Judges what was printed of one target, and writes it down as a document. A text that nobody judges, such as a mapping, is written without. */
export async function reportPort(
  files: readonly ReportFile[],
  output: Printable,
  ported: readonly Ported[],
  problems: readonly Problem[],
  options: Judging,
  host: Host,
): Promise<ExitCode> {
  const { name, title } = output;
  const target = isTarget(name) ? name : null;
  const judged = target === null ? null : await judge(ported, target, options, host);
  const rules = ported.map(({ parsed, meaning, translation }, at) => {
    const beyond = target !== null && TARGETS[target].support[meaning.rule.plan.kind] === 'refused';
    return portRuleOf(parsed, [{ target: name, translation, beyond }], judged?.rules[at] ?? null);
  });
  const port = portOf(rules, judged?.summary ?? null, {
    eqlibrium: VERSION,
    command: options.command ?? '',
    date: new Date(host.now()).toISOString(),
    seed: options.seed,
    events: options.events,
    problems: problems.map(portProblemOf),
    targets: [{ name, title }],
  });
  await writeReports(files, port, host);
  if (judged === null) return EXIT.ok;
  const { disagreements, enginesFailed, failed } = judged.summary;
  return failed > 0 ? EXIT.input : disagreements + enginesFailed > 0 ? EXIT.disagreement : EXIT.ok;
}

function isTarget(name: string): name is TargetName {
  return Object.hasOwn(TARGETS, name);
}

async function judge(ported: readonly Ported[], target: TargetName, options: Judging, host: Host): Promise<CheckReport> {
  const { events, seed, ruleTimeout } = options;
  const subjects = ported.map(({ parsed, meaning }): CheckableRule => ({ syntax: parsed.syntax, ...meaning }));
  const progress = startProgress(host, 'events judged', events * subjects.length);
  try {
    const settings = {
      events,
      seed,
      targets: [target],
      forms: formsOf(options),
      external: null,
      against: null,
      examples: true,
      pins: false,
      patience: ruleTimeout ?? RULE_TIMEOUT,
      apart: false,
    };
    const reports = await checkAll(subjects, null, settings, host, (done) => progress.update(done));
    return summarize(reports, seed);
  } finally {
    progress.stop();
  }
}
