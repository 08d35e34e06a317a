import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Host } from '../../src/cli/host/host.ts';
import { createNodeHost } from '../../src/cli/node-host.ts';
import { runProgram } from '../../src/cli/program.ts';
import { checkHere } from '../../src/cli/threads/task.ts';
import type { Ran } from './memory-host.ts';

/** A repository in a folder of its own. */
export interface TestRepository {
  readonly folder: string;
  /** Writes files, by their paths; null removes one. */
  write(files: { readonly [path: string]: string | Uint8Array | null }): void;
  /** Runs git there, and gives what it prints. */
  git(...arguments_: readonly string[]): string;
  /** Commits all there is, at a moment after those before, and gives the commit. */
  commit(subject: string): string;
  /** Runs the command line in the folder, or below it. */
  run(arguments_: readonly string[], below?: string): Promise<Ran>;
  remove(): void;
}

const node = createNodeHost();
/** Nothing of the machine's own settings. */
const OWN = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

export function makeRepository(): TestRepository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'eqlibrium-git-')));
  let time = Date.UTC(2026, 0, 1) / 1000;
  const git = (...arguments_: readonly string[]): string => {
    const date = `${time} +0000`;
    const env = { ...process.env, ...OWN, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    return execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@example.org', ...arguments_], {
      cwd: folder,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  };
  git('init', '-q', '-b', 'main');
  return {
    folder,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        if (content === null) rmSync(join(folder, path));
        else {
          mkdirSync(dirname(join(folder, path)), { recursive: true });
          writeFileSync(join(folder, path), content);
        }
      }
    },
    git,
    commit(subject) {
      time += 86_400;
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', subject);
      return git('rev-parse', 'HEAD').trim();
    },
    run: async (arguments_, below = '.') => await runIn(join(folder, below), arguments_),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function runIn(folder: string, arguments_: readonly string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const host: Host = {
    ...node,
    standingOf: (path) => node.standingOf(resolve(folder, path)),
    readFile: (path) => node.readFile(resolve(folder, path)),
    out: async (text) => void out.push(typeof text === 'string' ? text : new TextDecoder().decode(text)),
    note: (line) => void err.push(line),
    noteLines: (text) => void err.push(text),
    // What threads do is done here: to start one takes longer than most of what they do.
    startCheckThread: (settings) => ({
      check: (rule, progress) => checkHere(rule, settings, { clock: node.clock, progress }),
      close: async () => {},
    }),
    terminal: false,
    colors: false,
    noteColors: false,
  };
  const exitCode = await runProgram(arguments_, host);
  return { exitCode, out: out.join(''), err: err.map((line) => `${line}\n`).join(''), written: new Map() };
}
