import type { TargetName } from '../../../translators/index.ts';
import type { Port, PortKind } from '../../api/against/kind.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { summarize } from '../../conformance/index.ts';
import { toJunit } from '../../report/check/junit.ts';
import { ruleText, summaryText } from '../../report/check/text.ts';
import type { CheckReport } from '../../report/index.ts';
import { printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import type { EngineRequest, ExternalSettings } from '../external-engines/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { startProgress } from '../host/progress.ts';
import { RULE_TIMEOUT } from '../host/time-limit.ts';
import { besides, type Leniency, openBaseline, settle } from '../options/baseline.ts';
import { identified } from '../options/baseline-ids.ts';
import { connectionSettings } from '../options/connection.ts';
import { formsOf } from '../options/outputs.ts';
import { readPorts } from '../options/ports.ts';
import { reportCheck } from '../report/check.ts';
import { type ReportFile, requireFolders } from '../report/files.ts';
import { builtInRule } from '../rules/built-in.ts';
import { loadRules, meaningOf, type RuleOptions, startTelling } from '../rules/index.ts';
import { checkAll } from '../threads/check-all.ts';
import { checkMutants, type MutantOptions, requireMutantOptions } from './check-mutants.ts';

interface CheckCommandOptions extends RuleOptions, Leniency, MutantOptions {
  /** Events a rule; absent: as many as is usual. */
  readonly events?: number;
  /** The targets that are judged; absent: all. */
  readonly to?: readonly TargetName[];
  /** Files with ports of the rule, and what they all are. */
  readonly against?: readonly string[];
  readonly againstAs?: PortKind;
  /** Events that proofs find stand beside the generated ones. */
  readonly pins?: boolean;
  readonly seed: number;
  readonly json?: boolean;
  readonly junit?: string;
  /** Files that the port is written to as a document. */
  readonly report?: readonly ReportFile[];
  /** The command line, as it was given. */
  readonly command?: string;
  /** Rules checked at the same time; unless given as many as there are cores, when that is worth it. */
  readonly jobs?: number;
  /** Engines outside of this program that take part. */
  readonly engine?: readonly EngineRequest[];
  /** A file of certificates to trust. */
  readonly ca?: string;
  readonly insecure?: boolean;
  /** Milliseconds that one request to a cluster may take. */
  readonly timeout?: number;
}

/** `check`: does every output still catch the same events as the rule? */
export async function checkCommand(patterns: readonly string[], options: CheckCommandOptions, host: Host): Promise<ExitCode> {
  requireMutantOptions(options);
  if (options.junit !== undefined) await host.requireFolderOf(options.junit);
  await requireFolders(options.report ?? [], host);
  const loaded =
    patterns.length === 0
      ? { rules: [builtInRule(options)], problems: [], exitCode: EXIT.ok, telling: startTelling(host, true) }
      : await loadRules(patterns, options, host);
  const codes: ExitCode[] = [loaded.exitCode];
  const subjects: CheckableRule[] = [];
  const checked: ParsedRule[] = [];
  for (const parsed of loaded.rules) {
    const meant = meaningOf(parsed, loaded.telling);
    if (meant === null) {
      codes.push(EXIT.input);
      continue;
    }
    subjects.push({ syntax: parsed.syntax, ...meant });
    checked.push(parsed);
  }
  loaded.telling.end();
  if (options.mutants === true) {
    const rules = subjects.flatMap((subject, at) => {
      const parsed = checked[at];
      return parsed === undefined ? [] : [{ subject, parsed }];
    });
    return worst([...codes, ...(await checkMutants(rules, options, host))]);
  }
  const baseline = await openBaseline(options, host);
  const ports = await portsFor(subjects, options, host);
  if (ports === 'wrong') return worst([...codes, EXIT.input]);
  const report = await checkWithProgress(subjects, ports, options, host);
  if (options.junit !== undefined) await host.writeFile(options.junit, toJunit(report));
  const known = identified(report.rules, checked, loaded.rules);
  if (options.report !== undefined)
    await reportCheck(
      options.report,
      checked,
      subjects,
      report,
      loaded.problems,
      baseline === null ? null : besides(known, baseline),
      { ...options, events: options.events ?? USUAL_EVENTS, forms: formsOf(options) },
      host,
    );
  if (options.json === true) await host.out(`${printableJson(report, 2)}\n`);
  else if (subjects.length > 0)
    await host.out(
      printable(
        report.rules.map((rule) => ruleText(rule, host.tableWidth, options.verbose === true)).join('\n') + summaryText(report),
      ),
    );
  const failed = report.rules.filter(({ failure }) => failure !== null);
  if (failed.some(({ failureCode }) => failureCode === undefined)) codes.push(EXIT.internal);
  if (failed.length > 0) codes.push(EXIT.input);
  // What could not be judged was not checked; what an engine left open was not shown to agree.
  if (report.summary.untried + report.summary.unjudged > 0) codes.push(EXIT.input);
  const judged = report.rules.flatMap((rule) => rule.ports ?? []);
  if (judged.some(({ status }) => status === 'failed')) codes.push(EXIT.input);
  if (judged.some(({ status }) => status === 'differs')) codes.push(EXIT.disagreement);
  codes.push(...(await settle({ rules: known }, baseline, options, host)));
  return worst(codes);
}

/** The ports of `--against`; null: none was given. `wrong`: the mistake was told. */
async function portsFor(
  subjects: readonly CheckableRule[],
  options: CheckCommandOptions,
  host: Host,
): Promise<readonly Port[] | null | 'wrong'> {
  const { against, againstAs } = options;
  if (against === undefined) {
    if (againstAs !== undefined) throw new UsageError('--against-as goes with --against');
    return null;
  }
  const [subject, another] = subjects;
  if (another !== undefined) throw new UsageError(`--against judges ports of one rule, and there are ${subjects.length}`);
  if (subject === undefined) return 'wrong';
  return (await readPorts(against, againstAs, { ...options, schema: subject.schema }, host)) ?? 'wrong';
}

const USUAL_EVENTS = 10_000;

async function checkWithProgress(
  subjects: readonly CheckableRule[],
  against: readonly Port[] | null,
  options: CheckCommandOptions,
  host: Host,
): Promise<CheckReport> {
  const { events = USUAL_EVENTS, seed } = options;
  const external = await externalSettings(options, host);
  const progress = startProgress(host, 'events', events * subjects.length);
  try {
    const settings = {
      events,
      seed,
      against,
      targets: options.to ?? null,
      forms: formsOf(options),
      external,
      examples: options.report !== undefined,
      pins: options.pins === true,
      patience: patienceOf(options),
      apart: false,
    } as const;
    const reports = await checkAll(subjects, options.jobs ?? null, settings, host, (done) => progress.update(done));
    return summarize(reports, seed);
  } finally {
    progress.stop();
  }
}

/** Servers have limits of their own, one for each request; they and busy programs are waited for unless a limit was asked for. */
function patienceOf({ ruleTimeout, engine }: CheckCommandOptions): number {
  return ruleTimeout ?? (engine === undefined ? RULE_TIMEOUT : Number.POSITIVE_INFINITY);
}

async function externalSettings({ engine, ...options }: CheckCommandOptions, host: Host): Promise<ExternalSettings | null> {
  const connection = await connectionSettings(options, host);
  return engine === undefined ? null : { requests: engine, connection };
}
