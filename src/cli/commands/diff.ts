import type { CheckableRule } from '../../api/checkable-rule.ts';
import { diff } from '../../api/prove/diff.ts';
import { differenceText } from '../../report/proof/difference.ts';
import { printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';
import { labelOf, loadRules, meaningOf, type RuleOptions } from '../rules/index.ts';

interface DiffCommandOptions extends RuleOptions {
  readonly json?: boolean;
  readonly scalar?: boolean;
}

/** `diff`: what two rules catch beside each other, for every event, and what else they say. Exit code 1 when their meaning is not the same. */
export async function diffCommand(first: string, second: string, options: DiffCommandOptions, host: Host): Promise<ExitCode> {
  const left = await onlyRule(first, options, host);
  const right = await onlyRule(second, options, host);
  if (left === null || right === null) return EXIT.input;
  const found = await diff(left.subject, right.subject, options.scalar === true ? { scalar: true } : {});
  await host.out(
    options.json === true ? `${printableJson(found, 2)}\n` : printable(differenceText(found, left.label, right.label)),
  );
  return found.meaning.kind === 'equal' ? EXIT.ok : EXIT.disagreement;
}

interface OneRule {
  readonly label: string;
  readonly subject: CheckableRule;
}

/** The rule of a document that holds one; null when it has no meaning, which has been told. */
async function onlyRule(pattern: string, options: RuleOptions, host: Host): Promise<OneRule | null> {
  const { rules, exitCode, telling } = await loadRules([pattern], options, host);
  const [only] = rules;
  const meaning = only === undefined ? null : meaningOf(only, telling);
  telling.end();
  if (rules.length > 1) throw new UsageError(`${pattern} holds ${rules.length} rules; diff compares one with one`);
  if (only === undefined || meaning === null || exitCode !== EXIT.ok) return null;
  return { label: labelOf(only), subject: { syntax: only.syntax, ...meaning } };
}
