import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';
import { rule, SIGMA_ID, sigma } from './git/rule-texts.ts';

const name = (value: string): string => `process where process.name == ${JSON.stringify(value)}`;
const either = (one: string, other: string): string => `${name(one)} or process.name == ${JSON.stringify(other)}`;
const kibana = (id: string, query: string, more: object = {}): string =>
  JSON.stringify({ rule_id: id, name: `Rule ${id}`, type: 'eql', language: 'eql', query, ...more });

const FOLDERS = {
  'a/equal.toml': rule('equal', either('x', 'y')),
  'b/equal.toml': rule('equal', either('y', 'x')),
  'a/same.toml': rule('same', name('x'), { severity: 'low' }),
  'b/same.toml': rule('same', name('x'), { severity: 'high' }),
  'a/narrow.toml': rule('narrow', name('x')),
  'b/moved/wide.toml': rule('narrow', either('x', 'y')),
  'a/wide.toml': rule('wide', either('x', 'y')),
  'b/wide.toml': rule('wide', name('x')),
  'a/over.toml': rule('over', either('x', 'y')),
  'b/over.toml': rule('over', either('x', 'z')),
  'a/apart.toml': rule('apart', name('x')),
  'b/apart.toml': rule('apart', 'process where process.name == null'),
  'a/open.toml': rule('open', 'any where startsWith(process.name, process.args)'),
  'b/open.toml': rule('open', 'any where startsWith(process.name, process.title)'),
  'a/gone.toml': rule('gone', name('x')),
  'b/new.toml': rule('new', name('x')),
};

