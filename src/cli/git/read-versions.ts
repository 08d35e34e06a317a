import type { ParseOutcome } from '../../api/parse.ts';
import type { FilePair, FileVersion } from '../../api/prove/pair-rules.ts';
import { countOf, otherLanguages } from '../../report/text.ts';
import type { Host } from '../host/host.ts';
import { RULE_TIMEOUT } from '../host/time-limit.ts';
import { isRuleFile } from '../host/walk.ts';
import {
  isWorthTelling,
  nameOf,
  type RuleOptions,
  readRules,
  startTelling,
  toldApart,
  tooSlow,
  unreadFile,
} from '../rules/index.ts';
import { pipedRules, tellUnusedNames } from '../rules/through-pipelines.ts';
import type { GitChange, GitFile } from './changed-files.ts';
import { readContents } from './contents.ts';
import type { Repository } from './repository.ts';

/** What a file holds as read; null: nothing that is meant to be a rule. */
type Outcome = ParseOutcome | null;

/** Which files are rules, whatever is in them: those that were named. Of others their names tell, and what is in them. */
type IsNamed = (path: string) => boolean;

/** Reads both versions of each file that may hold rules, in the order of the changes. What holds none is passed over with a note. */
export async function readVersions(
  changes: readonly GitChange[],
  isNamed: IsNamed,
  repository: Repository,
  options: RuleOptions,
  host: Host,
): Promise<readonly FilePair[]> {
  const { prefix } = repository;
  const isAsked = (file: GitFile | null): file is GitFile =>
    file !== null && (isNamed(file.path) || isRuleFile(prefix === '' ? file.path : file.path.slice(prefix.length + 1)));
  const files = changes.flatMap(({ before, after }) => [before, after].filter(isAsked));
  const outcomes = new Map<GitFile, Outcome>();
  const unread = new Map<GitFile, string>();
  await readContents(files, repository, host, (at, content) => {
    const file = files[at];
    if (file === undefined) return;
    if (typeof content === 'string') unread.set(file, content);
    else outcomes.set(file, read(content, file.path, !isNamed(file.path), options, host));
  });
  settleUnread(changes, unread, outcomes, host);
  tellUnusedNames(
    [...outcomes.values()].flatMap((outcome) => outcome?.rules ?? []),
    options,
    host,
  );
  const telling = startTelling(host, options.verbose === true);
  for (const [file, outcome] of outcomes)
    if (outcome !== null) outcomes.set(file, { ...outcome, rules: pipedRules(outcome.rules, options, host, telling) });
  telling.end();
  const pairs = changes.map(({ before, after }): FilePair => {
    const [old, now] = [outcomeOf(before, outcomes), outcomeOf(after, outcomes)];
    return { before: versionOf(before, old, now), after: versionOf(after, now, old) };
  });
  tellPassedOver(changes, pairs, outcomes, host);
  return pairs;
}

/** What cannot be read may hold the rule that the other version has: then that is a problem of it. Other files are passed over. */
function settleUnread(
  changes: readonly GitChange[],
  unread: ReadonlyMap<GitFile, string>,
  outcomes: Map<GitFile, Outcome>,
  host: Host,
): void {
  const passed = new Set<string>();
  for (const { before, after } of changes)
    for (const [file, other] of [
      [before, after],
      [after, before],
    ] as const) {
      const reason = file === null ? undefined : unread.get(file);
      if (file === null || reason === undefined) continue;
      const rules = outcomeOf(other, outcomes)?.rules ?? [];
      if (rules.length > 0) outcomes.set(file, unreadFile(file.path, reason));
      else passed.add(`${file.path}: ${reason}`);
    }
  for (const words of passed) host.note(`note: passed over ${words}`);
}

function read(bytes: Uint8Array, path: string, many: boolean, options: RuleOptions, host: Host): Outcome {
  const timeout = options.ruleTimeout ?? RULE_TIMEOUT;
  const done = host.withinTime(() => readRules(bytes, path, options, many), timeout);
  return done.ended ? done.value : tooSlow(path, timeout);
}

function outcomeOf(file: GitFile | null, outcomes: ReadonlyMap<GitFile, Outcome>): Outcome {
  return file === null ? null : (outcomes.get(file) ?? null);
}

/** That a rule is in a language which is not read is worth telling where the other version was read. */
function versionOf(file: GitFile | null, outcome: Outcome, other: Outcome): FileVersion | null {
  if (file === null || outcome === null) return null;
  const problems = outcome.problems.filter(
    (problem) =>
      isWorthTelling(problem, true, outcome) ||
      (problem.diagnostic.code === 'language-not-read' && (other?.rules ?? []).length > 0),
  );
  if (outcome.rules.length === 0 && problems.length === 0) return null;
  return { file: file.path, rules: toldApart(outcome.rules).map((parsed) => ({ name: nameOf(parsed), parsed })), problems };
}

function tellPassedOver(
  changes: readonly GitChange[],
  pairs: readonly FilePair[],
  outcomes: ReadonlyMap<GitFile, Outcome>,
  host: Host,
): void {
  const left = changes.flatMap(({ before, after }, at) => {
    const pair = pairs[at];
    return pair?.before === null && pair.after === null ? [after ?? before] : [];
  });
  const read = left.flatMap((file) => (file !== null && outcomes.has(file) ? [file] : []));
  if (read.length === 0) return;
  const others = new Map<string, number>();
  for (const file of read)
    for (const language of outcomes.get(file)?.others ?? []) others.set(language, (others.get(language) ?? 0) + 1);
  const names =
    read
      .slice(0, 3)
      .map(({ path }) => path)
      .join(', ') + (read.length > 3 ? ', ...' : '');
  host.note(`note: passed over ${countOf(read.length, 'changed file')} without a rule that is read (${names})`);
  if (others.size > 0) host.note(`note: ${otherLanguages(others)}, not read`);
}
