import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../../../src/cli/host/host.ts';
import { makeRepository, type TestRepository } from '../../../support/git-repository.ts';
import { rule } from './rule-texts.ts';

let repository: TestRepository;
const commits: string[] = [];

const NAMES = (names: string): string => rule('r', `process where process.name : (${names})`);

beforeAll(() => {
  repository = makeRepository();
  const { write, commit, git } = repository;
  const keep = (subject: string): void => void commits.push(commit(subject));
  write({ 'a.toml': NAMES('"a", "b"'), 'other.eql': 'process where true' });
  keep('first');
  write({ 'other.eql': 'file where true' });
  keep('of another file');
  write({ 'a.toml': NAMES('"a", "b", "c"') });
  keep('one more \u001b[31m| <b>');
  git('mv', 'a.toml', 'b c.toml');
  write({ 'b c.toml': NAMES('"a", "c"') });
  keep('moved and narrowed');
  git('checkout', '-q', '-b', 'side');
  write({ 'b c.toml': NAMES('"a", "c", "side"') });
  keep('on a branch');
  git('checkout', '-q', 'main');
  write({ 'b c.toml': NAMES('"a", "main"') });
  keep('on main');
  expect(() => git('merge', '-q', 'side', '-m', 'merge')).toThrow();
  write({ 'b c.toml': NAMES('"a", "main", "side", "evil"') });
  keep('merge with words of its own');
  write({ 'b c.toml': null });
  keep('gone');
  write({ 'b c.toml': rule('r', 'process where') });
  keep('back and broken');
});

afterAll(() => repository.remove());

describe('diff --history', () => {
  it('labels every commit of a file, newest first, under every name that it had', async () => {
    const { out, err, exitCode } = await repository.run(['diff', '--history', 'b c.toml']);
    expect(err).toBe('');
    const lines = out.split('\n').filter((line) => !line.startsWith(' '));
    const named = (at: number): string => commits[at]?.slice(0, 10) ?? '';
    expect(lines).toEqual([
      `${named(8)}  2026-01-10  unreadable      back and broken`,
      `${named(7)}  2026-01-09  deleted         gone`,
      `${named(6)}  2026-01-08  broader         merge with words of its own`,
      `${named(5)}  2026-01-07  overlap         on main`,
      `${named(4)}  2026-01-06  broader         on a branch`,
      `${named(3)}  2026-01-05  narrower        moved and narrowed`,
      `${named(2)}  2026-01-04  broader         one more \u00b7[31m| <b>`,
      `${named(0)}  2026-01-02  added           first`,
      '8 versions: 1 unreadable, 1 deleted, 1 overlap, 1 narrower, 3 broader, 1 added',
      '',
    ]);
    expect(out).toMatch(/moved and narrowed\n {4}a\.toml -> b c\.toml\n {4}no longer caught {2}\{.*"process\.name":"b"/i);
    expect(exitCode).toBe(EXIT.ok);
  });

  it('gives one document, and what is not committed first', async () => {
    repository.write({ 'b c.toml': NAMES('"a"') });
    try {
      const { out } = await repository.run(['diff', '--history', 'b c.toml', '--json']);
      const { file, versions } = JSON.parse(out) as { file: string; versions: readonly object[] };
      expect(file).toBe('b c.toml');
      expect(versions).toHaveLength(9);
      expect(versions[0]).toMatchObject({ commit: null, parents: [commits[8]], date: null, relation: 'meaning gained' });
      expect(versions[3]).toMatchObject({
        commit: commits[6],
        parents: [commits[5], commits[4]],
        date: expect.stringMatching(/^2026-01-08T00:00:00(Z|\+00:00)$/),
        subject: 'merge with words of its own',
        file: 'b c.toml',
        relation: 'broader',
        rules: [{ relation: 'broader', meaning: { kind: 'differs', lost: null, added: expect.anything() } }],
      });
      expect(versions[6]).toMatchObject({
        file: 'b c.toml',
        rules: [{ before: { file: 'a.toml' }, after: { file: 'b c.toml' } }],
      });
    } finally {
      repository.git('checkout', '-q', '--', '.');
    }
  });

  it('names the rules of a file with several, and what git calls a change that is none', async () => {
    const line = (id: string, query: string): string =>
      `${JSON.stringify({ rule_id: id, name: id, type: 'eql', language: 'eql', query })}\n`;
    const other = makeRepository();
    other.write({ 'all.ndjson': line('one', 'any where a == "1"') + line('two', 'any where a == "1"') });
    other.commit('several');
    other.write({ 'all.ndjson': line('two', 'any where a == "2"') + line('one', 'any where a == "1" and b == "1"') });
    other.commit('both');
    other.write({ 'all.ndjson': line('one', 'any where a == "1" and b == "1"') + line('two', 'any where a == "2"') });
    other.commit('another order');
    const { out } = await other.run(['diff', '--history', 'all.ndjson']);
    other.remove();
    expect(out.replace(/^[0-9a-f]{10} {2}.{10} {2}/gm, '').replace(/\{.*\}/g, 'EVENT')).toBe(
      [
        'equivalent      another order',
        'overlap         both',
        '    overlap  two',
        '      no longer caught  EVENT',
        '      caught now        EVENT',
        '    narrower  one',
        '      no longer caught  EVENT',
        'added           several',
        '    added  one',
        '    added  two',
        '3 versions: 1 overlap, 1 added, 1 equivalent',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [['--history', '.'], '. is a folder; --history takes a file, and --git compares folders'],
    [['--history', 'nowhere.toml'], 'no commit has nowhere.toml'],
    [['--history', 'other.eql', 'b c.toml'], '--history takes its file alone, and b c.toml stands beside it'],
  ])('refuses %j', async (arguments_, words) => {
    const { exitCode, err, out } = await repository.run(['diff', ...arguments_]);
    expect(err).toBe(`error: ${words}\n`);
    expect(out).toBe('');
    expect(exitCode).toBe(EXIT.input);
  });
});