describe('diff of two collections', () => {
  it('tells of each rule in a line what that of A is beside that of B, with the events that show it', async () => {
    const { out, err, exitCode } = await run(['diff', 'a', 'b/'], { files: FOLDERS });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(err).not.toMatch(/error|warning|note/);
    const lines = out.trimEnd().split('\n');
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
      'disjoint          Rule apart  apart.toml',
      'equivalent        Rule equal  equal.toml',
      'only in A         Rule gone  gone.toml',
      'A is narrower     Rule narrow  narrow.toml | moved/wide.toml',
      'only in B         Rule new  new.toml',
      'unknown           Rule open  open.toml',
      'overlap           Rule over  over.toml',
      'equivalent        Rule same  same.toml',
      'A is broader      Rule wide  wide.toml',
      '9 rules of A = a, B = b/: 1 only in A, 1 disjoint, 1 overlap, 1 A is broader, 1 A is narrower, 1 unknown, 1 only in B, ' +
        '2 equivalent (1 of them with other metadata)',
    ]);
    const below = (label: string): readonly string[] => {
      const at = lines.findIndex((line) => line.startsWith(label)) + 1;
      return lines.slice(at, at + lines.slice(at).findIndex((line) => !line.startsWith(' ')));
    };
    expect(below('A is narrower')).toEqual(['    only B catches  {"event.category":"process","process.name":"y"}']);
    expect(below('A is broader')).toEqual(['    only A catches  {"event.category":"process","process.name":"y"}']);
    expect(below('overlap').map((line) => line.trim().slice(0, 14))).toEqual(['only A catches', 'only B catches']);
    expect(below('equivalent        Rule same')).toEqual(['    severity: "low" -> "high"']);
    expect(below('equivalent        Rule equal')).toEqual([]);
  });

  it('is an equivalence where each rule has one of the same meaning', async () => {
    const files = { 'a/x.toml': FOLDERS['a/equal.toml'], 'b/x.toml': FOLDERS['b/equal.toml'] };
    expect(await run(['diff', 'a', 'b'], { files })).toMatchObject({
      exitCode: EXIT.ok,
      out: 'equivalent        Rule equal  x.toml\n1 rule of A = a, B = b: 1 equivalent\n',
    });
  });

  it('is a document with --json, in the words of two single rules', async () => {
    const { out } = await run(['diff', 'a', 'b', '--json'], { files: FOLDERS });
    const found = JSON.parse(out);
    expect(found).toMatchObject({ a: { path: 'a', rules: 8 }, b: { path: 'b', rules: 8 } });
    expect(found.rules[3]).toMatchObject({
      relation: 'A is narrower',
      name: 'Rule narrow',
      id: 'narrow',
      a: { file: 'narrow.toml', line: 7 },
      b: { file: 'moved/wide.toml' },
      meaning: { kind: 'differs', relation: 'broader' },
    });
    expect(found.rules[2]).toMatchObject({ relation: 'only in A', b: null, meaning: null });
    expect(found.summary).toMatchObject({
      rules: 9,
      equivalent: 2,
      'only in A': 1,
      'only in B': 1,
      'A is broader': 1,
      metadataOnly: 1,
    });
    const single = JSON.parse((await run(['diff', 'a/narrow.toml', 'b/moved/wide.toml', '--json'], { files: FOLDERS })).out);
    expect(single).toMatchObject({ relation: 'A is narrower' });
    expect(single).not.toHaveProperty('rules');
  });

  it('is Markdown with --md, of single rules too', async () => {
    const { out } = await run(['diff', 'a', 'b', '--md'], { files: FOLDERS });
    expect(out).toMatch(/^### Rules `A = a, B = b`\n\n9 rules: 1 only in A, 1 disjoint/);
    expect(out).toContain('| **A is broader** | `Rule wide` | `wide.toml` |');
    expect(out).toContain(
      '#### `Rule wide`\n\nA is broader: A catches all that B does, and more.\n\nOnly A catches this event:\n',
    );
    expect(out).not.toContain('Rule equal');
    const one = await run(['diff', 'a/wide.toml', 'b/wide.toml', '--md'], { files: FOLDERS });
    expect(one.exitCode).toBe(EXIT.disagreement);
    expect(one.out).toMatch(/^#### `A = Rule wide, B = Rule wide`\n\nA is broader: /);
    const same = await run(['diff', 'a/wide.toml', 'a/wide.toml', '--md'], { files: FOLDERS });
    expect(same.out).toContain('Equivalent: the same events are caught, and the metadata is the same.');
  });

  it('compares exports with folders, and with exports', async () => {
    const lines = [kibana('one', name('x')), kibana('two', name('y')), kibana('three', name('z'))];
    const files = {
      'old.ndjson': lines.slice(0, 2).join('\n'),
      'new.ndjson': [lines[1], kibana('one', either('x', 'q'))].join('\n'),
      'one.ndjson': lines[0] ?? '',
      'rules/one.toml': rule('one', name('x')),
      'rules/two.toml': rule('two', name('y')),
    };
    const { out, exitCode } = await run(['diff', 'old.ndjson', 'new.ndjson'], { files });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toMatch(/^equivalent {8}Rule two {2}old\.ndjson \| new\.ndjson$/m);
    expect(out).toMatch(/^A is narrower {5}Rule one/m);
    expect((await run(['diff', 'old.ndjson', 'rules'], { files })).exitCode).toBe(EXIT.ok);
    // However many rules an export holds, it is one.
    expect((await run(['diff', 'one.ndjson', 'old.ndjson'], { files })).out).toMatch(/^only in B {9}Rule two/m);
  });

  it('takes ports for what they are ports of by their files, whatever ids and names they have', async () => {
    const files = {
      'eql/nc.eql': 'process where process.executable : "*\\\\nc.exe"',
      'eql/two.eql': name('x'),
      'sigma/nc.yml': sigma(SIGMA_ID, '\\nc.exe'),
      'sigma/two.yml': [
        sigma('11111111-3c5c-4d7e-9f7a-0d6f6c1c7a01', '\\a.exe'),
        sigma(SIGMA_ID.replace('6f', '7f'), '\\b.exe'),
      ].join('---\n'),
    };
    const { out } = await run(['diff', 'eql', 'sigma', '--field', 'Image=process.executable'], { files });
    const heads = out.split('\n').filter((line) => /^\S/.test(line));
    expect(heads.slice(0, 4)).toEqual([
      expect.stringMatching(/^A is narrower +Sigma 6f.* nc\.eql \| nc\.yml$/),
      expect.stringMatching(/^only in A +two {2}two\.eql$/),
      expect.stringMatching(/^only in B +Sigma 1/),
      expect.stringMatching(/^only in B +Sigma 7f/),
    ]);
  });

  it('compares one rule with that of a collection which has its id, text, name or file, and says which', async () => {
    const { out, err, exitCode } = await run(['diff', 'a/narrow.toml', 'b'], { files: FOLDERS });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toMatch(/^A {2}Rule narrow\nB {2}Rule narrow\n\nA is narrower: /);
    expect(err).toBe('note: b: compared with Rule narrow (b/moved/wide.toml); 7 other rules left aside\n');
    const back = await run(['diff', 'b', 'a/narrow.toml', '--json'], { files: FOLDERS });
    expect(JSON.parse(back.out)).toMatchObject({ relation: 'A is broader' });
    const none = await run(['diff', 'a/gone.toml', 'b'], { files: FOLDERS });
    expect(none.exitCode).toBe(EXIT.input);
    expect(none.err).toBe(
      'error: a/gone.toml is one rule, and none of the 8 rules of b has its id, text, name or file name; ' +
        'give the one to compare it with: diff a/gone.toml b/FILE\n',
    );
  });

  it('tells what is not understood on a line of its own, with exit code 2', async () => {
    const files = {
      'a/one.toml': rule('one', name('x')),
      'a/two.toml': rule('two', 'process where'),
      'a/three.toml': rule('three', 'process where'),
      'b/one.toml': rule('one', 'process where ('),
      'b/two.toml': rule('two', name('x')),
      'b/four.toml': rule('four', name('x')),
    };
    const { out, exitCode } = await run(['diff', 'a', 'b'], { files });
    expect(exitCode).toBe(EXIT.input);
    const heads = out.split('\n').filter((line) => /^\S/.test(line));
    expect(heads).toEqual([
      'only in B         Rule four  four.toml',
      'B not understood  Rule one  one.toml',
      expect.stringMatching(/^not understood {4}.*three\.toml$/),
      'A not understood  Rule two  two.toml',
      '4 rules of A = a, B = b: 1 B not understood, 1 not understood, 1 only in B, 1 A not understood',
    ]);
    expect(out).toMatch(/^ {4}B: b\/one\.toml:\d+:\d+: .*\[[\w-]+\]$/m);
  });

  it('reads nothing from a folder without rules', async () => {
    const { out, err, exitCode } = await run(['diff', 'a', 'c'], { files: { ...FOLDERS, 'c/note.txt': 'nothing' } });
    expect(exitCode).toBe(EXIT.input);
    expect(out).toBe('');
    expect(err).toContain('rules in c');
  });
});
