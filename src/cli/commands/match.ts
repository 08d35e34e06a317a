import { onlookerOf } from '../../api/onlooker.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { type StreamRuleCompiler, streamRuleCompiler } from '../../api/stream-rules.ts';
import { countOf } from '../../report/text.ts';
import { createLooking, type Looking, type Onlooker } from '../../shapes/index.ts';
import { createStream, matchLines, onlyId, type SeriesRule, type StreamReport, type StreamRule } from '../../stream/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { awaitInterruption, type Interruption } from '../host/interruption.ts';
import { STANDARD_INPUT, splitArguments, unnamedInput } from '../match/arguments.ts';
import { type Inputs, openInputs, type ReadInput } from '../match/input.ts';
import { noteInputs, noteInterruption, noteSources } from '../match/input-report.ts';
import type { MatchOptions } from '../match/options.ts';
import { countJson, countText, noteBadLines, noteOmissions } from '../match/report.ts';
import { exitLeftOut, labelOf, loadRules, meaningOf, nameOf, problemsIn, type Telling, withOwnEvents } from '../rules/index.ts';

type ReadyRule = StreamRule | SeriesRule;

/** `match`: rules over NDJSON events; each match is one line with the rule's id and name and the events as they came. */
export async function matchCommand(arguments_: readonly string[], options: MatchOptions, host: Host): Promise<ExitCode> {
  const { on } = options;
  if (on !== undefined)
    return await (await import('./match-cluster.ts')).matchClusterCommand(arguments_, { ...options, on }, host);
  const stray = (['index', 'since', 'until', 'ca', 'insecure', 'timeout'] as const).find((name) => options[name] !== undefined);
  if (stray !== undefined) throw new UsageError(`--${stray} is for the events of a cluster; name it with --on`);
  const { patterns, inputs: named } = await splitArguments(arguments_, host);
  const loaded = await loadRules(patterns, options, host);
  if (named.length === 0 && loaded.events.length === 0) unnamedInput(host);
  const codes: ExitCode[] = [loaded.exitCode];
  const compile = streamRuleCompiler(host.now());
  const ready = loaded.rules.flatMap((rule): readonly Prepared[] => {
    const prepared = readyToRun(rule, compile, loaded.telling);
    if (prepared.ok) return [prepared];
    codes.push(prepared.exitCode);
    return [];
  });
  const rules = ready.map(({ rule }) => rule);
  loaded.telling.end();
  if (rules.length === 0) return worst(codes);
  if (host.inputTerminal && named.some(({ name }) => name === '-')) host.note('note: reading events from standard input');
  const own = loaded.events.flatMap(({ lines }) => lines);
  if (own.length > 0 && named.length > 0)
    host.note(`note: the events are those that are named, not the ${countOf(own.length, 'document')} of the requests`);
  const looking = createLooking(
    options.shape ?? 'auto',
    ready.map(({ onlooker }) => onlooker),
  );
  noteSources(ready, looking, host);
  const inputs =
    named.length > 0
      ? openInputs(named, host, looking)
      : own.length > 0
        ? openInputs([STANDARD_INPUT], withOwnEvents(host, loaded.events), looking)
        : openInputs([unnamedInput(host)], host, looking);
  const interruption = awaitInterruption(host);
  try {
    const { report, read } = await run(rules, inputs, looking, options, interruption, host);
    const { count = false, json = false, strict = false } = options;
    const interrupted = interruption.asked();
    if (count)
      await host.out(json ? countJson(report, rules, inputs, read, interrupted) : countText(report, rules, host.tableWidth));
    if (interrupted) noteInterruption(report, host);
    noteBadLines(report, inputs, host);
    if (noteInputs(read, rules, host)) codes.push(EXIT.input);
    const omitted = noteOmissions(report, rules, host);
    if (strict && (omitted || report.badLineCount > 0)) codes.push(EXIT.disagreement);
  } finally {
    interruption.finish();
  }
  return worst(codes);
}

interface Ran {
  readonly report: StreamReport;
  readonly read: readonly ReadInput[];
}

async function run(
  rules: readonly ReadyRule[],
  inputs: Inputs,
  looking: Looking,
  { count = false, ids = false, maxDelay, maxState }: MatchOptions,
  interruption: Interruption,
  host: Host,
): Promise<Ran> {
  const lines = matchLines(rules, inputs.placeOf, ids);
  const pending: string[] = [];
  const stream = createStream(rules, {
    form: 'any',
    looking,
    ...(maxDelay === undefined ? {} : { maxDelay }),
    ...(maxState === undefined ? {} : { maxState }),
    keepLines: !count && (ids ? onlyId : true),
    ...(count
      ? {}
      : {
          onMatch: (match) => void pending.push(...lines.single(match)),
          onSeries: (match) => void pending.push(lines.series(match)),
        }),
  });
  const read = await inputs.readInto(stream, () => flush(pending, host), interruption);
  const report = stream.end();
  await flush(pending, host);
  return { report, read };
}

/** A rule that can run, and how it sees events. */
interface Prepared {
  readonly rule: ReadyRule;
  readonly onlooker: Onlooker;
}

type Ready = (Prepared & { readonly ok: true }) | { readonly ok: false; readonly exitCode: ExitCode };

function readyToRun(parsed: ParsedRule, compile: StreamRuleCompiler, telling: Telling): Ready {
  const meant = meaningOf(parsed, telling);
  if (meant === null) return { ok: false, exitCode: exitLeftOut(parsed) };
  const { rule } = meant;
  const name = nameOf(parsed);
  const compiled = compile(rule, { id: rule.meta.id ?? name, name });
  if (compiled.ok) {
    telling.tell('loss', problemsIn(parsed.document.query, compiled.warnings), labelOf(parsed));
    return { ok: true, rule: compiled.value, onlooker: onlookerOf(rule) };
  }
  telling.tell('error', problemsIn(parsed.document.query, compiled.problems), labelOf(parsed));
  telling.detail(`error: ${labelOf(parsed)}: left out, match cannot run it`);
  return { ok: false, exitCode: EXIT.refused };
}

async function flush(pending: string[], host: Host): Promise<void> {
  if (pending.length > 0) await host.out(pending.splice(0).join(''));
}
