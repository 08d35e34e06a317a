#!/usr/bin/env node
import { createNodeHost } from './node-host.ts';
import { runProgram } from './program.ts';

process.exitCode = await runProgram(process.argv.slice(2), createNodeHost());
