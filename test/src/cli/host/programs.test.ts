import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runNodeProgram, startNodeDialogue } from '../../../../src/cli/host/programs.ts';
import type { Program, ProgramEnd } from '../../../../src/contract/index.ts';

/** Runs a script of Node's. */
function run(script: string, more: Partial<Program> = {}): Promise<ProgramEnd> {
  const arguments_ = (folder: string): readonly string[] => ['-e', script, folder];
  return runNodeProgram({ command: process.execPath, arguments: arguments_, files: {}, input: [], timeout: 20_000, ...more });
}

describe('a program that is run', () => {
  it('reads its input to the end, and answers on both ways', async () => {
    const script = `let all = ''; process.stdin.on('data', (more) => { all += more; }).on('end', () => {
      process.stdout.write(all.toUpperCase()); process.stderr.write('done'); process.exitCode = 3; });`;
    expect(await run(script, { input: ['a\n', 'ö\n'] })).toEqual({ kind: 'exited', code: 3, output: 'A\nÖ\n', errors: 'done' });
  });

  it('finds its files in a folder that is gone afterwards', async () => {
    const script = `const folder = process.argv[1]; console.log(folder); console.log(require('fs').readFileSync(folder + '/a.yml', 'utf8'));`;
    const end = await run(script, { files: { 'a.yml': 'one: 1' } });
    const [folder = '', text] = end.kind === 'exited' ? end.output.split('\n') : [];
    expect(text).toBe('one: 1');
    expect(existsSync(folder)).toBe(false);
  });

  it('need not read its input', async () => {
    const input = Array.from({ length: 1000 }, () => 'x'.repeat(10_000));
    expect(await run('process.exit(0)', { input })).toMatchObject({ kind: 'exited', code: 0 });
  });

  it('that does not exist is not found', async () => {
    expect(await run('', { command: '/no/such/program' })).toMatchObject({
      kind: 'not-found',
      message: expect.stringContaining('cannot run /no/such/program'),
    });
  });

  it('that takes too long is ended', async () => {
    expect(await run('setInterval(() => {}, 1000)', { timeout: 300 })).toEqual({
      kind: 'gave-up',
      message: `${process.execPath} took longer than 0.3 seconds`,
    });
  });

  it('that prints too much is ended', async () => {
    const script = `const more = () => process.stdout.write('x'.repeat(10_000), more); more();`;
    expect(await run(script, { mostOutput: 100_000 })).toEqual({
      kind: 'gave-up',
      message: `${process.execPath} printed too much`,
    });
  });

  it('that a signal ends gives no answer', async () => {
    expect(await run(`console.log('half'); process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000)`)).toEqual({
      kind: 'gave-up',
      message: `${process.execPath} was ended by SIGTERM`,
    });
  });
});

describe('a program that answers lines', () => {
  const ECHO = `require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'die') { process.stderr.write('I die'); process.exit(1); }
    if (line !== 'sleep') console.log(line + '!'); });`;

  it('answers questions one after the other', async () => {
    const dialogue = startNodeDialogue(process.execPath, ['-e', ECHO], 20_000);
    expect(await Promise.all(['a', 'b', 'c'].map((line) => dialogue.ask(line)))).toEqual(['a!', 'b!', 'c!']);
    await dialogue.close();
  });

  it('gives no answer any more when it has ended, and its last words', async () => {
    const dialogue = startNodeDialogue(process.execPath, ['-e', ECHO], 20_000);
    expect(await dialogue.ask('die')).toBe(null);
    expect(await dialogue.ask('a')).toBe(null);
    expect(dialogue.complaint()).toBe('I die');
    await dialogue.close();
  });

  it('is ended when an answer takes too long', async () => {
    const dialogue = startNodeDialogue(process.execPath, ['-e', ECHO], 1500);
    expect(await dialogue.ask('a')).toBe('a!');
    expect(await dialogue.ask('sleep')).toBe(null);
    expect(dialogue.complaint()).toBe('no answer within 1.5 seconds');
    expect(await dialogue.ask('a')).toBe(null);
    await dialogue.close();
  });

  it('that does not exist says so', async () => {
    const dialogue = startNodeDialogue('/no/such/program', [], 20_000);
    expect(await dialogue.ask('a')).toBe(null);
    expect(dialogue.complaint()).toContain('ENOENT');
    await dialogue.close();
  });

  it('gives no answer to questions that were open when it was closed', async () => {
    const dialogue = startNodeDialogue(process.execPath, ['-e', ECHO], 20_000);
    const open = dialogue.ask('sleep');
    await dialogue.close();
    expect(await open).toBe(null);
  });
});
