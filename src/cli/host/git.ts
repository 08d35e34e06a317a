import { execFile } from 'node:child_process';
import { dirname, resolve as resolvePath } from 'node:path';

/** How a run of git ended. `failed`: there is no git, it took too long, or it printed too much. */
export type GitEnd =
  | { readonly kind: 'exited'; readonly code: number; readonly output: Uint8Array; readonly errors: string }
  | { readonly kind: 'failed'; readonly message: string };

export interface GitCall {
  /** The folder that git is to stand in. */
  readonly folder: string;
  readonly arguments: readonly string[];
  /** What it reads from standard input; absent: nothing. */
  readonly input?: string;
  /** Settings that go before those of the repository. */
  readonly settings?: readonly (readonly [name: string, value: string])[];
  /**
   * The folder in which git keeps what it knows of the repository; absent: that is not known yet. The index that git names to a hook counts where it stands there: a commit of
   * some files has one of its own.
   */
  readonly gitFolder?: string;
  /** It is ended when it prints more, in bytes. */
  readonly mostOutput: number;
}

/** Milliseconds that one call may take: a `diff` of the largest collections takes seconds. */
const TIMEOUT = 300_000;

/**
 * Runs git as a program: no shell, no pager, no editor. A repository is somebody else's: nothing that its settings name is run (hooks,
 * monitors, programs that show or sign), and nothing is fetched or written.
 */
export function runGit(call: GitCall): Promise<GitEnd> {
  const safe = ['--no-pager', '--no-optional-locks', ...SETTINGS.flatMap((setting) => ['-c', setting])];
  return new Promise((resolve) => {
    const child = execFile(
      'git',
      [...safe, '-C', call.folder, ...call.arguments],
      {
        encoding: 'buffer',
        env: environmentOf(process.env, call),
        maxBuffer: call.mostOutput,
        timeout: TIMEOUT,
        killSignal: 'SIGKILL',
        windowsHide: true,
      },
      (error, output, words) => {
        const errors = words.toString('utf8');
        if (error === null) resolve({ kind: 'exited', code: 0, output, errors });
        else if (typeof error.code === 'number') resolve({ kind: 'exited', code: error.code, output, errors });
        else resolve({ kind: 'failed', message: whyFailed(error) });
      },
    );
    // A git that ends before it has read everything says why in other ways.
    child.stdin?.on('error', () => {});
    child.stdin?.end(call.input ?? '');
  });
}

const SETTINGS = [
  'core.quotePath=false',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'submodule.recurse=false',
];

function whyFailed(error: Error & { readonly code?: unknown; readonly killed?: boolean }): string {
  if (error.code === 'ENOENT') return 'there is no git on this machine';
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return 'git printed too much';
  return error.killed === true ? `git took longer than ${TIMEOUT / 1000} seconds` : `git cannot be run: ${error.message}`;
}

/** What of git's own variables is left: where it may look for repositories, and the settings of the user. */
const KEPT =
  /^GIT_(?:CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH|CONFIG_(?:GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+))$/;

/** In a hook git says by variables which repository is meant; here the folder says it. */
function environmentOf(environment: NodeJS.ProcessEnv, { settings = [], gitFolder }: GitCall): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !name.startsWith('GIT_') || KEPT.test(name));
  const index = environment['GIT_INDEX_FILE'] === undefined ? null : resolvePath(environment['GIT_INDEX_FILE']);
  const first = Number(environment['GIT_CONFIG_COUNT'] ?? 0) || 0;
  return {
    ...Object.fromEntries(kept),
    ...(index === null || dirname(index) !== gitFolder ? {} : { GIT_INDEX_FILE: index }),
    LC_ALL: 'C',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_TERMINAL_PROMPT: '0',
    // A clone that lacks objects would fetch them, by programs that its settings name.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    ...Object.fromEntries(
      settings.flatMap(([name, value], at) => [
        [`GIT_CONFIG_KEY_${first + at}`, name],
        [`GIT_CONFIG_VALUE_${first + at}`, value],
      ]),
    ),
    GIT_CONFIG_COUNT: String(first + settings.length),
  };
}
