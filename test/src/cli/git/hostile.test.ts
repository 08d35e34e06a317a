import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../../src/cli/host/host.ts';
import { makeRepository, type TestRepository } from '../../../support/git-repository.ts';
import { rule } from './rule-texts.ts';

/** Hands out a repository with one commit, and removes it. */
async function inRepository(work: (repository: TestRepository) => Promise<void>): Promise<void> {
  const repository = makeRepository();
  try {
    repository.write({ 'a.toml': rule('a', 'process where process.name : "a"') });
    repository.commit('first');
    await work(repository);
  } finally {
    repository.remove();
  }
}

describe('a repository of somebody who means harm', () => {
  it('has nothing run that its settings name', async () => {
    await inRepository(async (repository) => {
      const { folder, git, write, run } = repository;
      const mark = join(folder, '.git', 'was-run');
      const trap = join(folder, '.git', 'trap.sh');
      writeFileSync(trap, `#!/bin/sh\necho "$0 $@" >> '${mark}'\ncat\n`);
      chmodSync(trap, 0o755);
      mkdirSync(join(folder, '.git', 'hooks'), { recursive: true });
      for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman'])
        writeFileSync(join(folder, '.git', 'hooks', hook), `#!/bin/sh\n${trap} hook\n`, { mode: 0o755 });
      for (const name of [
        'core.fsmonitor',
        'core.pager',
        'core.editor',
        'core.sshCommand',
        'diff.external',
        'diff.evil.command',
        'diff.evil.textconv',
        'filter.evil.clean',
        'filter.evil.smudge',
        'filter.p.process',
        'gpg.program',
        'pager.diff',
        'pager.log',
      ])
        git('config', name, trap);
      git('config', 'log.showSignature', 'true');
      git('config', 'filter.evil.required', 'true');
      write({ 'a.toml': rule('a', 'process where process.name : "b"'), 'b.toml': rule('b', 'process where true') });
      // What an editor or a checkout leaves: newer than what git remembers of it.
      write({ '.gitattributes': '*.toml diff=evil filter=evil\nb.toml filter=p\n' });
      const ran = await run(['diff', '--git', 'HEAD']);
      expect(ran.out.split('\n').slice(-2)[0]).toBe('2 rules changed since HEAD: 1 overlap, 1 added');
      expect((await run(['diff', '--history', 'a.toml'])).out).toContain('2 versions: ');
      expect((await run(['diff', '--git', 'HEAD..HEAD'])).out).toBe('no rule changed between HEAD and HEAD\n');
      expect(existsSync(mark)).toBe(false);
      // The traps work: git by itself walks into them.
      git('status');
      expect(existsSync(mark)).toBe(true);
    });
  });

  it('writes nothing into it', async () => {
    await inRepository(async ({ git, run, write, folder }) => {
      write({ 'b.toml': rule('b', 'process where true') });
      const state = (): string =>
        execFileSync('sh', ['-c', 'find . -type f | sort | xargs -d "\\n" md5sum'], { cwd: folder, encoding: 'utf8' });
      git('config', 'core.untrackedCache', 'true');
      const before = state();
      await run(['diff', '--git', 'HEAD']);
      await run(['diff', '--history', 'a.toml']);
      expect(state()).toBe(before);
    });
  });
});

