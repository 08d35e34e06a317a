import { type CorpusOptions, generateCorpus, planCorpus, toNdjsonLine } from '../../../corpus/index.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { locate } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host.ts';
import { builtInRule, countOf, labelOf, loadRules, meaningOf, type RuleOptions } from '../rules.ts';
import { thousands } from '../text.ts';

export interface CorpusCommandOptions extends RuleOptions {
  readonly events: number;
  readonly seed: number;
  readonly maliciousShare?: number;
}

/** Lines are gathered to about this many characters before they are written. */
const CHUNK = 1 << 16;

/** `corpus`: labelled events for one rule as NDJSON. */
export async function corpusCommand(pattern: string | undefined, options: CorpusCommandOptions, host: Host): Promise<ExitCode> {
  const loaded =
    pattern === undefined ? { rules: [builtInRule(options)], exitCode: EXIT.ok } : await loadRules([pattern], options, host);
  const [rule, second] = loaded.rules;
  if (rule === undefined) return EXIT.input;
  if (second !== undefined) throw new UsageError(`corpus takes one rule; ${pattern} holds ${loaded.rules.length}`);
  const meant = meaningOf(rule, host);
  if (meant === null) return EXIT.input;
  const { events, seed, maliciousShare } = options;
  const { schema } = meant;
  const corpusOptions = {
    events,
    seed,
    schema,
    folding: meant.rule.semantics.folding,
    documentIndices: meant.rule.meta.indices,
    ...(meant.rule.meta.eventCategoryField === null ? {} : { eventCategoryField: meant.rule.meta.eventCategoryField }),
    ...(maliciousShare === undefined ? {} : { maliciousShare }),
  };
  let text = '';
  let made = 0;
  for (const labelled of generateCorpus(rule.syntax, corpusOptions)) {
    made++;
    text += `${toNdjsonLine(labelled)}\n`;
    if (text.length < CHUNK) continue;
    await host.out(text);
    text = '';
  }
  await host.out(text);
  if (made < events) noteShortage(rule, corpusOptions, made, host);
  return made === 0 && events > 0 ? EXIT.input : loaded.exitCode;
}

/** Says why fewer events came than were asked for. */
function noteShortage(rule: ParsedRule, options: CorpusOptions, made: number, host: Host): void {
  const { kind, gaps } = planCorpus(rule.syntax, options);
  if (kind === 'none') {
    host.note(`${labelOf(rule)}: events can be generated for rules over single events only, without pipes`);
    return;
  }
  host.note(`${labelOf(rule)}: ${thousands(made)} of ${countOf(options.events, 'event')}; some kinds could not be made:`);
  for (const { span, reason } of gaps.slice(0, 10)) {
    const { line, column } = locate(rule.document.query, span.start);
    host.note(`  ${rule.document.query.name}:${line}:${column}: ${reason}`);
  }
  if (gaps.length > 10) host.note(`  ... and ${thousands(gaps.length - 10)} more`);
}
