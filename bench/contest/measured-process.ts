import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';

/** A program as it is started: no shell reads its words. */
export interface Command {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** It finds nothing with exit code 1, as grep does. */
  readonly likeGrep?: true;
}

/** What a whole process cost, from start to end. */
export interface Cost {
  /** Of the processor, all threads and children together, in seconds; null where the system does not tell. */
  readonly processorSeconds: number | null;
  /** By the clock on the wall. */
  readonly seconds: number;
  /** The most memory it held, in bytes, sampled; null where the system does not tell. */
  readonly peakBytes: number | null;
}

type MeasuredEnd =
  | { readonly ok: true; readonly cost: Cost; readonly output: string }
  | { readonly ok: false; readonly message: string };

interface MeasureProcess {
  /** Keep what it prints; else it goes to the null device, which costs it least. */
  readonly keepOutput: boolean;
  /** It is ended when it takes longer, in milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
}

/** Output of more bytes than this is not kept: the program is ended. */
const MOST_OUTPUT = 1 << 30;
/** What is kept of its words on standard error. */
const MOST_WORDS = 4096;
const SAMPLE_MS = 20;
/** The shell's own `times` tells what its child used; what it runs arrives word by word. */
const TIMED = '"$@" 3>&-; code=$?; times >&3; exit $code';

/** Runs a program to its end and measures the whole process. Never rejects for what the program does. */
export async function measureProcess(command: Command, options: MeasureProcess): Promise<MeasuredEnd> {
  const posix = process.platform !== 'win32';
  const [program, words] = posix
    ? ['/bin/sh', ['-c', TIMED, 'sh', command.program, ...command.words]]
    : [command.program, command.words];
  const sink = options.keepOutput ? null : openSync(devNull, 'w');
  const start = performance.now();
  const child = spawn(program, [...words], {
    stdio: ['ignore', sink ?? 'pipe', 'pipe', posix ? 'pipe' : 'ignore'],
    env: { ...withoutCertificates(process.env), ...command.environment, LC_ALL: 'C' },
    // A group of its own, so that the program ends with the shell that times it.
    detached: posix,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  if (sink !== null) closeSync(sink);
  const end = (): void => {
    try {
      if (posix && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      else child.kill('SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  const output: Buffer[] = [];
  let size = 0;
  let complaint = '';
  let times = '';
  let peak: number | null = null;
  let fault: string | null = null;
  const giveUp = (message: string): void => {
    fault ??= message;
    end();
  };
  const timer = setTimeout(() => giveUp(`took longer than ${options.timeout / 1000} seconds`), options.timeout);
  const sampler = setInterval(() => {
    const now = child.pid === undefined ? null : peakOf(child.pid, posix);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  }, SAMPLE_MS);
  child.stdout?.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST_OUTPUT) giveUp('printed too much');
    else output.push(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString('utf8')).slice(-MOST_WORDS);
  });
  child.stdio[3]?.on('data', (chunk: Buffer) => {
    times += chunk.toString('utf8');
  });
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => {
      fault ??= error.message;
      end();
      resolve(null);
    });
    child.on('close', resolve);
  });
  const seconds = (performance.now() - start) / 1000;
  clearTimeout(timer);
  clearInterval(sampler);
  if (fault !== null) return { ok: false, message: fault };
  if (code !== 0 && !(code === 1 && command.likeGrep))
    return { ok: false, message: complaint.trim().split('\n').at(-1) || `ended with exit code ${code}` };
  return {
    ok: true,
    cost: { processorSeconds: childSeconds(times), seconds, peakBytes: peak },
    output: Buffer.concat(output).toString('utf8'),
  };
}

/** Node 20 reads the certificates that a machine adds before it does anything, for as long as it takes to start: nobody here asks a network. */
function withoutCertificates({ NODE_EXTRA_CA_CERTS: _, ...environment }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return environment;
}

/** The second line that `times` prints is of the children: `0m1.230s 0m0.040s`, user and system. */
export function childSeconds(times: string): number | null {
  const line = times.trim().split('\n')[1] ?? '';
  const found = [...line.matchAll(/(\d+)m([\d.]+)s/g)].map(([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds));
  return found.length === 2 ? (found[0] ?? 0) + (found[1] ?? 0) : null;
}

/** The high-water mark of the shell's child, as Linux tells it; it only grows, so the last look is the peak. */
function peakOf(shell: number, posix: boolean): number | null {
  if (!posix || process.platform !== 'linux') return null;
  try {
    const [child] = readFileSync(`/proc/${shell}/task/${shell}/children`, 'utf8').trim().split(' ');
    if (child === undefined || child === '') return null;
    const [, kilobytes] = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${child}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