describe('a repository that is not as it should be', () => {
  it('is none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-none-'));
    try {
      await inRepository(async ({ run }) => {
        const ran = await run(['diff', '--git', 'HEAD', folder]);
        expect(ran.err).toBe(`error: ${folder} is in no git repository\n`);
        expect(ran.exitCode).toBe(EXIT.input);
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('has no commit yet: all rules are new, and there is no history', async () => {
    const { run, write, git, remove } = makeRepository();
    write({ 'a.toml': rule('a', 'process where true') });
    const { err, out, exitCode } = await run(['diff', '--git', 'HEAD']);
    expect({ err, out }).toEqual({ err: '', out: 'added           Rule a  a.toml\n1 rule changed since HEAD: 1 added\n' });
    expect(exitCode).toBe(EXIT.disagreement);
    for (const words of [
      ['--git', 'main'],
      ['--git', 'HEAD...main'],
      ['--history', 'a.toml'],
    ]) {
      const ran = await run(['diff', ...words]);
      expect(ran.err).toMatch(/^error: (?:HEAD|main) names no commit of this repository\n/);
      expect(ran.exitCode).toBe(EXIT.input);
    }
    git('add', '-A');
    git('commit', '-q', '-m', 'first');
    const empty = git('hash-object', '-t', 'tree', '/dev/null').trim();
    expect((await run(['diff', '--git', empty])).out).toContain('1 rule changed since 4b825dc');
    remove();
  });

  it('is shallow', async () => {
    await inRepository(async ({ run, write, commit, folder, git }) => {
      write({ 'a.toml': rule('a', 'process where process.name : "b"') });
      commit('second');
      git('clone', '-q', '--depth', '1', `file://${folder}`, 'clone');
      const asked = await run(['diff', '--git', 'HEAD~1'], 'clone');
      expect(asked.err).toMatch(/^error: HEAD~1 names no commit of this repository\n {2}this is a shallow clone/);
      const history = await run(['diff', '--history', 'a.toml'], 'clone');
      expect(history.err).toContain('note: this is a shallow clone');
      expect(history.out).toMatch(/added {11}second\n1 version: 1 added\n$/);
    });
  });

  it('lacks what a partial clone left behind', async () => {
    await inRepository(async ({ run, write, commit, folder, git }) => {
      write({ 'a.toml': rule('a', 'process where process.name : "b"') });
      commit('second');
      git('config', 'uploadpack.allowFilter', 'true');
      git('clone', '-q', '--filter=blob:none', `file://${folder}`, 'clone');
      const { err, exitCode } = await run(['diff', '--git', 'HEAD~1'], 'clone');
      expect(err).toMatch(/^error: git /);
      expect(exitCode).toBe(EXIT.input);
    });
  });

  it('has a submodule, which is a repository of its own', async () => {
    await inRepository(async ({ run, write, commit, folder, git }) => {
      const other = makeRepository();
      other.write({ 's.toml': rule('s', 'process where true') });
      other.commit('of the other');
      git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other.folder, 'sub.toml');
      commit('with a submodule');
      const { out, err } = await run(['diff', '--git', 'HEAD~1']);
      expect(out).toBe('no rule changed since HEAD~1\n');
      expect(err).toBe('note: passed over sub.toml: it is a submodule, whose rules are in a repository of their own\n');
      write({ 'sub.toml/s.toml': rule('s', 'process where process.pid > 4') });
      expect((await run(['diff', '--git', 'HEAD', 'sub.toml'])).out).toContain('narrower        Rule s  s.toml');
      expect(folder).not.toBe(other.folder);
      other.remove();
    });
  });

  it('has no working tree', async () => {
    await inRepository(async ({ run, write, commit, folder, git }) => {
      write({ 'a.toml': rule('a', 'process where process.name : "b"') });
      commit('second');
      git('clone', '-q', '--bare', folder, 'bare.git');
      expect((await run(['diff', '--git', 'HEAD~1..HEAD'], 'bare.git')).out).toContain('overlap         Rule a  a.toml');
      const { err, exitCode } = await run(['diff', '--git', 'HEAD~1'], 'bare.git');
      expect(err).toBe('error: this repository has no working tree; --git A..B compares two revisions\n');
      expect(exitCode).toBe(EXIT.input);
    });
  });

  it('has names that are no text', async () => {
    await inRepository(async ({ run, commit, folder }) => {
      const named = (byte: number): Buffer =>
        Buffer.concat([Buffer.from(`${folder}/latin`), Buffer.of(byte), Buffer.from('.toml')]);
      for (const byte of [0xe8, 0xe9]) writeFileSync(named(byte), rule(`r${byte}`, 'process where process.name : ("a", "b")'));
      commit('second');
      for (const byte of [0xe8, 0xe9]) writeFileSync(named(byte), rule(`r${byte}`, 'process where process.name : "a"'));
      const { out, err } = await run(['diff', '--git', 'HEAD']);
      expect(err).toBe('');
      expect(out).toMatch(/^narrower {8}Rule r232 {2}latin\u00b7\.toml$/m);
      expect(out).toMatch(/^narrower {8}Rule r233 {2}latin\u00b7\.toml$/m);
      expect(out).toMatch(/^2 rules changed since HEAD: 2 narrower$/m);
    });
  });

  it('has a link in the place of a rule, which may well be it', async () => {
    await inRepository(async ({ run, write, folder }) => {
      write({ 'a.toml': null });
      symlinkSync('/etc/passwd', join(folder, 'a.toml'));
      const { out, err, exitCode } = await run(['diff', '--git', 'HEAD']);
      expect(out).toMatch(/^meaning lost {4}Rule a {2}a\.toml\n {4}now: a\.toml:1:1: it is a link,.* \[file-unreadable\]\n/);
      expect(err).toBe('');
      expect(exitCode).toBe(EXIT.input);
    });
  });

  it('is in the middle of a merge', async () => {
    await inRepository(async ({ run, write, commit, git }) => {
      git('checkout', '-q', '-b', 'side');
      write({ 'a.toml': rule('a', 'process where process.name : "side"') });
      commit('side');
      git('checkout', '-q', 'main');
      write({ 'a.toml': rule('a', 'process where process.name : "main"') });
      commit('main');
      expect(() => git('merge', '-q', 'side')).toThrow();
      const { out, exitCode } = await run(['diff', '--git', 'HEAD']);
      expect(out).toMatch(/^meaning lost {4}Rule a {2}a\.toml\n/);
      expect(exitCode).toBe(EXIT.input);
    });
  });
});
