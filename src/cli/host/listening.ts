import { spawn } from 'node:child_process';

/** A program that answers on loopback until it is stopped, or until this process ends in whatever way. */
export interface ListeningProgram {
  readonly url: string;
  stop(): Promise<void>;
}

/** How long it may take to close before it is killed. */
const STOP_MILLISECONDS = 20_000;
/** What is kept of its words. */
const MOST_WORDS = 4000;

/** Starts a program that says `listening on URL` and stops when its input ends. Rejects with what it printed when it does not come to that. */
export function startListening(command: string, arguments_: readonly string[], timeout: number): Promise<ListeningProgram> {
  const child = spawn(command, [...arguments_], { stdio: 'pipe' });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return resolve();
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
      child.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      child.stdin.end();
    });
  child.stdin.on('error', () => {});
  return new Promise((resolve, reject) => {
    let printed = '';
    const fail = (why: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`${command} ${why}${printed === '' ? '' : `: ${printed.trim()}`}`));
    };
    const timer = setTimeout(() => fail(`did not listen within ${timeout / 1000} seconds`), timeout);
    const read = (chunk: unknown): void => {
      printed = (printed + String(chunk)).slice(-MOST_WORDS);
      const url = /^listening on (http:\S+)$/m.exec(printed)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve({ url, stop });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', (error) => fail(`cannot be started: ${error.message}`));
    child.on('exit', (code) => fail(`ended with code ${code ?? 'none'} before it listened`));
  });
}
