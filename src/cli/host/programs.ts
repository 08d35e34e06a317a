import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Dialogue, Program, ProgramEnd, RunProgram, StartDialogue } from '../../contract/index.ts';

/** Output of more bytes than this ends the program, unless it says otherwise: what we ask for is far smaller. */
const MOST_OUTPUT = 512 * 1024 * 1024;
/** What is kept of the words on standard error. */
const MOST_WORDS = 64 * 1024;

/** Runs programs as child processes: no shell, a folder of their own for their files, which is removed whatever happens. */
export const runNodeProgram: RunProgram = async (program) => {
  const folder = await mkdtemp(join(tmpdir(), 'eqlibrium-'));
  try {
    for (const [name, text] of Object.entries(program.files)) await writeFile(join(folder, name), text);
    return await ended(spawn(program.command, [...program.arguments(folder)], { stdio: 'pipe', cwd: folder }), program);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

function ended(child: ChildProcess, { command, input, timeout, mostOutput = MOST_OUTPUT }: Program): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const output: Buffer[] = [];
    let size = 0;
    let errors = '';
    const giveUp = (message: string): void => {
      child.kill('SIGKILL');
      resolve({ kind: 'gave-up', message: `${command} ${message}` });
    };
    const timer = setTimeout(() => giveUp(`took longer than ${timeout / 1000} seconds`), timeout);
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostOutput) giveUp('printed too much');
      else output.push(chunk);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString('utf8')).slice(-MOST_WORDS);
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ kind: 'not-found', message: `cannot run ${command}: ${error.message}` });
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code === null) resolve({ kind: 'gave-up', message: `${command} was ended by ${signal ?? 'a signal'}` });
      else resolve({ kind: 'exited', code, output: Buffer.concat(output).toString('utf8'), errors });
    });
    if (child.stdin === null) return;
    // A program that ends before it has read everything says why in other ways.
    child.stdin.on('error', () => {});
    Readable.from(input, { objectMode: true }).pipe(child.stdin);
  });
}

/** Starts a child process that answers each line with one line. Questions wait for one another. */
export const startNodeDialogue: StartDialogue = (command, arguments_, timeout) => {
  const child = spawn(command, [...arguments_], { stdio: 'pipe' });
  let words = '';
  let over = false;
  let answer: (line: string | null) => void = () => {};
  const end = (): void => {
    over = true;
    answer(null);
  };
  child.on('error', (error) => {
    words ||= error.message;
    end();
  });
  child.on('exit', end);
  child.stdin.on('error', () => {});
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString('utf8')).slice(-MOST_WORDS);
  });
  createInterface({ input: child.stdout, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => answer(line));
  const askNow = (line: string): Promise<string | null> =>
    new Promise((resolve) => {
      if (over) return resolve(null);
      const timer = setTimeout(() => {
        words ||= `no answer within ${timeout / 1000} seconds`;
        child.kill('SIGKILL');
        end();
      }, timeout);
      answer = (reply) => {
        clearTimeout(timer);
        answer = () => {};
        resolve(reply);
      };
      child.stdin.write(`${line}\n`);
    });
  let last: Promise<unknown> = Promise.resolve();
  return {
    ask: (line) => {
      const next = last.then(() => askNow(line));
      last = next;
      return next;
    },
    complaint: () => words.trim(),
    close: async () => {
      over = true;
      child.kill('SIGKILL');
    },
  } satisfies Dialogue;
};
