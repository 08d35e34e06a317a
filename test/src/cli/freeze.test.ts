import { describe, expect, it } from 'vitest';
import { EXIT, UsageError } from '../../../src/cli/host/host.ts';
import { run, type World } from '../../support/memory-host.ts';

const rules: NonNullable<World['files']> = {
  'rules/nc.eql': 'process where process.name : ("nc", "ncat*") and not user.name == "svc"',
  'rules/seq.eql':
    'sequence by host.id with maxspan=1m [process where process.name == "a"] [network where destination.port == 443]',
  'rules/cmd.yml': `title: 'cmd: "odd" name'
id: 11111111-1111-4111-8111-111111111111
logsource: { category: process_creation, product: windows }
detection:
  selection: { Image|endswith: '\\cmd.exe', CommandLine|contains: ['/c', 'yes'] }
  condition: selection
`,
  'rules/kql.json': JSON.stringify({
    rule_id: 'k',
    name: 'kql',
    type: 'query',
    language: 'kuery',
    query: 'process.name: (nc or ncat*) and event.code: 4688',
  }),
};

async function frozen(files: World['files'] = rules): Promise<Readonly<Record<string, string>>> {
  const { written, err, exitCode } = await run(['freeze', 'rules/', '--out', 'golden'], { files: { ...files } });
  expect({ exitCode, err }).toEqual({ exitCode: EXIT.ok, err: '' });
  return Object.fromEntries(written);
}

/** Freezing takes a while, and gives the same every time. */
let kept: ReturnType<typeof frozen> | null = null;

async function golden(): ReturnType<typeof frozen> {
  kept ??= frozen();
  return await kept;
}

