import { changesBetween } from '../../api/prove/changes.ts';
import type { FilePair } from '../../api/prove/pair-rules.ts';
import { type RuleChange, summaryOfChanges } from '../../report/changes/changes.ts';
import { changesMarkdown } from '../../report/changes/markdown.ts';
import { changesSummaryText, changeText } from '../../report/changes/text.ts';
import { IN_TIME } from '../../report/changes/words.ts';
import { printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import { changedFiles, isAnywhere } from '../git/changed-files.ts';
import { readVersions } from '../git/read-versions.ts';
import { openRepository } from '../git/repository.ts';
import { type RevisionRange, rangeOf } from '../git/revision.ts';
import { type ExitCode, type Host, UsageError } from '../host/host.ts';
import { startProgress } from '../host/progress.ts';
import { workOf } from '../options/effort.ts';
import type { RuleOptions } from '../rules/index.ts';
import { type DiffCommandOptions, exitOfChanges } from './diff-options.ts';

/** Both versions of the files that changed since a revision, or between two, as far as they hold rules. Rejects with a `UsageError`. */
export async function changedVersions(
  revisions: string,
  path: string,
  options: RuleOptions & { readonly staged?: boolean },
  host: Host,
): Promise<{ readonly range: RevisionRange; readonly pairs: readonly FilePair[] }> {
  const repository = await openRepository(path, host);
  const range = await rangeOf(revisions, options.staged === true, repository);
  const files = await changedFiles(range, repository);
  if (files.length === 0 && !(await isAnywhere(range, repository)))
    throw new UsageError(`no such file or folder in any of the versions: ${path}`);
  const pairs = await readVersions(files, (file) => file === repository.prefix, repository, options, host);
  return { range, pairs };
}

/** `diff --git REV [PATH]`: what became of the rules of a folder since a revision, or between two. */
export async function diffGit(revisions: string, path: string, options: DiffCommandOptions, host: Host): Promise<ExitCode> {
  const { range, pairs } = await changedVersions(revisions, path, options, host);
  const text = options.json !== true && options.md !== true;
  const changes: RuleChange[] = [];
  const progress = startProgress(host, 'files', pairs.length);
  for await (const change of changesBetween(pairs, workOf(options))) {
    changes.push(change);
    progress.update(Math.min(changes.length, pairs.length));
    const told = text ? changeText(change, IN_TIME, options.verbose === true) : null;
    if (told !== null) await host.out(`${printable(told)}\n`);
  }
  progress.stop();
  await host.out(lastOf(changes, range, options));
  return exitOfChanges(changes);
}

/** Between which versions, in words. */
export function betweenText({ from, to, staged }: RevisionRange): string {
  if (staged) return `staged since ${from.name}`;
  return to === null ? `since ${from.name}` : `between ${from.name} and ${to.name}`;
}

function lastOf(changes: readonly RuleChange[], range: RevisionRange, options: DiffCommandOptions): string {
  const { from, to } = range;
  const between = betweenText(range);
  if (options.json === true) {
    const versions = { before: from.commit, after: to?.commit ?? null };
    return `${printableJson({ ...versions, rules: changes, summary: summaryOfChanges(changes) }, 2)}\n`;
  }
  if (options.md === true) return changesMarkdown(changes, between, IN_TIME);
  return printable(`${changesSummaryText(changes, between, IN_TIME)}\n`);
}
