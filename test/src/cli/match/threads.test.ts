import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../../src/cli/host/host.ts';
import type { MatchTask, MatchTaskSettings, MatchThread } from '../../../../src/cli/host/match-thread.ts';
import { threadsFor } from '../../../../src/cli/match/threads.ts';
import { run, startHere } from '../../../support/memory-host.ts';
import { randomCases } from '../../../support/random-cases.ts';

const RULES = {
  'nc.eql': 'process where process.name : ("nc", "sh*")',
  'all.eql': 'any where true',
  'seq.eql':
    'sequence by host.id with maxspan=1m [process where process.name == "nc"] [file where true] until [process where process.name == "x"]',
  'two.eql': 'sample by host.id [process where true] [file where true]',
  'windows.yml':
    'title: w\nlogsource: {product: windows, category: process_creation}\ndetection: {a: {Image|endswith: nc}, condition: a}',
};

/** Lines such as people have them, and such that mean something for the line below. */
const LINES: readonly string[] = [
  ...['nc', 'shell', 'x', 'other'].map(
    (name, at) =>
      `{"@timestamp":${1_767_225_600_000 + at * 1000},"event":{"category":"process"},"host":{"id":"h"},"process":{"name":"${name}"}}`,
  ),
  '{"@timestamp":1767225604000,"event":{"category":"file"},"host":{"id":"h"}}',
  '{"update":{"_id":"1"}}',
  '{"index":{"_id":"1"}}',
  '{"delete":{}}',
  '{"doc":{"event":{"category":"process"},"process":{"name":"nc"}}}',
  '{"_id":"a","_source":{"event":{"category":"process"},"process":{"name":"NC"}}}',
  '[{"event":{"category":"process"},"process":{"name":"nc"}},{"process":{"name":"nc"},"event":{"category":"process"}}]',
  '{"hits":{"hits":[{"_id":"b","_source":{"event":{"category":"process"},"process":{"name":"nc"}}},{"_id":"c","_source":{}}]}}',
  '{"Event":{"System":{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon"}}},"EventData":{"Image":"C:\\\\nc"}}}',
  '{"process":{"name":"\\u006ec"},"event":{"category":"process"},"n":1.0}',
  '{"process":',
  'no json',
  '',
  '  ',
  '1',
];

const someLines = fc.array(fc.oneof(fc.constantFrom(...LINES), { arbitrary: fc.constantFrom(...LINES.slice(0, 9)), weight: 3 }), {
  maxLength: 30,
});
const someInput = fc
  .record({
    lines: someLines,
    form: fc.constantFrom('lines', 'lines', 'lines', 'list', 'returns', 'utf-16', 'mark'),
    ended: fc.boolean(),
  })
  .map(({ lines, form, ended }): string | Uint8Array => {
    if (form === 'list') return `[${lines.filter((line) => line.startsWith('{"@')).join(',\n')}]`;
    const text = lines.join(form === 'returns' ? '\r' : '\n') + (ended ? '\n' : '');
    if (form === 'utf-16') return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    return form === 'mark' ? `\ufeff${text}` : text;
  });

/** Threads that answer late, and later ones earlier; `deadly`: at which of all tasks one dies. */
function threads({ deadly = Number.POSITIVE_INFINITY, delay = (task: number): number => (task * 7) % 5 } = {}) {
  const tasks: MatchTask[] = [];
  const sizes: number[] = [];
  let open = 0;
  let closed = 0;
  let most = 0;
  const start = (given: MatchTaskSettings): MatchThread => {
    const thread = startHere(given);
    let before: Promise<unknown> = Promise.resolve();
    return {
      ...thread,
      match: async (task) => {
        const number = tasks.push(task);
        sizes.push(task.part.bytes.length);
        most = Math.max(most, ++open);
        const mine = before.then(async () => {
          for (let turn = 0; turn < delay(number); turn++) await new Promise((resolve) => setImmediate(resolve));
          if (number >= deadly) throw new Error('out of memory');
          return await thread.match(task);
        });
        before = mine.catch(() => {});
        return await mine.finally(() => void open--);
      },
      close: async () => void closed++,
    };
  };
  return { start, tasks, sizes, most: () => most, closed: () => closed };
}

