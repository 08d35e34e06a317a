import type { ParsedRule } from '../../api/parse.ts';
import { streamRuleCompiler } from '../../api/stream-rules.ts';
import { type ClusterFacts, type Connection, indexPatternProblem } from '../../engines/cluster/index.ts';
import type { Json } from '../../event/index.ts';
import type { Rule } from '../../ir/index.ts';
import { printable } from '../../report/text.ts';
import type { Diagnostic } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { startProgress } from '../host/progress.ts';
import { clusterLines } from '../match/cluster/lines.ts';
import { type ClusterRun, type RunOutcome, runEql, runSearch, runSeries, searchOf } from '../match/cluster/run.ts';
import { type Counted, countsText, noteBroken, refuseRule } from '../match/elsewhere.ts';
import type { MatchOptions } from '../match/options.ts';
import type { ClusterName } from '../match/place.ts';
import { noteOmissions } from '../match/report.ts';
import { connectionSettings } from '../options/connection.ts';
import { exitLeftOut, labelOf, loadRules, meaningOf, nameOf, type Telling } from '../rules/index.ts';

type MatchClusterOptions = MatchOptions & { readonly on: ClusterName };

/** `match --on`: rules over the events of a cluster, where they are. Only reads there; prints as `match` does for files. */
export async function matchClusterCommand(
  patterns: readonly string[],
  options: MatchClusterOptions,
  host: Host,
): Promise<ExitCode> {
  const mistyped = options.index === undefined ? null : indexPatternProblem(options.index);
  if (mistyped !== null) throw new UsageError(printable(`--index: ${mistyped}`));
  const settings = await connectionSettings(options, host);
  const loaded = await loadRules(patterns, options, host);
  const codes: ExitCode[] = [loaded.exitCode];
  const ready = loaded.rules.flatMap((parsed): readonly ReadyRule[] => {
    const prepared = prepare(parsed, options, host, loaded.telling);
    if (typeof prepared !== 'number') return [prepared];
    codes.push(prepared);
    return [];
  });
  loaded.telling.end();
  if (ready.length === 0) return worst(codes);
  const { connection, facts, close } = await host.connectCluster(options.on.product, options.on.address, settings);
  const forget = host.onInterrupt(close);
  const counted: Counted[] = [];
  try {
    for (const rule of ready) {
      const outcome = await runRule(rule, connection, facts, options, host, loaded.telling);
      if (typeof outcome === 'number') {
        codes.push(outcome);
        continue;
      }
      counted.push({ id: rule.id, name: rule.name, matches: outcome.matches, whole: outcome.ok });
      if (outcome.ok) {
        const left = outcome.left !== null && noteOmissions(outcome.left, [rule], host);
        if (left && options.strict === true) codes.push(EXIT.disagreement);
        continue;
      }
      codes.push(EXIT.input);
      noteBroken(rule.label, outcome.message, outcome.matches, host);
      // What ails the cluster ails the next rule as well; what it says of one query does not.
      if (outcome.kind !== 'refused') break;
    }
  } finally {
    loaded.telling.end();
    forget();
    await close();
  }
  if (options.count === true) await host.out(countsText(counted, options.json === true, host.tableWidth));
  return worst(codes);
}

interface ReadyRule {
  readonly parsed: ParsedRule;
  readonly rule: Rule;
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly indices: string;
}

function prepare(parsed: ParsedRule, { index }: MatchClusterOptions, host: Host, telling: Telling): ReadyRule | ExitCode {
  const meant = meaningOf(parsed, telling);
  if (meant === null) return exitLeftOut(parsed);
  const { rule } = meant;
  const name = nameOf(parsed);
  const indices = index ?? rule.meta.indices.join(',');
  if (indices === '') throw new UsageError(`${labelOf(parsed)} names no indices; say with --index where the events are`);
  const problem = indexPatternProblem(indices);
  if (problem !== null) {
    host.note(printable(`error: ${labelOf(parsed)}: ${problem}; say with --index where the events are`));
    return EXIT.input;
  }
  return { parsed, rule, id: rule.meta.id ?? name, name, label: labelOf(parsed), indices };
}

/** Runs one rule in the way that the cluster has for its kind. An exit code: the rule is left out. */
async function runRule(
  ready: ReadyRule,
  connection: Connection,
  facts: ClusterFacts,
  options: MatchClusterOptions,
  host: Host,
  telling: Telling,
): Promise<RunOutcome | ExitCode> {
  const { rule, indices } = ready;
  const lines = clusterLines(ready, options.ids === true);
  const progress = startProgress(host, `${ready.label}: documents`, 0);
  const run: ClusterRun = {
    connection,
    facts,
    indices,
    window: options,
    write: async (texts) => {
      if (options.count !== true && texts.length > 0) await host.out(texts.join(''));
    },
    progress: (done, total) => progress.update(done, total),
  };
  const refuse = (problems: readonly Diagnostic[]): ExitCode => refuseRule(ready.parsed, ready.label, problems, telling);
  try {
    if (rule.plan.kind === 'single') {
      const search = searchOf(rule);
      if (search.status === 'refused') return refuse(search.reasons);
      const body: { readonly query?: Json } = JSON.parse(JSON.stringify(search.artifact.body));
      return await runSearch(rule, body.query ?? null, lines, run);
    }
    if (facts.eql) return await runEql(rule, lines, run);
    const compiled = streamRuleCompiler(host.now())(rule, ready);
    if (!compiled.ok) return refuse(compiled.problems);
    if (!('plan' in compiled.value)) throw new Error('a rule over single events has no matcher of sequences');
    return await runSeries(rule, compiled.value, lines, run, options);
  } finally {
    progress.stop();
  }
}
