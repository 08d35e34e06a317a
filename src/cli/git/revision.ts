import { UsageError } from '../host/host.ts';
import type { Git } from './call.ts';
import type { Repository } from './repository.ts';

/** A commit as it was asked for. */
export interface Revision {
  /** As people call it. */
  readonly name: string;
  /** Its hash; that of the tree without files where there is no commit. */
  readonly commit: string;
}

/** What is compared; `to` null: the working tree, or what of it is staged for the next commit. */
export interface RevisionRange {
  readonly from: Revision;
  readonly to: Revision | null;
  readonly staged: boolean;
}

/**
 * `REV` is compared with the working tree, or with what is staged; `A..B` with each other, `A...B` as well, from where B left A, as a pull request is
 * shown.
 */
export async function rangeOf(text: string, staged: boolean, repository: Repository): Promise<RevisionRange> {
  const [, first = '', dots = '', second = ''] = /^(.*?)(\.\.\.?)(.*)$/s.exec(text) ?? [text, text];
  if (dots === '' && repository.root === null)
    throw new UsageError('this repository has no working tree; --git A..B compares two revisions');
  if (dots === '') return { from: (await nothing(text, repository)) ?? (await revisionOf(text, repository)), to: null, staged };
  if (staged) throw new UsageError(`--staged is compared with one revision, and ${text} names two`);
  if (first === '' && second === '') throw new UsageError(`${text} names no revision; --git takes REV, A..B or A...B`);
  const [from, to] = [await revisionOf(first || 'HEAD', repository), await revisionOf(second || 'HEAD', repository)];
  return { from: dots === '...' ? await mergeBase(from, to, repository) : from, to, staged };
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

/**
 * The tree without files, which git knows without having kept it: `HEAD` before anything is committed, and its own hash, for who compares with what a
 * first commit had before it. Null: another revision is meant.
 */
async function nothing(name: string, { git }: Repository): Promise<Revision | null> {
  if (name !== 'HEAD' && !/^[0-9a-f]{40,64}$/.test(name)) return null;
  const commit = (await git.text(['hash-object', '-t', 'tree', '--stdin'])).trim();
  return name === commit || (name === 'HEAD' && (await isUnborn(git))) ? { name, commit } : null;
}

/** Whether `HEAD` is a branch that has no commit. */
async function isUnborn(git: Git): Promise<boolean> {
  const branch = (await git.asked(['symbolic-ref', '--quiet', 'HEAD']))?.trim();
  return branch !== undefined && (await git.text(['for-each-ref', '--count=1', '--', branch])) === '';
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
