import { describe, expect, it } from 'vitest';
import type { Program, ProgramEnd, RunSettings } from '../../../../src/contract/index.ts';
import { python } from '../../../../src/engines/python/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

const SETTINGS: RunSettings = {
  schema: { fields: new Map() },
  semantics: DEFAULT_SEMANTICS,
  now: 12,
  eventCategoryField: 'event.category',
  timestampField: '@timestamp',
};

function ended(output: string, code = 0, errors = ''): ProgramEnd {
  return { kind: 'exited', code, output, errors };
}

/** What the engine says of two events when the program ends so, and what the program was given. */
async function asked(end: ProgramEnd) {
  const programs: Program[] = [];
  const engine = python({
    command: 'python3',
    run: async (program) => {
      programs.push(program);
      return end;
    },
  });
  const loaded = await engine.load([{ a: 1 }, { 'a"b': [-0, 0, 'x'], c: { d: -0 }, e: null }], SETTINGS);
  const verdict = await loaded.run('def rule(event): ...');
  await loaded.close();
  return { verdict, program: programs[0] };
}

describe('CPython as an engine', () => {
  it('is handed the module as it is, and the events a line each, with minus zero', async () => {
    const { verdict, program } = await asked(ended('1\nof 2\n'));
    expect(verdict).toEqual({ status: 'answered', matches: [[1]] });
    expect(program?.files['rule.py']).toBe('def rule(event): ...');
    expect([...(program?.input ?? [])]).toEqual(['{"a":1}\n', '{"a\\"b":[-0.0,0,"x"],"c":{"d":-0.0},"e":null}\n']);
    expect(program?.arguments('folder')).toEqual(['-I', '-B', 'folder/run.py', '12']);
  });

  it.each([
    ['half an answer', ended('0\n'), 'it did not answer for all of 2 events'],
    ['an answer about fewer', ended('0\nof 1\n'), 'it did not answer for all of 2 events'],
    ['an event that it was not given', ended('2\nof 2\n'), 'it answered for an event that it was not given'],
    ['no number', ended('x\nof 2\n'), 'it answered for an event that it was not given'],
    ['a fault of the module', ended('0\n', 1, 'Traceback\nKeyError: 1\n'), 'KeyError: 1'],
    ['a code alone', ended('', 3), 'exit code 3'],
    ['a program that is too slow', { kind: 'gave-up', message: 'too slow' } as const, 'too slow'],
    ['no program', { kind: 'not-found', message: 'cannot run python3' } as const, 'cannot run python3'],
  ])('fails on %s', async (_, end, message) => {
    expect((await asked(end)).verdict).toEqual({ status: 'failed', message });
  });

  it('knows Python 3 by what it says of itself', async () => {
    const says = (end: ProgramEnd) => python({ command: 'python3', run: async () => end }).receipt();
    expect(await says(ended('Python 3.11.7\n'))).toBe('Python 3.11.7');
    expect(await says(ended('Python 2.7.18\n'))).toBe(null);
    expect(await says(ended('Python 3.11.7\n', 1))).toBe(null);
    expect(await says({ kind: 'not-found', message: '' })).toBe(null);
  });
});
