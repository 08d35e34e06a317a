import { describe, expect, it } from 'vitest';
import { create } from 'xmlbuilder2';
import type { CheckableRule } from '../../../../src/api/checkable-rule.ts';
import { RUN_HERE } from '../../../../src/api/engines.ts';
import type { CheckTaskSettings, CheckThread } from '../../../../src/cli/host/check-thread.ts';
import { EXIT } from '../../../../src/cli/host/host.ts';
import { checkHere } from '../../../../src/cli/threads/task.ts';
import { run } from '../../../support/memory-host.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'] as const;
const files = Object.fromEntries(NAMES.map((name) => [`${name}.eql`, `process where process.name == "${name}"`]));
const all = Object.keys(files);

const nameOf = ({ rule }: CheckableRule): string => rule.meta.name ?? '';

/** Threads that do their work in this one, on what crosses to a thread, over so many events at most; `deadly` rules end the thread that is at them. */
function threads(deadly: readonly string[] = [], most = Number.POSITIVE_INFINITY) {
  const started: CheckThread[] = [];
  const closed = new Set<CheckThread>();
  const start = (settings: CheckTaskSettings): CheckThread => {
    let dead = false;
    const thread: CheckThread = {
      check: async (rule, progress) => {
        if (dead) throw new Error('used after its death');
        dead = deadly.includes(nameOf(rule));
        if (dead) throw new Error('out of memory');
        // Later rules are done first, so that the order of the report is nobody's accident.
        await new Promise((resolve) => setTimeout(resolve, 20 * (NAMES.length - all.indexOf(`${nameOf(rule)}.eql`))));
        return checkHere(
          structuredClone(rule),
          { ...settings, events: Math.min(settings.events, most) },
          { clock: () => 0, progress },
        );
      },
      close: async () => {
        closed.add(thread);
      },
    };
    started.push(thread);
    return thread;
  };
  return { start, started, closed };
}

const withoutTimes = (out: string): string => out.replace(/"milliseconds": \d+/g, '"milliseconds": 0');

describe('checking in threads', () => {
  it('gives the report that one thread gives', async () => {
    const { start, started, closed } = threads();
    const few = ['check', ...all, '--events', '60', '--json'];
    const parallel = await run([...few, '--jobs', '2'], { files, startCheckThread: start });
    const alone = await run([...few, '--jobs', '1'], { files, startCheckThread: start });
    expect(parallel.exitCode).toBe(0);
    expect(withoutTimes(parallel.out)).toBe(withoutTimes(alone.out));
    expect([started.length, closed.size]).toEqual([2, 2]);
  });

  it('starts no more threads than there are rules, and none for one rule', async () => {
    const { start, started } = threads();
    await run(['check', 'a.eql', 'b.eql', '--events', '10', '--jobs', '8'], { files, startCheckThread: start });
    expect(started).toHaveLength(2);
    await run(['check', 'a.eql', '--events', '10', '--jobs', '8'], { files, startCheckThread: start });
    expect(started).toHaveLength(2);
  });

  it('judges modules that somebody wrote in a thread, which can be ended', async () => {
    const { start, started, closed } = threads(['a']);
    const ports = { 'p.mjs': 'export default () => { for (;;) {} };', 'p.kql': 'process.name: a' };
    const common = ['check', 'a.eql', '--events', '10', '--against'];
    const { exitCode, out } = await run([...common, 'p.mjs'], { files: { ...files, ...ports }, startCheckThread: start });
    expect(out).toContain('the thread that checked it ended');
    expect([exitCode, started.length, closed.size]).toEqual([EXIT.internal, 1, 1]);
    await run([...common, 'p.kql'], { files: { ...files, ...ports }, startCheckThread: start });
    expect(started).toHaveLength(1);
  });

  it('starts threads of its own accord for much work only', async () => {
    const { start, started } = threads([], 10);
    await run(['check', ...all, '--events', '10'], { files, startCheckThread: start });
    expect(started).toHaveLength(0);
    await run(['check', ...all, '--events', '3500'], { files, startCheckThread: start });
    expect(started).toHaveLength(2);
  });

  it('fails the rule whose thread dies, and only that one', async () => {
    const { start, started, closed } = threads(['b', 'd']);
    const world = { files, startCheckThread: start };
    const { exitCode, out, written } = await run(
      ['check', ...all, '--events', '60', '--json', '--junit', 'out.xml', '--jobs', '2'],
      world,
    );
    expect(exitCode).toBe(EXIT.internal);
    const { rules, summary } = JSON.parse(out);
    expect(rules.map(({ name, failure }: { name: string; failure: string | null }) => [name, failure])).toEqual([
      ['a', null],
      ['b', 'the thread that checked it ended: out of memory'],
      ['c', null],
      ['d', 'the thread that checked it ended: out of memory'],
      ['e', null],
    ]);
    expect(summary).toMatchObject({ rules: 5, failed: 2, events: 180 });
    expect(closed.size).toBe(started.length);
    const xml: unknown = create(written.get('out.xml') ?? '').toObject();
    expect(xml).toMatchObject({
      testsuites: { '@errors': '2', '@failures': '0', '@tests': String(3 * (RUN_HERE.length + 2) + 2) },
    });
    const people = await run(['check', ...all, '--events', '60', '--jobs', '2'], {
      files,
      startCheckThread: threads(['b']).start,
    });
    expect(people.out).toContain('b: not checked, a fault of eqlibrium: the thread that checked it ended: out of memory');
    expect(people.out.trimEnd().split('\n').at(-1)).toContain('1 rule not checked');
  });

  it('counts the events of all threads together', async () => {
    const { err } = await run(['check', ...all, '--events', '60', '--jobs', '2'], { files, startCheckThread: threads().start });
    const counts = [...err.matchAll(/^events: (\d+) of 300$/gm)].map(([, count]) => Number(count));
    expect(counts.length).toBeGreaterThan(0);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });
});

describe('a rule that no event can match', () => {
  const never = { 'never.eql': 'process where process.name == "a" and process.name != "a"', 'a.eql': files['a.eql'] ?? '' };

  it('is listed with the reason', async () => {
    const { out } = await run(['check', 'never.eql', 'a.eql', '--events', '60'], { files: never });
    expect(out).toMatch(/no matching event could be made for 1 rule:\n {2}never: .+\n/);
    const { rules, summary } = JSON.parse(
      (await run(['check', ...Object.keys(never), '--events', '60', '--json'], { files: never })).out,
    );
    expect(summary.unmatched).toBe(1);
    expect(rules[0].unmatched.reasons[0].message).toMatch(/./);
    expect(rules[1].unmatched).toBeNull();
  });
});
