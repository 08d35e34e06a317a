import { type Host, UsageError } from '../host/host.ts';
import { type Git, gitIn } from './call.ts';

/** The repository that a path is in. */
export interface Repository {
  /** Git in the folder of the path, and at the top. */
  readonly git: Git;
  readonly top: Git;
  /** The folder of the working tree; null: there is none. */
  readonly root: string | null;
  /** The path as git is told it, from the folder that git stands in. */
  readonly spec: string;
  /** The same from the top of the repository; empty: all of it. */
  readonly prefix: string;
  /** Whether the clone ends at some commits, as those of CI often do. */
  readonly isShallow: boolean;
}

/** Opens the repository of a file or folder, which itself may be gone. Rejects with a `UsageError` outside of any. */
export async function openRepository(path: string, host: Host): Promise<Repository> {
  const { folder, rest } = await host.standingOf(path);
  const plain = gitIn(folder, host);
  const facts = await plain.text(['rev-parse', '--is-inside-work-tree', '--is-shallow-repository']).catch((error: unknown) => {
    if (error instanceof UsageError && error.message.includes('not a git repository'))
      throw new UsageError(`${path} is in no git repository`);
    throw error;
  });
  const [inside, shallow] = facts.split('\n');
  const root = inside === 'true' ? (await plain.text(['rev-parse', '--show-toplevel'])).replace(/\r?\n$/, '') : null;
  const above = (await plain.text(['rev-parse', '--show-prefix'])).replace(/\r?\n$/, '');
  const gitFolder = (await plain.text(['rev-parse', '--absolute-git-dir'])).replace(/\r?\n$/, '');
  const known = { settings: await withoutFilters(plain), gitFolder };
  return {
    git: gitIn(folder, host, known),
    top: gitIn(root ?? folder, host, known),
    root,
    spec: rest === '' ? '.' : rest,
    prefix: `${above}${rest}`.replace(/\/$/, ''),
    isShallow: shallow === 'true',
  };
}

/** Settings under which no program of the repository stands between a file and what git compares: those of `filter.*` are run on files that changed. */
async function withoutFilters(git: Git): Promise<readonly (readonly [string, string])[]> {
  const names = (await git.asked(['config', '--null', '--name-only', '--get-regexp', '^filter\\.'])) ?? '';
  const filters = new Set(names.split('\0').flatMap((name) => /^(filter\..*)\.[^.]*$/s.exec(name)?.[1] ?? []));
  return [...filters].flatMap((filter): readonly (readonly [string, string])[] => [
    [`${filter}.clean`, ''],
    [`${filter}.smudge`, ''],
    [`${filter}.process`, ''],
    [`${filter}.required`, 'false'],
  ]);
}
