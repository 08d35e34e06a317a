import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Review } from '../../../src/report/review/review.ts';
import { makeRepository, type TestRepository } from '../../support/git-repository.ts';
import { tomlRule } from '../../support/rule-files.ts';
import { sarifProblems } from '../../support/sarif.ts';

const NC = 'process where process.name : "nc"';
const GOLDEN = 'rule: nc\ncases:\n  - event: { event.category: process, process.name: nc }\n';
const UNTIMED = 'sequence by host.id [process where true] [file where true]';
/** What would be a command of the runner, an end of a cell, of code and of a line. */
const HOSTILE = '::error::x|`<b>%0A&';

describe('review', () => {
  let repository: TestRepository;
  const out = mkdtempSync(join(tmpdir(), 'eqlibrium-review-'));
  beforeAll(() => {
    repository = makeRepository();
    repository.write({
      'rules/nc.eql': NC,
      'rules/gone.eql': 'file where true',
      'rules/broken.eql': NC,
      'rules/lossy.eql': UNTIMED.replace('host.id', 'host.id with maxspan=1m'),
      'rules/same.eql': 'process where process.pid == 1 and process.name == "a"',
    });
    repository.commit('one');
    repository.write({
      'rules/nc.eql': 'process where process.name == "nc"',
      'rules/gone.eql': null,
      'rules/broken.eql': `${NC} and\n  user.name :`,
      'rules/lossy.eql': UNTIMED.replace('host.id', 'host.id with maxspan=2m'),
      'rules/same.eql': 'process where process.name == "a" and process.pid == 1',
      'new/new.toml': tomlRule(UNTIMED, 'new'),
      [`rules/${HOSTILE}.eql`]: 'process where process.name : ',
    });
  });
  afterAll(() => {
    repository.remove();
    rmSync(out, { recursive: true, force: true });
  });

  /** Few events and one target: what is looked at here is what is told. */
  async function reviewed(
    path: string,
    ...words: readonly string[]
  ): Promise<{ readonly exitCode: number; readonly text: string }> {
    const quick = ['--git', 'HEAD', '--events', '10', '--target', 'sigma'];
    const { exitCode, out: text } = await repository.run(['review', join(repository.folder, path), ...quick, ...words]);
    return { exitCode, text };
  }

  it('tells what became of rules, and of targets what is new, without markup, commands and lines of names', async () => {
    const file = (name: string): string => join(out, name);
    const words = ['--summary', file('s.md'), '--annotations', file('a'), '--outputs', file('o'), '--sarif', file('s.sarif')];
    const { exitCode, text } = await reviewed('.', '--json', ...words);
    const review: Review = JSON.parse(text);
    expect(exitCode).toBe(2);
    expect(
      review.findings.map(({ kind, file: at, code }) => `${kind} ${at?.replace(/^.*[/]/, '')} ${code ?? ''}`.trim()).sort(),
    ).toEqual([
      'meaning lossy.eql',
      'meaning nc.eql',
      'meaning undefined',
      'refused new.toml sigma-no-maxspan',
      `unreadable ${HOSTILE}.eql unexpected-end`,
      'unreadable broken.eql unexpected-end',
    ]);
    expect(review.checked).toEqual({ rules: 4, events: 10 });
    const annotations = readFileSync(file('a'), 'utf8');
    const lines = annotations.trimEnd().split('\n');
    expect(lines).toHaveLength(6);
    for (const line of lines)
      expect(line).toMatch(/^::(?:error|warning|notice) (?:file=[^:,]+,line=\d+,col=\d+,)?title=eqlibrium%3A \w+::/);
    expect(lines[1]).toMatch(/^::error file=rules\/broken\.eql,line=2,col=14,/);
    expect(lines[0]).toMatch(/^::error file=rules\/%3A%3Aerror%3A%3Ax\|`<b>%250A&\.eql,line=1/);
    const summary = readFileSync(file('s.md'), 'utf8');
    expect(summary).toMatch(/^## ❌ 2 findings fail the review; 7 changed rules; 4 run over 10 events each/);
    expect(summary).toContain('```mermaid\npie showData');
    expect(summary.split('\n').filter((line) => line.includes('<b>') && !line.includes('``rules/::error::x'))).toEqual([]);
    expect(readFileSync(file('o'), 'utf8')).toBe(
      'changed=7\nmeaning=3\nunreadable=2\nrefused=1\nlossy=0\ndisagreements=0\ngolden=0\nfailures=2\n',
    );
    const log = JSON.parse(readFileSync(file('s.sarif'), 'utf8'));
    expect(sarifProblems(log)).toEqual([]);
    const { runs } = log;
    const results: readonly { readonly level: string; readonly ruleId: string }[] = runs[0].results;
    // What is gone stands in no file.
    expect(results.map(({ level, ruleId }) => `${level} ${ruleId}`)).toEqual([
      'error unreadable',
      'error unreadable',
      'warning refused',
      'note meaning',
      'note meaning',
    ]);
  });

  it('fails by what was asked for, with the exit code of that, and not by what a baseline knows', async () => {
    expect((await reviewed('new')).exitCode).toBe(0);
    expect((await reviewed('new', '--fail-on', 'refused')).exitCode).toBe(3);
    expect((await reviewed('new', '--fail-on', 'lossy,meaning')).exitCode).toBe(0);
    expect((await reviewed('rules/nc.eql', '--fail-on', 'refused,meaning')).exitCode).toBe(1);
    expect((await reviewed('rules', '--fail-on', 'none')).exitCode).toBe(0);
    const known = { rule: 'netcat-1', name: 'new', of: 'sigma', is: 'refused', code: 'sigma-no-maxspan' };
    repository.write({ 'known.json': JSON.stringify({ version: 1, known: [known] }) });
    expect((await reviewed('new', '--fail-on', 'refused', '--baseline', 'known.json')).exitCode).toBe(0);
    repository.write({ 'new/a/x.eql': UNTIMED, 'new/b/x.eql': UNTIMED });
    const ofFile = { ...known, rule: 'new/a/x.eql', name: 'x' };
    repository.write({ 'known.json': JSON.stringify({ version: 1, known: [known, ofFile] }) });
    const { text } = await reviewed('new', '--baseline', 'known.json');
    expect(text.match(/^new\S+ refused/gm)).toEqual(['new/b/x.eql:1:1: refused']);
    repository.write({ 'new/a/x.eql': null, 'new/b/x.eql': null });
  });

  it('looks at what is staged alone, as a hook has to, and at a first commit', async () => {
    const own = makeRepository();
    const staged = async (): Promise<readonly string[]> => {
      const { out: text } = await own.run(['review', '--git', 'HEAD', '--staged', '--events', '10', '--target', 'sigma']);
      return text.trimEnd().split('\n');
    };
    own.write({ 'a.eql': NC, 'draft.eql': 'process where' });
    own.git('add', 'a.eql');
    const first = 'nothing here fails the review; 1 changed rule; 1 run over 10 events each by every engine';
    expect(await staged()).toEqual([first]);
    own.git('commit', '-q', '-m', 'first');
    own.write({ 'a.eql': NC.replace(':', '==') });
    expect(await staged()).toEqual(['nothing here fails the review; 0 changed rules']);
    own.git('add', 'a.eql');
    own.write({ 'a.eql': 'process where (' });
    expect(await staged()).toEqual([expect.stringMatching(/^a\.eql:1:1: meaning: a: narrower/), first]);
    // A commit of some files has an index of its own, which git names to its hooks.
    const index = readFileSync(join(own.folder, '.git/index'));
    own.git('reset', '-q');
    for (const [file, lines] of [
      ['.git/next-index', 2],
      ['elsewhere', 1],
    ] as const) {
      writeFileSync(join(own.folder, file), index);
      vi.stubEnv('GIT_INDEX_FILE', join(own.folder, file));
      expect({ file, lines: (await staged()).length }).toEqual({ file, lines });
      vi.unstubAllEnvs();
    }
    const both = await own.run(['review', '--git', 'HEAD..main', '--staged']);
    expect(both.err).toBe('error: --staged is compared with one revision, and HEAD..main names two\n');
    own.remove();
  });

  it('replays golden events, where they stand', async () => {
    const golden = ['--golden', join(repository.folder, 'golden')];
    repository.write({ 'golden/nc.yaml': GOLDEN });
    expect((await reviewed('rules/nc.eql', ...golden)).text).toContain('1 golden expectation, 0 not met');
    repository.write({ 'golden/nc.yaml': GOLDEN.replace('process.name: nc', 'process.name: NC') });
    const { text, exitCode } = await reviewed('rules/nc.eql', ...golden);
    expect(text).toMatch(/golden\/nc\.yaml:3:\d+: golden: nc: a match is expected, and there is none/);
    expect(exitCode).toBe(1);
  });
});
