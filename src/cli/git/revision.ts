import { UsageError } from '../host/host.ts';
import type { Repository } from './repository.ts';

/** A commit as it was asked for. */
export interface Revision {
  /** As people call it. */
  readonly name: string;
  readonly commit: string;
}

/** What is compared; `to` null: the working tree. */
export interface RevisionRange {
  readonly from: Revision;
  readonly to: Revision | null;
}

/** `REV` is compared with the working tree, `A..B` with each other, `A...B` as well, from where B left A, as a pull request is shown. */
export async function rangeOf(text: string, repository: Repository): Promise<RevisionRange> {
  const [, first = '', dots = '', second = ''] = /^(.*?)(\.\.\.?)(.*)$/s.exec(text) ?? [text, text];
  if (dots === '' && repository.root === null)
    throw new UsageError('this repository has no working tree; --git A..B compares two revisions');
  if (dots === '') return { from: await revisionOf(text, repository), to: null };
  if (first === '' && second === '') throw new UsageError(`${text} names no revision; --git takes REV, A..B or A...B`);
  const [from, to] = [await revisionOf(first || 'HEAD', repository), await revisionOf(second || 'HEAD', repository)];
  return { from: dots === '...' ? await mergeBase(from, to, repository) : from, to };
}

/** The commit that a name stands for. */
export async function revisionOf(name: string, { git, isShallow }: Repository): Promise<Revision> {
  if (name === '') throw new UsageError('--git takes a revision: REV, A..B or A...B');
  if (name.startsWith('-')) throw new UsageError(`${name} is no revision: it begins with a hyphen`);
  const commit = await git.asked(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  if (commit === null)
    throw new UsageError(`${name} names no commit of this repository`, [
      ...(name === 'HEAD' ? ['nothing is committed yet'] : []),
      ...(isShallow ? ['this is a shallow clone, which lacks older commits: git fetch --unshallow gets them'] : []),
    ]);
  return { name, commit: commit.trim() };
}

async function mergeBase(from: Revision, to: Revision, { git, isShallow }: Repository): Promise<Revision> {
  const base = await git.asked(['merge-base', from.commit, to.commit]);
  if (base === null)
    throw new UsageError(
      `${from.name} and ${to.name} have no commit in common`,
      isShallow ? ['this is a shallow clone, which lacks older commits: git fetch --unshallow gets them'] : [],
    );
  return { name: `the base of ${from.name}`, commit: base.trim() };
}
