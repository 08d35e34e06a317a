import type { Engine, RunProgram, Verdict } from '../../contract/index.ts';
import type { Event } from '../../event/index.ts';
import { jsonLine } from '../flat-events/index.ts';
import { HARNESS } from './harness.ts';

interface PythonOptions {
  /** The program; a name without a folder is looked for on the search path. */
  readonly command: string;
  readonly run: RunProgram;
  /** For one run over all events, in milliseconds; default: two minutes. */
  readonly timeout?: number;
}

const TIMEOUT = 120_000;

/** Runs printed modules by CPython: a process for each run, which reads the events as JSON and asks `rule` about each. */
export function python({ command, run, timeout = TIMEOUT }: PythonOptions): Engine<'python'> {
  return {
    name: 'python',
    runs: 'python',
    receipt: async () => {
      const end = await run({ command, arguments: () => ['-I', '--version'], files: {}, input: [], timeout: 20_000 });
      return end.kind === 'exited' && end.code === 0 ? (/^Python 3\.\S+/.exec(end.output)?.[0] ?? null) : null;
    },
    load: async (events, { now }) => ({
      run: async (text) => {
        const end = await run({
          command,
          // Isolated: neither the user's settings nor modules of the folder take part.
          arguments: (folder) => ['-I', '-B', `${folder}/run.py`, String(now)],
          files: { 'rule.py': text, 'run.py': HARNESS },
          input: lines(events),
          timeout,
        });
        if (end.kind !== 'exited') return { status: 'failed', message: end.message };
        if (end.code !== 0) return { status: 'failed', message: lastLine(end.errors) || `exit code ${end.code}` };
        return answered(end.output, events.length);
      },
      close: async () => {},
    }),
  };
}

function* lines(events: readonly Event[]): Iterable<string> {
  for (const event of events) yield `${jsonLine(event)}\n`;
}

function lastLine(errors: string): string {
  return errors.trimEnd().split('\n').at(-1) ?? '';
}

function answered(output: string, count: number): Verdict {
  const told = output.split(/\r?\n/).filter((line) => line !== '');
  if (told.pop() !== `of ${count}`) return { status: 'failed', message: `it did not answer for all of ${count} events` };
  const ids = told.map(Number);
  const wrong = ids.find((id) => !Number.isInteger(id) || id < 0 || id >= count);
  if (wrong !== undefined) return { status: 'failed', message: 'it answered for an event that it was not given' };
  return { status: 'answered', matches: ids.map((id) => [id]) };
}
