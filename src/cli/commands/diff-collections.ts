import type { ParsedRule } from '../../api/parse.ts';
import { changesBetween } from '../../api/prove/changes.ts';
import { pairFiles } from '../../api/prove/pair-files.ts';
import { type FileVersion, pairRules } from '../../api/prove/pair-rules.ts';
import type { RuleChange } from '../../report/changes/changes.ts';
import { changesMarkdown } from '../../report/changes/markdown.ts';
import { ofTwo } from '../../report/changes/of-two.ts';
import { changesSummaryText, changeText } from '../../report/changes/text.ts';
import { OF_A } from '../../report/changes/words.ts';
import { countOf, oneLine, printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';
import { startProgress } from '../host/progress.ts';
import { workOf } from '../options/effort.ts';
import { labelOf, startTelling } from '../rules/index.ts';
import { pipedRules } from '../rules/through-pipelines.ts';
import type { DiffCommandOptions } from './diff-options.ts';
import type { DiffSide } from './diff-side.ts';

/** `diff A B` of several rules each: a line for each rule of either, with what shows that it catches something else. */
export async function diffCollections(
  left: DiffSide,
  right: DiffSide,
  options: DiffCommandOptions,
  host: Host,
): Promise<ExitCode> {
  const telling = startTelling(host, options.verbose === true);
  const named = ({ files }: DiffSide): readonly FileVersion[] =>
    files.map((file) => {
      const piped = pipedRules(
        file.rules.map(({ parsed }) => parsed),
        options,
        host,
        telling,
      );
      return { ...file, rules: file.rules.map(({ name, parsed }, at) => ({ name, parsed: piped[at] ?? parsed })) };
    });
  const pairs = pairFiles(named(left), named(right));
  telling.end();
  const isText = options.json !== true && options.md !== true;
  const changes: RuleChange[] = [];
  const progress = startProgress(host, 'rules', Math.max(left.rules.length, right.rules.length));
  for await (const change of changesBetween(pairs, { ...workOf(options), pairing: 'collections' })) {
    changes.push(change);
    progress.update(Math.min(changes.length, left.rules.length, right.rules.length));
    const told = isText ? changeText(change, OF_A, true) : null;
    if (told !== null) await host.out(`${printable(told)}\n`);
  }
  progress.stop();
  const between = `A = ${oneLine(left.path)}, B = ${oneLine(right.path)}`;
  const of = ({ path, rules }: DiffSide): object => ({ path, rules: rules.length });
  if (options.json === true) await host.out(`${printableJson(ofTwo(changes, of(left), of(right)), 2)}\n`);
  else if (options.md === true) await host.out(changesMarkdown(changes, between, OF_A));
  else await host.out(printable(`${changesSummaryText(changes, between, OF_A)}\n`));
  return exitOf(changes, left, right);
}

const NOT_UNDERSTOOD: readonly RuleChange['relation'][] = ['meaning lost', 'meaning gained', 'unreadable'];

/** 2 when a rule of either is not understood, 1 unless each has one of the other side that is proven to catch the same. */
function exitOf(changes: readonly RuleChange[], left: DiffSide, right: DiffSide): ExitCode {
  if (left.exitCode !== EXIT.ok || right.exitCode !== EXIT.ok) return EXIT.input;
  if (changes.some(({ relation }) => NOT_UNDERSTOOD.includes(relation))) return EXIT.input;
  return changes.every(({ relation }) => relation === 'equivalent') ? EXIT.ok : EXIT.disagreement;
}

/** The two rules to be compared where one side is one rule and the other several: that with its id, its text, its name or that of its file. */
export function chosenPair(left: DiffSide, right: DiffSide, host: Host): readonly [ParsedRule, ParsedRule] {
  const [one, many] = left.rules.length === 1 ? ([left, right] as const) : ([right, left] as const);
  const found = pairRules(pairFiles(left.files, right.files), 'collections').find(
    ({ before, after }) => before !== null && after !== null,
  );
  const count = countOf(many.rules.length, 'rule');
  if (found?.before == null || found.after === null) {
    const file = many.files.length > 1 ? `${many.path.replace(/\/+$/, '')}/FILE` : 'a file that holds it alone';
    throw new UsageError(
      `${one.path} is one rule, and none of the ${count} of ${many.path} has its id, text, name or file name; ` +
        `give the one to compare it with: ${one === left ? `diff ${one.path} ${file}` : `diff ${file} ${one.path}`}`,
    );
  }
  const chosen = (one === left ? found.after : found.before).parsed;
  const others = many.rules.length - 1;
  if (others > 0)
    host.note(
      `note: ${many.path}: compared with ${labelOf(chosen)} (${chosen.document.documentName}); ${countOf(others, 'other rule')} left aside`,
    );
  return [found.before.parsed, found.after.parsed];
}
