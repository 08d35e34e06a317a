import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../../src/api/parse.ts';
import { streamRuleCompiler } from '../../../../src/api/stream-rules.ts';
import type { MatchTask, MatchTaskSettings } from '../../../../src/cli/host/match-thread.ts';
import { createNodeHost } from '../../../../src/cli/node-host.ts';
import { prepareTables } from '../../../../src/stream/index.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const line = '{"event":{"category":"process"},"process":{"name":"nc"}}\n';

function settingsOf(query: string): MatchTaskSettings {
  const rules = parse(query).rules.flatMap(({ meaning }) =>
    meaning.ok ? [{ rule: meaning.value.rule, id: 'r', name: 'nc' }] : [],
  );
  const compile = streamRuleCompiler(0);
  const ready = rules.flatMap(({ rule, ...naming }) => {
    const made = compile(rule, naming);
    return made.ok ? [made.value] : [];
  });
  const tables = prepareTables(ready, { form: 'any', statsClock: () => 0 });
  return { rules, now: 0, shape: 'auto', fullScan: false, count: false, ids: false, stats: true, tables };
}

function taskOf(text: string): MatchTask {
  const start = { linesBefore: 4, known: null, asLines: true };
  return { part: { start, bytes: new TextEncoder().encode(text), tooLong: false, ends: true }, file: null, linesBefore: 4 };
}

describe('a thread of Node', () => {
  it('matches parts in their order, and takes their memory', { timeout: 60_000 }, async () => {
    const thread = createNodeHost().startMatchThread(settingsOf('process where process.name == "nc"'));
    const tasks = [taskOf(line), taskOf(`${line}x\n${line}`)];
    const results = await Promise.all(tasks.map((task) => thread.match(task)));
    const texts = results.map(({ found }) =>
      found.map((each) => (each instanceof Uint8Array ? new TextDecoder().decode(each) : each)),
    );
    const of = (at: number): string => `{"rule":{"id":"r","name":"nc"},"line":${at},"event":${line.trim()}}\n`;
    expect(texts).toEqual([[of(1)], [of(1) + of(3)]]);
    expect(results.map(({ report }) => [report.lines, report.events, report.matches])).toEqual([
      [1, 1, [0, 1]],
      [3, 2, [0, 2]],
    ]);
    expect(results[1]?.report.badLines).toEqual([{ lineNumber: 6, byte: 1, reason: 'invalid-json' }]);
    expect(tasks.map(({ part }) => part.bytes.length)).toEqual([0, 0]);
    expect(await thread.stats()).toHaveLength(1);
    await thread.close();
    await expect(thread.match(taskOf(line))).rejects.toThrow('exit code 1');
  });

  it('says what it died of', { timeout: 60_000 }, async () => {
    const settings = settingsOf('process where process.name == "nc"');
    const [rule] = settings.rules;
    if (rule === undefined) throw new Error('no rule');
    const broken = { ...rule, rule: { ...rule.rule, plan: { ...rule.rule.plan, where: null } } };
    const thread = createNodeHost().startMatchThread({ ...settings, rules: [broken as never] });
    await expect(thread.match(taskOf(line))).rejects.toThrow(/null/);
    await expect(thread.stats()).rejects.toThrow(/null/);
    await thread.close();
  });
});

describe('the command line', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'eqlibrium-threads-'));
    writeFileSync(join(folder, 'nc.eql'), 'process where process.name == "nc"');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Started as a checkout is; `write` is given standard input, and may leave it open. */
  async function started(words: readonly string[], input: (child: ReturnType<typeof spawn>) => void): Promise<unknown> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...words], { cwd: root });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      err += text;
    });
    input(child);
    const code = await new Promise((resolve) => child.on('exit', resolve));
    return { code, out: out.split('\n').length - 1, err };
  }

  it('matches in threads, ends when it is enough, and at an interrupt with a summary', { timeout: 60_000 }, async () => {
    const rule = join(folder, 'nc.eql');
    const whole = started(['match', rule, '-', '--threads', '2'], (child) => child.stdin?.end(line.repeat(50_000)));
    const enough = started(['match', rule, '-', '--threads', '2', '--first', '7'], (child) => child.stdin?.write(line.repeat(9)));
    const interrupted = started(['match', rule, '-', '--threads', '2'], (child) => {
      child.stdin?.write(line.repeat(9));
      child.stdout?.once('data', () => child.kill('SIGINT'));
    });
    expect(await whole).toEqual({ code: 0, out: 50_000, err: '' });
    expect(await enough).toEqual({ code: 0, out: 7, err: 'note: ended after 7 matches, with 9 events read\n' });
    expect(await interrupted).toEqual({
      code: 130,
      out: 9,
      err: 'warning: interrupted: the answer is for 9 events read until then, as if no more came\n',
    });
  });
});