const WAYS: readonly (readonly string[])[] = [
  [],
  ['--ids'],
  ['--count', '--json'],
  ['--full-scan'],
  ['--first', '3'],
  ['--max-delay', 'all'],
  ['--shape', 'evtx', '--count', '--json'],
];

describe('match in threads', () => {
  it('says byte by byte what one thread says, whatever comes and however it is cut', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someInput, { minLength: 1, maxLength: 3 }),
        fc.subarray(Object.keys(RULES), { minLength: 1 }),
        fc.constantFrom(...WAYS),
        fc.integer({ min: 3, max: 400 }),
        fc.integer({ min: 2, max: 4 }),
        async (inputs, rules, ways, chunk, count) => {
          const names = inputs.map((_, at) => `in${at}.ndjson`);
          const files = { ...RULES, ...Object.fromEntries(inputs.map((input, at) => [`in${at}.ndjson`, input])) };
          const command = ['match', ...rules, ...names, ...ways];
          const { start } = threads();
          const alone = await run([...command, '--threads', '1'], { files, chunk });
          const together = await run([...command, '--threads', String(count)], { files, chunk, startMatchThread: start });
          // Counts are of what was read until there were enough matches, which is more or less.
          if (ways.includes('--first') && alone.err.includes('ended after')) {
            expect(together.out).toBe(alone.out);
            expect(together.err).toContain('note: ended after 3 matches');
          } else expect(together).toEqual(alone);
        },
      ),
      { numRuns: randomCases(1000) },
    );
  });

  it('prints the first matches and reads no further', async () => {
    const { start, tasks } = threads();
    // Pieces hold some of these.
    const one = `{"filler":"${'-'.repeat(300_000)}",${LINES[0]?.slice(1)}\n`;
    const command = ['match', 'nc.eql', 'all.eql', 'seq.eql', '-', '--threads', '2'];
    let given = 0;
    const stream = async function* () {
      for (; given < 400; given++) yield new TextEncoder().encode(one);
    };
    const { exitCode, out, err } = await run([...command, '--first', '5'], { files: RULES, stream, startMatchThread: start });
    expect([exitCode, out.split('\n').length - 1]).toEqual([0, 5]);
    expect(err).toMatch(/^note: ended after 5 matches, with \d events read\n$/);
    expect(given).toBeLessThan(60);
    expect(tasks.length).toBeLessThan(20);
  });

  it('hands over no more than waits at most, however slow those are who read', async () => {
    const { start, most, tasks } = threads({ delay: () => 0 });
    const gate: (() => void)[] = [];
    let waiting = 0;
    const stream = async function* () {
      for (let event = 0; event < 200; event++) yield new TextEncoder().encode(`${LINES[0]}\n`);
    };
    const running = run(['match', 'nc.eql', '-', '--threads', '3'], {
      files: RULES,
      stream,
      startMatchThread: start,
      onOut: async () => {
        waiting = Math.max(waiting, tasks.length - gate.length);
        await new Promise<void>((resolve) => {
          gate.push(resolve);
          setImmediate(resolve);
        });
      },
    });
    const { out } = await running;
    expect(out.split('\n').length - 1).toBe(200);
    expect(most()).toBeLessThanOrEqual(6);
    expect(waiting).toBeGreaterThan(2);
    expect(waiting).toBeLessThanOrEqual(13);
  });

  it('tells that a thread died, after all that stands before in the input', async () => {
    for (const deadly of [1, 2, 3]) {
      const { start, closed, sizes } = threads({ deadly });
      const files = { ...RULES, 'e.ndjson': `${LINES[0]}\n`.repeat(200) };
      const command = ['match', 'nc.eql', 'e.ndjson', '--threads', '2'];
      const { exitCode, out, err } = await run(command, { files, chunk: 400, startMatchThread: start });
      const whole = await run(command, { files });
      expect(exitCode).toBe(EXIT.internal);
      expect(err).toBe('error: a thread that matched ended (out of memory): what was printed is not all that matches\n');
      expect(whole.out.startsWith(out)).toBe(true);
      // What this thread matched stands there as well, as far as it is before what the other one was handed last.
      const read = sizes.slice(0, deadly - 1).reduce((sum, size) => sum + size, 0);
      const lines = out.split('\n').length - 1;
      expect(lines).toBeGreaterThanOrEqual(read / `${LINES[0]}\n`.length);
      expect(lines).toBeLessThan(200);
      expect(closed()).toBe(1);
    }
    const counted = await run(['match', 'nc.eql', 'e.ndjson', '--threads', '2', '--count'], {
      files: { ...RULES, 'e.ndjson': LINES[0] ?? '' },
      startMatchThread: threads({ deadly: 1 }).start,
    });
    expect([counted.exitCode, counted.out]).toEqual([EXIT.internal, '']);
  });

  it('notices a death while it waits for events', async () => {
    const stream = async function* () {
      yield new TextEncoder().encode(`${LINES[0]}\n`);
      await new Promise(() => {});
    };
    const { start } = threads({ deadly: 1 });
    const { exitCode } = await run(['match', 'nc.eql', '-', '--threads', '2'], { files: RULES, stream, startMatchThread: start });
    expect(exitCode).toBe(EXIT.internal);
  });

  it('tells matches as they come, whoever waits for more', async () => {
    const out: string[] = [];
    const seen: number[] = [];
    const stream = async function* () {
      for (const line of [0, 6, 1, 0]) {
        yield new TextEncoder().encode(`${LINES[line]}\n`);
        for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
        seen.push(out.length);
      }
    };
    await run(['match', 'nc.eql', '-', '--threads', '2'], {
      files: RULES,
      stream,
      startMatchThread: threads().start,
      onOut: async (text) => void out.push(String(text)),
    });
    expect(seen).toEqual([1, 1, 2, 3]);
  });

  it('ends at an interrupt with what was read until then', async () => {
    const { start } = threads();
    let interrupt: () => Promise<void> = async () => {};
    const { out, err, exitCode } = await run(['match', 'nc.eql', '-', '--count', '--json', '--threads', '2'], {
      files: RULES,
      startMatchThread: start,
      onInterrupt: (clean) => {
        interrupt = clean;
        return () => {};
      },
      stream: async function* () {
        for (let event = 0; event < 9; event++) yield new TextEncoder().encode(`${LINES[0]}\n`);
        void interrupt();
        await new Promise(() => {});
      },
    });
    expect(JSON.parse(out)).toMatchObject({ events: 9, rules: [{ matches: 9 }], interrupted: true });
    expect(err).toContain('interrupted: the answer is for 9 events read until then');
    expect(exitCode).toBe(0);
  });

  it('adds up what rules cost', async () => {
    const files = { ...RULES, 'e.ndjson': `${[LINES[0], LINES[1], LINES[4]].join('\n')}\n`.repeat(7) };
    const command = ['match', 'nc.eql', 'seq.eql', 'e.ndjson', '--count', '--stats', '--json'];
    const one = await run([...command, '--threads', '1'], { files });
    const three = await run([...command, '--threads', '3'], { files, chunk: 100, startMatchThread: threads().start });
    const costs = ({ err }: { readonly err: string }): unknown =>
      JSON.parse(err.slice(0, err.indexOf('\n}\n') + 3)).rules.map(
        ({ milliseconds, ...cost }: { readonly milliseconds: number }) => cost,
      );
    expect(costs(three)).toEqual(costs(one));
    expect(costs(one)).toMatchObject([{ matches: 14 }, { matches: 1 }]);
  });

  it('takes threads for much to read, and for as much as the user says', () => {
    const much = { bytes: 1_000_000_000, rules: 50, hasSeries: false };
    expect(threadsFor(undefined, much, 4)).toBe(4);
    expect(threadsFor(undefined, much, 64)).toBe(8);
    expect(threadsFor(undefined, { ...much, bytes: 999_999_999 }, 4)).toBe(1);
    expect(threadsFor(undefined, { ...much, bytes: null }, 4)).toBe(1);
    expect(threadsFor(undefined, { ...much, rules: 49 }, 4)).toBe(1);
    expect(threadsFor(undefined, { ...much, hasSeries: true }, 4)).toBe(1);
    expect(threadsFor(3, { ...much, bytes: 0 }, 1)).toBe(3);
  });

  it('is for events in files', async () => {
    const cluster = await run(['match', 'nc.eql', '--threads', '2', '--on', 'opensearch=http://localhost:1'], { files: RULES });
    expect([cluster.exitCode, cluster.err]).toEqual([EXIT.input, expect.stringContaining('--threads is for events in files')]);
  });
});