describe('freeze', () => {
  it('writes a file a rule, whose events test replays, and the same bytes every time', async () => {
    const files = await golden();
    expect(Object.keys(files).sort()).toEqual([
      'golden/cmd_odd_name.yaml',
      'golden/kql.yaml',
      'golden/nc.yaml',
      'golden/seq.yaml',
    ]);
    expect(files['golden/nc.yaml']).toContain(`
  - why: process.name is "nc" decides alone
    expected: match
    event: { event.category: process, process.name: nc }
`);
    expect(files['golden/seq.yaml']).toMatch(/\n {2}- why: item 1 is left out\n {4}expected: no match\n {4}timeline:\n {6}- /);
    expect(files['golden/cmd_odd_name.yaml']).toContain(
      '\nrule: 11111111-1111-4111-8111-111111111111\nname: \'cmd: "odd" name\'\n',
    );
    expect(await frozen()).toEqual(files);
    const { out, err, exitCode } = await run(['test', 'rules/', '--events', 'golden/', '--strict'], {
      files: { ...rules, ...files },
    });
    expect({ exitCode, err }).toEqual({ exitCode: EXIT.ok, err: '' });
    expect(out).toMatch(/^4 golden files, 4 rules, \d+ expectations: \d+ passed, 0 failed\n$/);
  });

  it.each([
    ['rules/nc.eql', '"nc", ', ''],
    ['rules/nc.eql', 'ncat*', 'ncat'],
    ['rules/nc.eql', ' : (', ' in ('],
    ['rules/nc.eql', 'not user.name', 'user.name'],
    ['rules/nc.eql', ' and not user.name == "svc"', ''],
    ['rules/seq.eql', '443', '444'],
    ['rules/seq.eql', 'maxspan=1m', 'maxspan=59s'],
    ['rules/seq.eql', 'by host.id ', ''],
    ['rules/cmd.yml', '|endswith', '|contains'],
    ['rules/cmd.yml', ", 'yes'", ''],
    ['rules/kql.json', 'nc or', 'nx or'],
    ['rules/kql.json', ' and event.code: 4688', ''],
  ])('a changed rule does not pass: %s, %s', async (file, before, after) => {
    const files = await golden();
    const changed = rules[file]?.toString().replace(before, after);
    expect(changed).not.toBe(rules[file]);
    const { exitCode } = await run(['test', 'rules/', '--events', 'golden/'], {
      files: { ...rules, ...files, [file]: changed ?? '' },
    });
    expect(exitCode).toBe(EXIT.disagreement);
  });

  it('writes a file anew that nobody touched, and keeps one that somebody did, but for --force', async () => {
    const before = await golden();
    const own = before['golden/nc.yaml'] ?? '';
    const changed = { ...rules, 'rules/nc.eql': 'process where process.name : "other"' };
    const again = (files: World['files'], ...more: readonly string[]) =>
      run(['freeze', 'rules/nc.eql', '--out', 'golden/', ...more], { files: { ...changed, ...files } });
    expect((await again(before)).written.get('golden/nc.yaml')).toContain('other');
    expect((await again({ 'golden/nc.yaml': own.replaceAll('\n', '\r\n') })).written.size).toBe(1);
    for (const text of [`${own}# mine\n`, 'rule: nc\nevent: { a: 1 }\n']) {
      const { written, err, exitCode } = await again({ 'golden/nc.yaml': text });
      expect({ exitCode, written: written.size }).toEqual({ exitCode: EXIT.input, written: 0 });
      expect(err).toBe('error: golden/nc.yaml: kept, somebody wrote or edited it; --force overwrites it\n');
      expect((await again({ 'golden/nc.yaml': text }, '--force')).written.size).toBe(1);
    }
    const same = await run(['freeze', 'rules/', '--out', 'golden'], { files: { ...rules, ...before } });
    expect(same.out).toMatch(/^0 files written to golden, 4 unchanged: /);
    expect(same.written.size).toBe(0);
  });

  it('shows letters that would turn a line round, or not show, as escapes', async () => {
    const files = { 'odd.eql': 'any where process.name == "a\\u{202e}b\\u{2028}\\u{e0001}\\u{9b}c\\u{7f}"' };
    const { written, exitCode } = await run(['freeze', 'odd.eql', '--out', 'golden'], { files });
    const text = written.get('golden/odd.yaml') ?? '';
    expect(exitCode).toBe(EXIT.ok);
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(text).toContain('event: { process.name: "a\\u202eb\\u2028\\U000e0001\\u009bc\\u007f" }');
    const replayed = await run(['test', 'odd.eql', '--events', 'golden/'], { files: { ...files, 'golden/odd.yaml': text } });
    expect([replayed.exitCode, replayed.out]).toEqual([EXIT.ok, expect.stringMatching(/ 0 failed\n$/)]);
  });

  it('keeps a file that cannot be read, and goes on', async () => {
    const files = { 'a.eql': 'any where process.name == "a"', 'b.eql': 'any where process.name == "b"', 'golden/a.yaml': '' };
    const breaking = { 'golden/a.yaml': new UsageError('cannot read golden/a.yaml: permission denied') };
    const kept = await run(['freeze', 'a.eql', 'b.eql', '--out', 'golden'], { files, breaking });
    expect([kept.exitCode, [...kept.written.keys()]]).toEqual([EXIT.input, ['golden/b.yaml']]);
    expect(kept.err).toBe('error: golden/a.yaml: kept, it cannot be read; --force overwrites it\n');
    const forced = await run(['freeze', 'a.eql', '--out', 'golden', '--force'], { files, breaking });
    expect([forced.exitCode, [...forced.written.keys()]]).toEqual([EXIT.ok, ['golden/a.yaml']]);
  });

  it('does not put one rule in the place of another of its name', async () => {
    const rule = (id: string, query: string): string =>
      JSON.stringify({ rule_id: id, name: 'same', type: 'eql', language: 'eql', query });
    const one = await frozen({ 'rules/a.json': rule('1', 'any where process.name == "1"') });
    expect(Object.keys(one)).toEqual(['golden/same.yaml']);
    const files = { ...one, 'b.json': rule('2', 'any where user.name == "2"') };
    const { err, exitCode, written } = await run(['freeze', 'b.json', '--out', 'golden'], { files });
    expect({ exitCode, written: written.size }).toEqual({ exitCode: EXIT.input, written: 0 });
    expect(err).toContain('golden/same.yaml: kept, it is of another rule');
    const both = await frozen({
      'rules/a.json': rule('1', 'any where process.name == "1"'),
      'rules/b.json': rule('2', 'any where user.name == "2"'),
    });
    expect(Object.keys(both)).toEqual(['golden/same.yaml', 'golden/same_2.yaml']);
  });

  it('goes on behind a broken rule, and pins down a rule without conditions by an event without fields', async () => {
    const files = { 'broken.eql': 'process where', 'all.eql': 'any where true', 'nc.eql': 'any where process.name == "nc"' };
    const { err, exitCode, written } = await run(['freeze', 'broken.eql', 'all.eql', 'nc.eql', '--out', 'golden'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect([...written.keys()]).toEqual(['golden/all.yaml', 'golden/nc.yaml']);
    expect(written.get('golden/all.yaml')).toContain('    expected: match\n    event: {}\n');
    expect(err).toMatch(/^error: broken\.eql/);
  });
});
