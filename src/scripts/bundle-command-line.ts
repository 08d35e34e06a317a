import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutputChunk, rolldown } from 'rolldown';
import { licencesOf } from './licences.ts';

/**
 * What every command needs, and what `match` needs beside it, are a file each: to find, open and link a hundred files takes longer than matching 20 MB. The
 * version stands apart: `main.js` tells it without them, and asks Node to keep what it compiles before they are loaded.
 */
const GROUPS = [
  { name: 'version', test: /[\\/]src[\\/]version\.ts$/, priority: 3 },
  { name: 'program', test: /[\\/]src[\\/]cli[\\/](?:program|node-host)\.ts$/, priority: 2 },
  { name: 'match', test: /[\\/]src[\\/]cli[\\/]commands[\\/]match\.ts$/, priority: 1 },
];

/**
 * Puts the command line and what it needs of its packages into `folder`: `main.js`, `thread.js`, `match-thread.js` and `editor-thread.js` for worker
 * threads, and chunks that are loaded by the commands that need them. Functions keep their names, for the stack trace of a fault.
 */
export async function bundleCommandLine(root: string, folder: string): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    platform: 'node',
    input: {
      main: 'src/cli/main.ts',
      thread: 'src/cli/threads/thread.ts',
      'match-thread': 'src/cli/threads/match-thread.ts',
      'editor-thread': 'src/cli/threads/editor-thread.ts',
    },
  });
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    minify: { compress: true, mangle: { toplevel: true, keepNames: true }, codegen: { removeWhitespace: true } },
    codeSplitting: { groups: GROUPS },
  });
  chmodSync(join(folder, 'main.js'), 0o755);
  // Python is not compiled.
  copyFileSync(join(root, 'src/engines/pysigma/bridge.py'), join(folder, 'bridge.py'));
  copyFileSync(join(root, 'src/engines/flink/Launcher.java'), join(folder, 'FlinkLauncher.java'));
  const modules = output.filter((part): part is OutputChunk => part.type === 'chunk').flatMap(({ moduleIds }) => moduleIds);
  writeFileSync(join(folder, 'LICENSES.txt'), licencesOf(modules));
  if (!readFileSync(join(folder, 'main.js'), 'utf8').startsWith('#!/usr/bin/env node\n'))
    throw new Error('main.js has lost its first line');
}
