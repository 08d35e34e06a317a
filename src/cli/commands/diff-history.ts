import { changesBetween } from '../../api/prove/changes.ts';
import type { RuleChange } from '../../report/changes/changes.ts';
import { type HistoryEntry, historySummaryText, historyText, relationOfAll } from '../../report/changes/history.ts';
import { printable } from '../../report/text.ts';
import { printableJson } from '../../source/index.ts';
import { changedFiles, type GitChange } from '../git/changed-files.ts';
import { type FileCommit, historyOf } from '../git/history.ts';
import { readVersions } from '../git/read-versions.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { type Revision, revisionOf } from '../git/revision.ts';
import { EXIT, type ExitCode, type Host, UsageError } from '../host/host.ts';
import { workOf } from '../options/effort.ts';
import type { DiffCommandOptions } from './diff-options.ts';

/** A commit, or what is not committed yet. */
type Version = Omit<FileCommit, 'commit' | 'date' | 'subject'> & {
  readonly [Key in 'commit' | 'date' | 'subject']: string | null;
};

/** `diff --history FILE`: what each commit made of the rules of a file. It tells what was, so the exit code is 0 whatever that is. */
export async function diffHistory(path: string, options: DiffCommandOptions, host: Host): Promise<ExitCode> {
  const repository = await openRepository(path, host);
  const { prefix, spec, isShallow } = repository;
  if (spec === '.') throw new UsageError(`${path} is a folder; --history takes a file, and --git compares folders`);
  const head = await revisionOf('HEAD', repository);
  const versions = [...(await notCommitted(head, repository)), ...(await historyOf(prefix, head.commit, repository))];
  if (versions.every(({ commit }) => commit === null)) throw new UsageError(`no commit has ${path}`);
  if (isShallow) host.note('note: this is a shallow clone: what was before its oldest commit is not known');
  const changes = versions.map(({ change }) => change);
  const pairs = await readVersions(changes, () => true, repository, options, host);
  const entries: HistoryEntry[] = [];
  for (const [at, { change, commit, parents, date, subject }] of versions.entries()) {
    const rules: RuleChange[] = [];
    const pair = pairs[at];
    for await (const rule of changesBetween(pair === undefined ? [] : [pair], workOf(options))) rules.push(rule);
    const file = fileOf(change);
    const entry = { commit, parents, date, subject, file, relation: relationOfAll(rules), rules };
    entries.push(entry);
    if (options.json !== true) await host.out(`${printable(historyText(entry))}\n`);
  }
  await host.out(
    options.json === true
      ? `${printableJson({ file: prefix, versions: entries }, 2)}\n`
      : printable(`${historySummaryText(entries)}\n`),
  );
  return EXIT.ok;
}

function fileOf({ before, after }: GitChange): string {
  return after?.path ?? before?.path ?? '';
}

/** What stands in the working tree otherwise than in the last commit. */
async function notCommitted(head: Revision, repository: Repository): Promise<readonly Version[]> {
  if (repository.root === null) return [];
  const changes = await changedFiles({ from: head, to: null, staged: false }, repository);
  return changes.map((change) => ({ commit: null, parents: [head.commit], date: null, subject: null, change }));
}
