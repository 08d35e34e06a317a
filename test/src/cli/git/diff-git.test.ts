import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../../../src/cli/host/host.ts';
import { makeRepository, type TestRepository } from '../../../support/git-repository.ts';
import { rule, SIGMA_ID, sigma } from './rule-texts.ts';

let repository: TestRepository;

beforeAll(() => {
  repository = makeRepository();
  repository.write({ 'rules/r.toml': rule('r', 'process where process.name : ("nc", "ncat")') });
  repository.commit('first');
});

afterAll(() => repository.remove());

/** One rule, changed commit by commit: each against the one before. */
const CHANGES: readonly {
  readonly subject: string;
  readonly files: { readonly [path: string]: string | Uint8Array | null };
  readonly lines: readonly (string | RegExp)[];
  readonly exitCode: number;
}[] = [
  {
    subject: 'narrower',
    files: { 'rules/r.toml': rule('r', 'process where process.name : "nc"') },
    lines: ['narrower        Rule r  rules/r.toml', /^ {4}no longer caught {2}\{.*"process\.name":"ncat"/i],
    exitCode: EXIT.disagreement,
  },
  {
    subject: 'broader',
    files: { 'rules/r.toml': rule('r', 'process where process.name : ("nc", "socat")') },
    lines: ['broader         Rule r  rules/r.toml', /^ {4}caught now {8}\{.*"process\.name":"socat"/i],
    exitCode: EXIT.disagreement,
  },
  {
    subject: 'overlap',
    files: { 'rules/r.toml': rule('r', 'process where process.name : ("nc", "x")') },
    lines: ['overlap         Rule r  rules/r.toml', /no longer caught .*"socat"/i, /caught now .*"x"/i],
    exitCode: EXIT.disagreement,
  },
  {
    subject: 'disjoint',
    files: { 'rules/r.toml': rule('r', 'any where event.category != "process" and not event.category == "process"') },
    lines: ['disjoint        Rule r  rules/r.toml', /no longer caught/, /caught now/],
    exitCode: EXIT.disagreement,
  },
  {
    subject: 'equivalent',
    files: { 'rules/r.toml': rule('r', 'any where not event.category == "process" and event.category != "process"') },
    lines: [],
    exitCode: EXIT.ok,
  },
  {
    subject: 'metadata only',
    files: {
      'rules/r.toml': rule('r', 'any where not event.category == "process" and event.category != "process"', {
        severity: 'high',
      }),
    },
    lines: ['metadata        Rule r  rules/r.toml', '    severity: none -> "high"'],
    exitCode: EXIT.ok,
  },
  {
    subject: 'renamed',
    files: {
      'rules/r.toml': null,
      'rules/other folder/ü\n.toml': rule('r', 'any where not event.category == "process" and event.category != "process"', {
        severity: 'high',
      }),
    },
    lines: ['renamed         Rule r  rules/r.toml -> rules/other folder/ü .toml'],
    exitCode: EXIT.ok,
  },
  {
    subject: 'unreadable',
    files: { 'rules/other folder/ü\n.toml': rule('r', 'any where not') },
    lines: [
      'meaning lost    Rule r  rules/other folder/ü .toml',
      /^ {4}now: rules\/other folder\/ü .toml:7:\d+: .* \[unexpected-end\]$/,
    ],
    exitCode: EXIT.input,
  },
  {
    subject: 'readable again',
    files: { 'rules/other folder/ü\n.toml': rule('r', 'any where true') },
    lines: ['meaning gained  Rule r  rules/other folder/ü .toml', /^ {4}before: .* \[unexpected-end\]$/],
    exitCode: EXIT.disagreement,
  },
  {
    subject: 'meaning lost',
    files: { 'rules/other folder/ü\n.toml': rule('r', 'any where process.pid : "a"') },
    lines: ['meaning lost    Rule r  rules/other folder/ü .toml', /^ {4}now: .*\]$/],
    exitCode: EXIT.input,
  },
  {
    subject: 'deleted',
    files: { 'rules/other folder/ü\n.toml': null, 'rules/keep.eql': 'process where true' },
    lines: ['added           keep  rules/keep.eql', 'deleted         Rule r  rules/other folder/ü .toml'],
    exitCode: EXIT.disagreement,
  },
  {
    subject: 'in another language',
    files: { 'rules/keep.eql': 'process where process.name : "a"', 'rules/s.yml': sigma(SIGMA_ID, '\\a.exe') },
    lines: ['narrower        keep  rules/keep.eql', /no longer caught/, `added           Sigma ${SIGMA_ID}  rules/s.yml`],
    exitCode: EXIT.disagreement,
  },
  {
    subject: 'moved into another file and changed, known by its id',
    files: {
      'rules/s.yml': null,
      'rules/deep/t.yml': `# moved\n\n${sigma(SIGMA_ID, 'a.exe').replace('status: test', 'status: stable\nlevel: high\nauthor: nobody\ndescription: all is new')}`,
    },
    lines: [`broader         Sigma ${SIGMA_ID}  rules/s.yml -> rules/deep/t.yml`, /caught now/, /severity: none -> "high"/],
    exitCode: EXIT.disagreement,
  },
];

describe('diff --git', () => {
  const commits: string[] = ['HEAD'];

  beforeAll(() => {
    commits[0] = repository.git('rev-parse', 'HEAD').trim();
    for (const { subject, files } of CHANGES) {
      repository.write(files);
      commits.push(repository.commit(subject));
    }
  });

  it.each(CHANGES.map((change, at) => [change.subject, at, change] as const))('says %s', async (_, at, { lines, exitCode }) => {
    const ran = await repository.run(['diff', '--git', `${commits[at]}..${commits[at + 1]}`]);
    expect(ran.err).toBe('');
    const told = ran.out.trimEnd().split('\n').slice(0, -1);
    expect(told).toEqual(lines.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))));
    expect(ran.exitCode).toBe(exitCode);
  });

  it('counts last, and lists equivalent rules when asked', async () => {
    const range = `${commits[4]}..${commits[5]}`;
    const { out } = await repository.run(['diff', '--git', range, '--verbose']);
    expect(out.split('\n')).toEqual([
      'equivalent      Rule r  rules/r.toml',
      `1 rule changed between ${commits[4]} and ${commits[5]}: 1 equivalent`,
      '',
    ]);
  });

  it('gives one document', async () => {
    const { out } = await repository.run(['diff', '--git', `${commits[0]}..${commits[1]}`, '--json']);
    expect(JSON.parse(out)).toMatchObject({
      before: commits[0],
      after: commits[1],
      rules: [
        {
          relation: 'narrower',
          name: 'Rule r',
          id: 'r',
          before: { file: 'rules/r.toml', line: 7 },
          after: { file: 'rules/r.toml', line: 7 },
          meaning: { kind: 'differs', relation: 'narrower', added: null },
          metadata: [],
          problems: [],
        },
      ],
      summary: { rules: 1, narrower: 1, broader: 0 },
    });
  });

  it('compares with the working tree, what git does not know yet and what is staged among it', async () => {
    repository.write({
      'rules/keep.eql': 'process where true',
      'rules/untracked.eql': 'file where true',
      '.gitignore': 'ignored.eql',
    });
    repository.write({ 'rules/staged.kql': 'process.name : a', 'rules/ignored.eql': 'file where true' });
    repository.git('add', 'rules/staged.kql');
    try {
      const { out } = await repository.run(['diff', '--git', 'HEAD']);
      expect(out.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
        'broader         keep  rules/keep.eql',
        'added           staged  rules/staged.kql',
        'added           untracked  rules/untracked.eql',
        '3 rules changed since HEAD: 1 broader, 2 added',
        '',
      ]);
    } finally {
      repository.git('reset', '-q', '--hard');
      repository.git('clean', '-fdxq');
    }
  });

  it('reads what was moved and changed since, of which git knows the name and has no bytes', async () => {
    repository.git('mv', 'rules/deep/t.yml', 'rules/moved.yml');
    repository.write({
      'rules/moved.yml': repository
        .git('show', 'HEAD:rules/deep/t.yml')
        .replace("'a.exe'", "'aa.exe'")
        .replace(/^id.*\n/m, ''),
    });
    try {
      const { out, err } = await repository.run(['diff', '--git', 'HEAD']);
      expect(err).toBe('');
      expect(out).toContain('1 rule changed since HEAD: 1 narrower (1 in another file)');
    } finally {
      repository.git('reset', '-q', '--hard');
      repository.git('clean', '-fdxq');
    }
  });

  it('looks at the folder it stands in, or at the path it is given', async () => {
    const names = async (arguments_: readonly string[], below?: string): Promise<readonly string[]> => {
      const { out } = await repository.run(['diff', '--git', `${commits[10]}..HEAD`, ...arguments_], below);
      return [...out.matchAll(/^\w.* (rules\/\S+)$/gm)].map(([, file = '']) => file);
    };
    expect(await names([])).toEqual(['rules/deep/t.yml', 'rules/keep.eql']);
    expect(await names([], 'rules/deep')).toEqual(['rules/deep/t.yml']);
    expect(await names(['deep'], 'rules')).toEqual(['rules/deep/t.yml']);
    expect(await names(['rules/keep.eql'])).toEqual(['rules/keep.eql']);
    expect(await names([join(repository.folder, 'rules/deep/')])).toEqual(['rules/deep/t.yml']);
  });

  it.each(['nowhere', 'rules/nowhere.eql', 'no/where'])('refuses the path %s, which no version has', async (path) => {
    for (const revisions of ['HEAD', 'HEAD~1..HEAD']) {
      const { exitCode, out, err } = await repository.run(['diff', '--git', revisions, path]);
      expect([exitCode, out, err]).toEqual([EXIT.input, '', `error: no such file or folder in any of the versions: ${path}\n`]);
    }
  });

  it('takes a file that nothing happened to', async () => {
    for (const [path, below] of [
      ['rules/keep.eql', '.'],
      ['keep.eql', 'rules'],
      ['rules', '.'],
    ] as const)
      for (const revisions of ['HEAD', 'HEAD..HEAD']) {
        const { exitCode, err } = await repository.run(['diff', '--git', revisions, path], below);
        expect([exitCode, err]).toEqual([EXIT.ok, '']);
      }
  });

  it('takes the base of two branches, as a pull request does', async () => {
    repository.git('checkout', '-q', '-b', 'topic', commits[1] ?? '');
    repository.write({ 'rules/topic.eql': 'process where true' });
    repository.commit('topic');
    repository.git('checkout', '-q', 'main');
    const { out } = await repository.run(['diff', '--git', 'main...topic']);
    expect(out.split('\n')[0]).toBe('added           topic  rules/topic.eql');
    expect(out.split('\n')).toHaveLength(3);
  });

  it.each([
    ['-x', 'error: -x is no revision: it begins with a hyphen'],
    ['--output=x..HEAD', 'error: --output=x is no revision: it begins with a hyphen'],
    ['nowhere', 'error: nowhere names no commit of this repository'],
    ['HEAD:rules', 'error: HEAD:rules names no commit of this repository'],
    ['..', 'error: .. names no revision; --git takes REV, A..B or A...B'],
    ['', 'error: --git takes a revision: REV, A..B or A...B'],
  ])('refuses the revision %s', async (revision, words) => {
    const { exitCode, err } = await repository.run(['diff', `--git=${revision}`]);
    expect(err.split('\n')[0]).toBe(words);
    expect(exitCode).toBe(EXIT.input);
  });

  it.each([
    [['diff', '--git', 'HEAD', 'rules', 'more'], '--git takes one folder or file, and more is a second one'],
    [['diff', '--git', 'HEAD', '--history', 'x'], '--git and --history are two ways to look; give one of them'],
    [['diff', '--git', 'HEAD', '--md', '--json'], '--md and --json are two forms; give one of them'],
    [['diff', 'rules/keep.eql'], 'diff takes two sides, A and B; or --git REV [PATH]; or --history FILE'],
  ])('refuses %j', async (arguments_, words) => {
    const { exitCode, err } = await repository.run(arguments_);
    expect(err).toBe(`error: ${words}\n`);
    expect(exitCode).toBe(EXIT.input);
  });

  it('passes over links, and what is too much or not meant to be a rule', async () => {
    repository.write({
      'rules/events.json': '{"process":{"name":"a"}}\n',
      'rules/binary.toml': new Uint8Array([0, 255, 254, 10]),
    });
    symlinkSync('/etc/passwd', join(repository.folder, 'rules/link.toml'));
    try {
      const { out, err, exitCode } = await repository.run(['diff', '--git', 'HEAD']);
      expect(out.split('\n').slice(0, 2)).toEqual([
        'unreadable      rules/binary.toml  rules/binary.toml',
        expect.stringContaining('[invalid-utf8]'),
      ]);
      expect(err).toContain('note: passed over rules/link.toml: it is a link');
      expect(err).toContain('note: passed over 1 changed file without a rule that is read (rules/events.json)');
      expect(exitCode).toBe(EXIT.input);
    } finally {
      repository.git('clean', '-fdxq');
    }
  });

  it('gives both versions the names of --field', async () => {
    repository.write({ 'named.eql': 'any where Image : "a"' });
    repository.commit('own names');
    repository.write({ 'named.eql': 'any where process.executable : "a"' });
    repository.commit('names of ECS');
    const named = ['--field', 'Image=process.executable'];
    expect((await repository.run(['diff', '--git', 'HEAD~1..HEAD'])).out).toMatch(/^overlap/);
    expect((await repository.run(['diff', '--git', 'HEAD~1..HEAD', '--verbose', ...named])).out).toMatch(/^equivalent/);
    expect((await repository.run(['diff', '--history', 'named.eql', ...named])).out).toContain('equivalent');
  });

  it('reads CR LF as LF', async () => {
    const lf = 'process where process.name : "a"\n  and process.pid > 4\n';
    repository.write({ 'crlf.eql': lf });
    repository.commit('lf');
    repository.write({ 'crlf.eql': lf.replaceAll('\n', '\r\n') });
    repository.commit('crlf');
    const { out, exitCode } = await repository.run(['diff', '--git', 'HEAD~1..HEAD', '--verbose']);
    expect(out).toMatch(/^equivalent {6}crlf {2}crlf\.eql\n/);
    expect(exitCode).toBe(EXIT.ok);
  });
});
