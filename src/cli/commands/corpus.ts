import { ENDPOINT_SHARE, type LabelledEvent, type LabelledStreamEvent, planCorpus, toNdjsonLine } from '../../../corpus/index.ts';
import type { CheckableRule } from '../../api/checkable-rule.ts';
import { corpusOptionsOf, questionsOf } from '../../api/corpus-of.ts';
import { generateCorpus } from '../../api/generate-corpus.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { whyUnmatched } from '../../api/unmatched.ts';
import { obstacleText } from '../../report/check/unmatched-text.ts';
import { countOf, thousands } from '../../report/text.ts';
import { locate } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError, worst } from '../host/host.ts';
import { builtInRule } from '../rules/built-in.ts';
import { labelOf, loadRules, meaningOf, type RuleOptions, startTelling } from '../rules/index.ts';
import { printPins, requirePinWishes } from './corpus-pins.ts';

interface CorpusCommandOptions extends RuleOptions {
  readonly events: number;
  readonly seed: number;
  readonly maliciousShare?: number;
  /** What proofs find, and nothing that is generated. */
  readonly pins?: boolean;
  /** Milliseconds, for rules over several events. */
  readonly maxDelay?: number;
}

/** Lines are gathered to about this many characters before they are written. */
const CHUNK = 1 << 16;

/** `corpus`: labelled events for one rule as NDJSON. */
export async function corpusCommand(pattern: string | undefined, options: CorpusCommandOptions, host: Host): Promise<ExitCode> {
  if (options.pins === true) requirePinWishes(options);
  const loaded =
    pattern === undefined
      ? { rules: [builtInRule(options)], exitCode: EXIT.ok, telling: startTelling(host, true) }
      : await loadRules([pattern], options, host);
  const [rule, second] = loaded.rules;
  if (rule === undefined) return EXIT.input;
  if (second !== undefined) throw new UsageError(`corpus takes one rule; ${pattern} holds ${loaded.rules.length}`);
  const meant = meaningOf(rule, loaded.telling);
  if (meant === null) return EXIT.input;
  const checkable: CheckableRule = { ...meant, syntax: rule.syntax };
  const single = meant.rule.plan.kind === 'single';
  if (options.pins === true) return worst([loaded.exitCode, await printPins(checkable, labelOf(rule), options, host)]);
  if (single && options.maxDelay !== undefined)
    throw new UsageError('--max-delay is for sequences and samples: single events match in any order');
  if (options.maxDelay === Number.POSITIVE_INFINITY)
    throw new UsageError('--max-delay needs a time here: a reader that sorts everything finds nothing late');
  if ((meant.rule.changed?.changes.length ?? 0) > 0)
    host.note('note: the pipeline changes what the rule asks, beside its names; labels are those of the rule as it is written');
  // Without a rule of one's own the events are there to be looked at.
  const share = pattern === undefined ? { maliciousShare: options.maliciousShare ?? ENDPOINT_SHARE } : {};
  const printed = await print(generateCorpus(checkable, { ...options, ...share }, options.maxDelay), host);
  if (single && printed.events < options.events) noteShortage(rule, checkable, options, printed.events, host);
  if (!single && printed.expected === 0 && options.events > 0) noteUnmatched(rule, checkable, options, host);
  return printed.events === 0 && options.events > 0 ? EXIT.input : loaded.exitCode;
}

interface Printed {
  readonly events: number;
  /** Events that match, or take part in a match. */
  readonly expected: number;
}

async function print(corpus: Iterable<LabelledEvent | LabelledStreamEvent>, host: Host): Promise<Printed> {
  let [text, events, expected] = ['', 0, 0];
  for (const labelled of corpus) {
    events++;
    if (labelled.expected) expected++;
    text += `${toNdjsonLine(labelled)}\n`;
    if (text.length < CHUNK) continue;
    await host.out(text);
    text = '';
  }
  await host.out(text);
  return { events, expected };
}

/** Says why fewer events came than were asked for. */
function noteShortage(
  rule: ParsedRule,
  meant: CheckableRule,
  { events, seed }: CorpusCommandOptions,
  made: number,
  host: Host,
): void {
  const { gaps, obstacles } = planCorpus(questionsOf(meant), { ...corpusOptionsOf(meant, seed), events });
  host.note(`warning: ${labelOf(rule)}: ${thousands(made)} of ${countOf(events, 'event')}; some kinds could not be made:`);
  const missing = [...obstacles, ...gaps];
  for (const { span, reason } of missing.slice(0, 10)) {
    const { line, column } = locate(rule.document.query, span.start);
    host.note(`  ${rule.document.query.name}:${line}:${column}: ${reason}`);
  }
  if (missing.length > 10) host.note(`  ... and ${thousands(missing.length - 10)} more`);
}

/** Says why no sequence or sample is among the events. */
function noteUnmatched(rule: ParsedRule, meant: CheckableRule, { events, seed }: CorpusCommandOptions, host: Host): void {
  const unmatched = whyUnmatched(questionsOf(meant), meant, events, seed);
  host.note(`warning: ${labelOf(rule)}: no match could be made in ${countOf(events, 'event')}:`);
  for (const obstacle of unmatched?.reasons ?? []) host.note(`  ${obstacleText(obstacle)}`);
}
