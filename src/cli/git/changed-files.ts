import { fieldsOf } from './call.ts';
import type { Repository } from './repository.ts';
import type { RevisionRange } from './revision.ts';

/** A file as a version has it. */
export interface GitFile {
  /** From the top of the repository, with slashes. */
  readonly path: string;
  /** Where git keeps the bytes; null: they stand in the working tree. */
  readonly blob: string | null;
  readonly kind: 'file' | 'link' | 'submodule';
  /** It is the version of the working tree: git may tell what its bytes would be called without having kept them, as of what was moved. */
  readonly stands?: true;
}

/** A file before and after; null: there is none. */
export interface GitChange {
  readonly before: GitFile | null;
  readonly after: GitFile | null;
}

/** Files moved away and changed by less than half are the same; of more than so many none are compared, and their rules are told by their ids. */
export const RENAMES = ['-M50%', '-l2000'];
const RAW = ['--raw', '-z', '--no-abbrev', ...RENAMES, '--no-color', '--no-ext-diff', '--no-textconv'];

/** The files that differ below the path; in the working tree those that git does not know yet among them. */
export async function changedFiles(
  { from, to, staged }: RevisionRange,
  { git, root, spec }: Repository,
): Promise<readonly GitChange[]> {
  const compared = [...(staged ? ['--cached'] : []), from.commit, ...(to === null ? [] : [to.commit])];
  const raw = await git.text(['diff', ...RAW, '--no-relative', '--ignore-submodules=dirty', ...compared, '--', spec]);
  const found = readRaw(raw);
  if (to !== null || staged || root === null) return found;
  const changes = found.map(({ before, after }) => ({
    before,
    after: after === null ? null : { ...after, stands: true as const },
  }));
  const others = await git.text(['ls-files', '--others', '--exclude-standard', '--full-name', '-z', '--', spec]);
  const untracked = fieldsOf(others).filter((path) => !path.endsWith('/'));
  return [...changes, ...untracked.map((path) => ({ before: null, after: { path, blob: null, kind: 'file' as const } }))];
}

/** Whether there is anything at the path in one of the versions. A name that was mistyped differs in nothing either. */
export async function isAnywhere({ from, to }: RevisionRange, { git, root, spec }: Repository): Promise<boolean> {
  if (spec === '.') return true;
  for (const { commit } of to === null ? [from] : [from, to])
    if ((await git.text(['ls-tree', '--name-only', commit, '--', spec])) !== '') return true;
  return to === null && root !== null && (await git.text(['ls-files', '--cached', '--others', '-z', '--', spec])) !== '';
}

/** What `--raw -z` prints: `:modes blobs status`, then one path or two. */
export function readRaw(text: string): readonly GitChange[] {
  const changes = new Map<string, GitChange>();
  const fields = fieldsOf(text).values();
  for (const head of fields) {
    const [, modes = '', mode = '', old = '', now = '', status = ''] = /^:(\d+) (\d+) (\S+) (\S+) ([A-Z])/.exec(head) ?? [];
    const path = fields.next().value ?? '';
    const later = status === 'R' || status === 'C' ? (fields.next().value ?? '') : path;
    // A file with conflicts has a line of its own beside that of its text.
    if (status === 'U') continue;
    const before = fileOf(modes, old, path);
    const after = fileOf(mode, now, later);
    changes.set(later, { before: status === 'C' ? null : before, after });
  }
  return [...changes.values()];
}

function fileOf(mode: string, blob: string, path: string): GitFile | null {
  if (/^0+$/.test(mode)) return null;
  const kind = mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file';
  return { path, blob: /^0+$/.test(blob) ? null : blob, kind };
}
