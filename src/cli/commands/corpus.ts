import { generateCorpus, toNdjsonLine } from '../../../corpus/index.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host.ts';
import { builtInRule, loadRules, noteProblems, type RuleOptions } from '../rules.ts';

export interface CorpusCommandOptions extends RuleOptions {
  readonly events: number;
  readonly seed: number;
  readonly maliciousShare: number;
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
  if (!rule.meaning.ok) {
    noteProblems(host, rule.document.query, rule.meaning.problems);
    return EXIT.input;
  }
  const { schema } = rule.meaning.value;
  const { events, seed, maliciousShare } = options;
  let text = '';
  for (const labelled of generateCorpus(rule.syntax, {
    events,
    seed,
    maliciousShare,
    schema,
    folding: rule.meaning.value.rule.semantics.folding,
  })) {
    text += `${toNdjsonLine(labelled)}\n`;
    if (text.length < CHUNK) continue;
    await host.out(text);
    text = '';
  }
  await host.out(text);
  return loaded.exitCode;
}
