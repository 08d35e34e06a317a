import type { CheckableRule } from '../../api/checkable-rule.ts';
import type { ParsedRule } from '../../api/parse.ts';
import { diff } from '../../api/prove/diff.ts';
import { differenceMarkdown } from '../../report/changes/markdown.ts';
import { differenceText } from '../../report/proof/difference-text.ts';
import { printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';
import { workOf } from '../options/effort.ts';
import { labelOf, meaningOf, type RuleOptions, type Telling } from '../rules/index.ts';
import { pipedRules, tellUnusedNames } from '../rules/through-pipelines.ts';
import type { DiffCommandOptions } from './diff-options.ts';
import { type DiffSide, loadSide } from './diff-side.ts';

/** `diff`: what rules catch beside others, for every event, and what else they say. Exit code 1 unless they are proven equivalent. */
export async function diffCommand(
  first: string | undefined,
  second: string | undefined,
  options: DiffCommandOptions,
  host: Host,
): Promise<ExitCode> {
  if (options.git !== undefined && options.history !== undefined)
    throw new UsageError('--git and --history are two ways to look; give one of them');
  if (options.md === true && options.json === true) throw new UsageError('--md and --json are two forms; give one of them');
  if (options.git !== undefined) {
    if (second !== undefined) throw new UsageError(`--git takes one folder or file, and ${second} is a second one`);
    return await (await import('./diff-git.ts')).diffGit(options.git, first ?? '.', options, host);
  }
  if (options.history !== undefined) {
    if (first !== undefined) throw new UsageError(`--history takes its file alone, and ${first} stands beside it`);
    return await (await import('./diff-history.ts')).diffHistory(options.history, options, host);
  }
  if (first === undefined || second === undefined)
    throw new UsageError('diff takes two sides, A and B; or --git REV [PATH]; or --history FILE');
  const [left, right] = [await loadSide(first, options, host), await loadSide(second, options, host)];
  left.telling.end();
  right.telling.end();
  if (left.rules.length === 0 || right.rules.length === 0) return EXIT.input;
  tellUnusedNames([...left.rules, ...right.rules], options, host);
  const isOne = ({ rules, isCollection }: DiffSide): boolean => rules.length === 1 && !isCollection;
  if (!isOne(left) && !isOne(right))
    return await (await import('./diff-collections.ts')).diffCollections(left, right, options, host);
  const several = left.rules.length > 1 || right.rules.length > 1;
  const [one, other] = several
    ? (await import('./diff-collections.ts')).chosenPair(left, right, host)
    : [left.rules[0], right.rules[0]];
  return one === undefined || other === undefined ? EXIT.input : await diffRules(one, other, left, right, options, host);
}

/** Two rules, of which each side gives one. */
async function diffRules(
  before: ParsedRule,
  after: ParsedRule,
  left: DiffSide,
  right: DiffSide,
  options: DiffCommandOptions,
  host: Host,
): Promise<ExitCode> {
  const one = underNames(before, left.telling, options, host);
  const other = underNames(after, right.telling, options, host);
  if (one === null || other === null || left.exitCode !== EXIT.ok || right.exitCode !== EXIT.ok) return EXIT.input;
  const found = await diff(one, other, workOf(options));
  const [a, b] = [labelOf(before), labelOf(after)];
  if (options.json === true) await host.out(`${printableJson(found, 2)}\n`);
  else if (options.md === true) await host.out(differenceMarkdown(found, a, b));
  else await host.out(printable(differenceText(found, a, b)));
  return found.meaning.kind === 'equal' ? EXIT.ok : EXIT.disagreement;
}

/** A rule under the names that both sides are given alike; null when it has no meaning or a pipeline cannot be applied, which has been told. */
function underNames(parsed: ParsedRule, telling: Telling, options: RuleOptions, host: Host): CheckableRule | null {
  const isRead = meaningOf(parsed, telling) !== null;
  const [piped = parsed] = isRead ? pipedRules([parsed], options, host, telling) : [];
  const isPiped = isRead && meaningOf(piped, telling) !== null;
  telling.end();
  return isPiped && piped.meaning.ok ? { syntax: piped.syntax, ...piped.meaning.value } : null;
}
