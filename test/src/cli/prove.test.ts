import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';

const files = {
  'a.eql': 'process where process.name : "cmd.exe"',
  'b.eql': 'process where process.name : ("cmd.exe", "ncat")',
  'broken.eql': 'process where',
};

describe('prove', () => {
  it('tells in one line what is equal, and counts last', async () => {
    const { out, exitCode } = await run(['prove', 'a.eql', '--target', 'sigma,es-dsl,kql,js'], { files });
    expect(exitCode).toBe(EXIT.ok);
    const lines = out.trimEnd().split('\n');
    expect(lines).toContain('  proven equal: sigma, es-dsl, js');
    expect(out).toMatch(
      /kql \(lossy\): narrower\n +only the rule catches {3}\{"event\.category":"process","process\.name":"[\w.]+"\}/,
    );
    expect(lines.at(-1)).toBe('1 rule, 4 pairs of a rule and an artifact: 3 proven equal, 1 differ, 0 unknown');
  });

  it.each([
    ['never', 'any where k : "a*" and k == null', /^ {2}never matches, whatever the events$/m],
    ['never', 'sequence [any where k == "a"] [any where k == "b" and k == null]', /^ {2}never matches, whatever the events$/m],
    ['always', 'any where k : "a*" or not k like~ "a*"', /^ {2}always matches, whatever the event$/m],
    ['sometimes', 'any where k : "a*"', /^ {2}proven equal: js$/m],
    [
      'unknown',
      'sequence with maxspan=1m [any where k == "a"] ![any where k == "b" and k == null] [any where true]',
      /^ {2}proven equal: js$/m,
    ],
  ])('says when a rule %s holds: %s', async (holds, query, line) => {
    const files = { 'r.eql': query };
    expect((await run(['prove', 'r.eql', '--target', 'js'], { files })).out).toMatch(line);
    const { out } = await run(['prove', 'r.eql', '--target', 'js', '--json'], { files });
    expect(JSON.parse(out)).toMatchObject({ rules: [{ holds }] });
  });

  it('gives its answers as one document, and goes on behind a broken rule', async () => {
    const { out, exitCode } = await run(['prove', 'broken.eql', 'a.eql', '--target', 'eql', '--json'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(JSON.parse(out)).toMatchObject({
      rules: [{ name: 'a', proofs: [{ target: 'eql', translation: 'exact', verdict: { kind: 'equal' } }] }],
      summary: { rules: 1, pairs: 1, equal: 1, differs: 0, unknown: 0 },
    });
  });
});

describe('diff', () => {
  it('says what the first rule is beside the second, with an event', async () => {
    const { out, exitCode } = await run(['diff', 'a.eql', 'b.eql'], { files });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toMatch(
      /A is narrower: B catches all that A does, and more\n +only B catches +\{.*"process\.name":"ncat".*\n +both catch /i,
    );
    const back = await run(['diff', 'b.eql', 'a.eql', '--json'], { files });
    expect(JSON.parse(back.out)).toMatchObject({
      relation: 'A is broader',
      meaning: { kind: 'differs', relation: 'narrower', added: null },
      metadata: [],
    });
  });

  it.each([
    ['a.eql', 'c.eql', 'equivalent: A and B catch the same events, whatever the events'],
    ['a.eql', 'pid.eql', 'overlap: each catches events that the other does not'],
    ['a.eql', 'not.eql', 'disjoint: no event is caught by both'],
    ['never.eql', 'a.eql', 'A is narrower: B catches all that A does, and more'],
    ['a.eql', 'sequence.eql', 'disjoint: as far as was looked, they have no match in common'],
  ])('%s beside %s: %s', async (first, second, words) => {
    const more = {
      ...files,
      'c.eql': 'process where process.name : ("CMD.exe", "cmd.EXE")',
      'pid.eql': 'process where process.pid > 4',
      'not.eql': 'any where not (event.category == "process" and process.name : "cmd.exe")',
      'never.eql': 'process where process.name : "cmd.exe" and process.pid > 4 and process.pid == null',
      'sequence.eql': 'sequence [process where true] [file where true]',
    };
    const { out, exitCode } = await run(['diff', first, second], { files: more });
    expect(out.split('\n')[3]).toBe(words);
    expect(exitCode).toBe(words.startsWith('equivalent') ? EXIT.ok : EXIT.disagreement);
    const { relation } = JSON.parse((await run(['diff', first, second, '--json'], { files: more })).out) as { relation: string };
    expect(words.startsWith(`${relation}: `)).toBe(true);
  });

  it('does not call equal what the work allowed does not suffice for', async () => {
    const many = (names: readonly string[]): string => `process where process.name : ("${names.join('", "')}")`;
    const names = Array.from({ length: 40 }, (_, at) => `*a${at}b*`);
    const regex = `process where process.name regex~ ".*(${names.map((name) => name.slice(1, -1)).join('|')}).*"`;
    const more = { 'one.eql': many(names), 'two.eql': regex };
    expect((await run(['diff', 'one.eql', 'two.eql'], { files: more })).out).toContain('equivalent: ');
    const { out, exitCode } = await run(['diff', 'one.eql', 'two.eql', '--effort', '1000'], { files: more });
    expect(out).toContain('unknown: 1000 steps did not suffice');
    expect(exitCode).toBe(EXIT.disagreement);
  });

  it('tells sequences apart by timelines, and says how far it looked', async () => {
    const spans = (span: string): string => `sequence by host.id with maxspan=${span} [process where true] [network where true]`;
    const world = { files: { 'a.eql': spans('1m'), 'b.eql': spans('2m'), 'c.eql': spans('60s') } };
    const { out, exitCode } = await run(['diff', 'a.eql', 'b.eql'], world);
    expect(exitCode).toBe(EXIT.disagreement);
    const lines = out.split('\n').slice(3, -3);
    expect(lines).toEqual([
      'A is narrower: as far as was looked, B finds a match wherever A does, and elsewhere',
      '  only B finds a match',
      expect.stringMatching(/^ {4}1 {2}\+0 +\{.*"event\.category":"process","host\.id":"a"\}$/),
      expect.stringMatching(/^ {4}2 {2}\+1m1ms +\{.*"event\.category":"network","host\.id":"a"\}$/),
      '    A: no match; B: events 1, 2',
      '  both find a match',
      expect.stringMatching(/^ {4}1 {2}\+0 /),
      expect.stringMatching(/^ {4}2 {2}\+1ms /),
      '    A: events 1, 2; B: events 1, 2',
      expect.stringMatching(
        /^ {2}looked at all timelines of up to 5 events over 2 keys, and of up to \d events where fields hold several values \([\d,]+ timelines, \d+ of them run\)$/,
      ),
      '  borne out by oracle, match, eql-search, js, eql, kibana',
    ]);
    const found = JSON.parse((await run(['diff', 'a.eql', 'b.eql', '--json'], world)).out);
    expect(found).toMatchObject({
      relation: 'A is narrower',
      meaning: {
        lost: null,
        added: null,
        timelines: { compared: 'whether', lost: null, added: { first: [], second: [[0, 1]] } },
      },
    });
    expect((await run(['diff', 'a.eql', 'c.eql'], world)).exitCode).toBe(EXIT.ok);
  });

  describe('under other names', () => {
    const sigma = [
      'title: S',
      'logsource: { product: windows, category: process_creation }',
      "detection: { s: { Image|endswith: '\\\\cmd.exe' }, condition: s }",
    ].join('\n');
    const world = {
      files: {
        's.yml': sigma,
        'e.eql': 'any where process.executable : "*\\\\cmd.exe"',
        'n.eql': 'any where process.executable : "C:*\\\\cmd.exe"',
        'p.yml': 'transformations: [{ type: field_name_mapping, mapping: { Image: process.executable } }]',
        'bad.yml': 'transformations: [{ type: rule_failure, message: no }]',
      },
    };

    it('compares a rule of Sigma with one in the names that a pipeline gives', async () => {
      expect(JSON.parse((await run(['diff', 's.yml', 'e.eql', '--json'], world)).out)).toMatchObject({ relation: 'overlap' });
      const named = ['--pipeline', 'p.yml'];
      expect((await run(['diff', 's.yml', 'e.eql', ...named], world)).out).toContain('equivalent: A and B catch the same events');
      const found = JSON.parse((await run(['diff', 'n.eql', 's.yml', '--json', ...named], world)).out);
      expect(found).toMatchObject({ relation: 'A is narrower', meaning: { lost: null } });
      expect(found.meaning.added).toEqual({ 'process.executable': expect.stringMatching(/\\cmd\.exe$/) });
      // The oracle reads the text, which has the names of before.
      expect(found.meaning.confirmedBy).toContain('match');
      expect(found.meaning.confirmedBy).toContain('es-dsl');
    });

    it('takes single names, and tells those that neither side asks', async () => {
      const { out, err } = await run(
        ['diff', 's.yml', 'e.eql', '--field', 'Image=process.executable', '--field', 'Other=x'],
        world,
      );
      expect(out).toContain('equivalent');
      expect(err).toContain('no rule asks Other, for which --field gives a name');
      expect(err).not.toContain('Image');
    });

    it('compares nothing when a pipeline refuses a side', async () => {
      const { out, err, exitCode } = await run(['diff', 's.yml', 'e.eql', '--pipeline', 'bad.yml'], world);
      expect([out, exitCode]).toEqual(['', EXIT.input]);
      expect(err).toContain('pipeline');
    });
  });

  it('names metadata as people do, and tells lists by what they lost and won', async () => {
    const rule = (more: object): string =>
      JSON.stringify({ rule_id: 'r', name: 'n', type: 'eql', language: 'eql', query: 'any where true', ...more });
    const before = { severity: 'low', risk_score: 21, index: ['a-*', 'b-*'], tags: ['x', 'y'], interval: '5m', from: 'now-9m' };
    const after = { ...before, severity: 'high', index: ['a-*'], tags: ['y', 'x'], interval: '1h', note: 'n'.repeat(5000) };
    const { out, exitCode } = await run(['diff', 'a.json', 'b.json'], {
      files: { 'a.json': rule(before), 'b.json': rule(after) },
    });
    expect(out.split('\n').slice(5)).toEqual([
      'other metadata',
      '  severity: "low" -> "high"',
      '  tags: in another order, or said another number of times',
      '  indices: - b-*',
      '  investigation guide: none -> a text of 5,000 characters',
      '  schedule: interval 5m, from now-9m -> interval 1h, from now-9m',
      '',
    ]);
    expect(exitCode).toBe(EXIT.ok);
  });

  it('does not call rules equivalent whose thresholds differ', async () => {
    const rule = (value: number): string =>
      JSON.stringify({
        rule_id: 'r',
        name: 'n',
        type: 'threshold',
        language: 'kuery',
        query: 'process.name : "a"',
        threshold: { field: ['host.id'], value },
      });
    const world = { files: { 'a.json': rule(5), 'b.json': rule(6), 'c.json': rule(5) } };
    const { out, exitCode } = await run(['diff', 'a.json', 'b.json'], world);
    expect(out).toContain('unknown: the queries are equal, and the rules differ beside them: threshold\n');
    expect(out).toMatch(/^ {2}threshold: .*count 5.* -> .*count 6/m);
    expect(exitCode).toBe(EXIT.disagreement);
    expect((await run(['diff', 'a.json', 'c.json'], world)).exitCode).toBe(EXIT.ok);
  });

  it('ends with 2 where there is nothing to compare', async () => {
    expect((await run(['diff', 'a.eql', 'broken.eql'], { files })).exitCode).toBe(EXIT.input);
    expect((await run(['diff', 'a.eql', 'nowhere.eql'], { files })).exitCode).toBe(EXIT.input);
  });
});
