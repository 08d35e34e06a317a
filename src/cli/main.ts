#!/usr/bin/env node
import module from 'node:module';
import { VERSION } from '../version.ts';

const arguments_ = process.argv.slice(2);

// Asked for by scripts and prompts more than anything else: answered before anything is loaded.
if (arguments_.length === 1 && (arguments_[0] === '--version' || arguments_[0] === '-V')) {
  process.stdout.write(`${VERSION}\n`);
} else {
  // Node 22.8 and later keep what they compiled for the next start.
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();
  const [{ createNodeHost }, { runProgram }] = await Promise.all([import('./node-host.ts'), import('./program.ts')]);
  process.exitCode = await runProgram(arguments_, createNodeHost());
  // What nobody reads to its end, as after so many matches, keeps no process waiting.
  if ('unref' in process.stdin) process.stdin.unref();
}
