import { fieldsOf } from './call.ts';
import { type GitChange, RENAMES, readRaw } from './changed-files.ts';
import type { Repository } from './repository.ts';

/** A commit that changed a file, against its first parent. */
export interface FileCommit {
  readonly commit: string;
  readonly parents: readonly string[];
  /** When it was written, as ISO 8601. */
  readonly date: string;
  readonly subject: string;
  readonly change: GitChange;
}

interface Listed extends Omit<FileCommit, 'change'> {
  /** Seconds since 1970 when it was committed, which is what order goes by. */
  readonly time: number;
}

/** Every commit of a file before and with one, newest first, also under the names that it had before. */
export async function historyOf(path: string, commit: string, repository: Repository): Promise<readonly FileCommit[]> {
  const found: (FileCommit & { readonly time: number })[] = [];
  const seen = new Set<string>();
  const waiting: { readonly path: string; readonly from: string }[] = [{ path, from: commit }];
  let trails = 0;
  for (let trail = waiting.shift(); trail !== undefined; trail = waiting.shift(), trails++) {
    const listed = (await commitsOf(trail.path, trail.from, repository)).filter((one) => {
      const name = `${one.commit} ${trail.path}`;
      return !seen.has(name) && seen.add(name) !== undefined;
    });
    const changes = await changesOf(listed, trail.path, repository);
    for (const one of listed) {
      const change = await withName(one, changes.get(one.commit), trail.path, repository);
      if (change === null) continue;
      found.push({ ...one, change });
      const [parent] = one.parents;
      if (change.before !== null && change.before.path !== trail.path && parent !== undefined)
        waiting.push({ path: change.before.path, from: parent });
    }
  }
  // Each trail is in the order of git; several are put together by time.
  return trails > 1 ? found.toSorted((one, other) => other.time - one.time) : found;
}

const FORMAT = ['%H', '%P', '%aI', '%ct', '%s'];

async function commitsOf(path: string, from: string, { top }: Repository): Promise<readonly Listed[]> {
  const format = `--format=${FORMAT.join('%x00')}`;
  const fields = fieldsOf(
    await top.text(['log', '-z', '--no-patch', '--encoding=UTF-8', '--no-color', format, from, '--', path]),
  );
  const listed: Listed[] = [];
  for (let at = 0; at + FORMAT.length <= fields.length; at += FORMAT.length) {
    const [commit = '', parents = '', date = '', time = '', subject = ''] = fields.slice(at);
    listed.push({ commit, parents: parents.split(' ').filter((one) => one !== ''), date, time: Number(time), subject });
  }
  return listed;
}

/** What each commit did to a path, beside its first parent. */
async function changesOf(commits: readonly Listed[], path: string, { top }: Repository): Promise<ReadonlyMap<string, GitChange>> {
  const input = commits.map(({ commit, parents }) => `${[commit, ...parents.slice(0, 1)].join(' ')}\n`).join('');
  const found = new Map<string, GitChange>();
  if (input === '') return found;
  const asked = ['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', '--root', '--no-renames', '--', path];
  const fields = fieldsOf(await top.text(asked, input));
  let commit = '';
  for (let at = 0; at < fields.length; at++) {
    const field = fields[at] ?? '';
    if (!field.startsWith(':')) {
      commit = field;
      continue;
    }
    const [change] = readRaw(`${field}\0${fields[++at]}\0`);
    if (change !== undefined && (change.after ?? change.before)?.path === path) found.set(commit, change);
  }
  return found;
}

/** Of a file that came with a commit, the one that it was before under another name. */
async function withName(
  { commit, parents: [parent] }: Listed,
  change: GitChange | undefined,
  path: string,
  { top }: Repository,
): Promise<GitChange | null> {
  if (change === undefined) return null;
  if (change.before !== null || parent === undefined) return change;
  const raw = await top.text(['diff-tree', '-r', '-z', '--raw', '--no-abbrev', ...RENAMES, parent, commit]);
  const moved = readRaw(raw).find(({ before, after }) => after?.path === path && before !== null);
  return moved ?? change;
}
