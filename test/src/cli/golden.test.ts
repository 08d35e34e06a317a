import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { type Ran, run, type World } from '../../support/memory-host.ts';

const NC = 'process where process.name : ("nc", "ncat*")';
const SEQUENCE = `sequence by host.id with maxspan=1m
  [process where process.name == "a.exe"] [network where destination.port == 443]`;
const SIGMA = `title: cmd
id: 11111111-1111-4111-8111-111111111111
logsource: { category: process_creation, product: windows }
detection:
  selection: { Image|endswith: '\\cmd.exe' }
  condition: selection
`;
const rules = { 'rules/nc.eql': NC, 'rules/seq.eql': SEQUENCE };
const nc = '{ event.category: process, process.name: nc }';
const cat = '{ event.category: process, process.name: cat }';

function test(golden: World['files'], ...more: readonly string[]): Promise<Ran> {
  return run(['test', 'rules/', '--events', 'golden/', ...more], { files: { ...rules, ...golden } });
}

describe('test', () => {
  it('replays events and timelines, and tells what fails with its line, its rule and the reason', async () => {
    const yaml = `# kept
rule: nc
cases:
  - event: ${nc}
  - { why: no netcat, expected: match, event: ${cat} }
  - expected: no match
    events:
      - ${cat}
      - ${nc}
---
- rule: seq
  timeline:
    - { "@timestamp": 2026-01-15T12:00:00Z, event.category: process, host.id: a, process.name: a.exe }
    - { "@timestamp": 2026-01-15T12:00:09Z, event.category: network, host.id: a, destination.port: 443 }
- rule: seq
  expected: match
  timeline:
    - { "@timestamp": 2026-01-15T12:00:00Z, event.category: process, host.id: a, process.name: a.exe }
    - { "@timestamp": 2026-01-15T12:01:09Z, event.category: network, host.id: a, destination.port: 443 }
`;
    const { out, err, exitCode } = await test({ 'golden/all.yaml': yaml });
    expect(err).toBe('');
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toBe(`golden/all.yaml:5: nc: expected match, got no match (no netcat)
    process.name : ("nc", "ncat*"): process.name is "cat"
golden/all.yaml:9: nc: expected no match, got match
    event.category == "process": event.category is "process"
    process.name : ("nc", "ncat*"): process.name is "nc"
golden/all.yaml:15: seq: expected match, got no match
    no match among 2 events (a sequence, maxspan 60 s)
    line 18  2026-01-15T12:00:00.000Z
      + item 1 (host.id "a"): starts a sequence
    line 19  2026-01-15T12:01:09.000Z  +69 s
      + item 2 (host.id "a"): too late, line 18 dropped: 69 s after the first,
          maxspan is 60 s
1 golden file, 2 rules, 6 expectations: 3 passed, 3 failed
`);
  });

  it('says of an event which rules of the run match it, and no other', async () => {
    const line = (expected: string): string =>
      `{"expected":${expected},"event":{"event.category":"process","process.name":"nc"}}\n`;
    const { out, exitCode } = await test({ 'golden/all.ndjson': line('["nc"]') + line('[]') + line('["seq","nc"]') });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out.match(/^golden.*$/gm)).toEqual([
      'golden/all.ndjson:2: nc: expected no match, got match',
      'golden/all.ndjson:3: seq: expected match, got no match',
    ]);
  });

  it('takes what match prints, and what corpus prints of single events and of timelines', async () => {
    for (const rule of ['nc', 'seq']) {
      const corpus = await run(['corpus', `rules/${rule}.eql`, '--events', '120'], { files: rules });
      const replayed = await test({ [`golden/${rule}.ndjson`]: corpus.out });
      expect(replayed.out).toMatch(
        /^1 rule without golden events:\n.*\n1 golden file, 2 rules, \d+ expectations: \d+ passed, 0 failed, 1 untested\n$/,
      );
      const matched = await run(['match', 'rules/', 'events.ndjson'], { files: { ...rules, 'events.ndjson': corpus.out } });
      const again = await test({ 'golden/matches.ndjson': matched.out });
      expect(again).toMatchObject({ exitCode: EXIT.ok });
      expect(again.out).toContain(`${matched.out.trim().split('\n').length} passed, 0 failed`);
      const spoilt = await run(['test', 'other.eql', '--events', 'golden.ndjson'], {
        files: { 'other.eql': 'any where process.name == "no such name"', 'golden.ndjson': corpus.out },
      });
      expect(spoilt.exitCode).toBe(EXIT.disagreement);
    }
  });

  it('sees events as match does: Windows logs by their shape, Sigma rules by their log source', async () => {
    const event = (channel: string): string =>
      `{ Event: { System: { Channel: ${channel}, EventID: 4688 }, EventData: { NewProcessName: 'C:\\cmd.exe' } } }`;
    const golden = `rule: cmd\ncases:\n  - event: ${event('Security')}\n  - { expected: no match, event: ${event('Application')} }\n  - event: ${event('Application')}\n`;
    const { out } = await run(['test', 'cmd.yml', '--events', 'g.yaml'], { files: { 'cmd.yml': SIGMA, 'g.yaml': golden } });
    expect(out).toBe(`g.yaml:5: cmd (11111111-1111-4111-8111-111111111111): expected match, got no match
    the event is of another log source than that of the rule
1 golden file, 1 rule, 3 expectations: 2 passed, 1 failed
`);
  });

  it('asks the matcher alone where fields have other names', async () => {
    const files = {
      ...rules,
      'g.yaml':
        'rule: nc\ncases:\n  - event: { event.category: process, Name: NCAT9 }\n  - event: { Name: x, event.category: process }\n',
    };
    const { out, exitCode } = await run(['test', 'rules/nc.eql', '--events', 'g.yaml', '--field', 'process.name=Name'], {
      files,
    });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toMatch(
      /^g.yaml:4: nc: expected match, got no match\n1 golden file, 1 rule, 2 expectations: 1 passed, 1 failed\n$/,
    );
  });

  it('keeps the digits of numbers, and takes the clock of a case', async () => {
    const files = {
      'a.eql': 'any where process.name == "1.0"',
      'b.eql': 'any where @timestamp >= "now-1h"',
      'g.yaml': `- { rule: a, event: { process.name: 1.0 } }
- { rule: a, expected: no match, event: { process.name: 1 } }
- { rule: b, event: { "@timestamp": 2020-01-01T00:00:00Z } }
- { rule: b, now: 2020-01-01T02:00:00Z, expected: no match, event: { "@timestamp": 2020-01-01T00:00:00Z } }
`,
    };
    expect(await run(['test', 'a.eql', 'b.eql', '--events', 'g.yaml'], { files })).toMatchObject({ exitCode: EXIT.ok, err: '' });
  });

  it('lists rules without golden events, which --strict does not let pass', async () => {
    const golden = { 'golden/nc.yaml': `event: ${nc}` };
    const plain = await test(golden);
    expect(plain.exitCode).toBe(EXIT.ok);
    expect(plain.out).toContain('1 rule without golden events:\n  seq\n');
    expect(await test(golden, '--strict')).toMatchObject({
      exitCode: EXIT.disagreement,
      err: 'error: 1 rule without golden events\n',
    });
  });

  it('says which rules are not read, and why, whether they have golden events or not', async () => {
    const files = {
      'r/nc.eql': 'process where process.name == "nc"',
      'r/own.eql': 'process where process.name == length(',
      'r/many.kql': 'a.*: "x"',
      'g.yaml': `- { rule: nc, event: ${nc} }\n- { rule: many, event: ${nc} }`,
    };
    const { out, exitCode, written } = await run(['test', 'r', '--events', 'g.yaml', '--junit', 'j.xml'], { files });
    expect(exitCode).not.toBe(EXIT.ok);
    const reason = /many: r\/many\.kql:1:1: which fields fit a\.\* .*\[kql-unknown-fields\]/;
    expect(out).toMatch(new RegExp(`^1 rule not read:\\n {2}${reason.source}`, 'm'));
    expect(out).not.toContain('without golden events');
    expect(out).toMatch(
      /^g\.yaml:2: many: expected match, got no answer\n {4}the rule is not read: r\/many\.kql:1:1: which fields/m,
    );
    expect(out).toMatch(/, 1 not read\n$/);
    expect(written.get('j.xml')).toMatch(
      /<testcase classname="many" name="the rule">\s*<error message="not read: r\/many\.kql:1:1: /,
    );
    const { out: json } = await run(['test', 'r/many.kql', '--events', 'g.yaml', '--partial', '--json'], { files });
    expect(JSON.parse(json)).toMatchObject({ unread: [{ name: 'many' }], untested: [], summary: { unread: 1 } });
  });

  it('gives its report as JSON and as JUnit', async () => {
    const golden = { 'golden/nc.yaml': `cases:\n  - event: ${nc}\n  - { why: "<no>", event: ${cat} }` };
    const { out, written } = await test(golden, '--json', '--junit', 'j.xml');
    expect(JSON.parse(out)).toMatchObject({
      failures: [
        { file: 'golden/nc.yaml', line: 3, rule: { id: null, name: 'nc' }, expected: 'match', got: 'no match', why: '<no>' },
      ],
      untested: [{ name: 'seq' }],
      summary: { files: 1, rules: 2, expectations: 2, passed: 1, failed: 1, problems: 0, untested: 1 },
    });
    expect(written.get('j.xml')).toContain(
      '<testcase classname="nc" name="line 3: match: &lt;no&gt;" file="golden/nc.yaml" line="3">',
    );
    expect(written.get('j.xml')).toContain('<testsuites name="eqlibrium test" tests="3" errors="0" failures="1">');
  });
});

describe('test --update', () => {
  it('changes what differs and nothing else, and lists it', async () => {
    const yaml = `# golden\r
rule: nc   # short\r
cases:\r
  - why: 'quoted'\r
    expected:   match # was\r
    event: ${cat}\r
  - event: ${cat}\r
  - { event: ${cat} }\r
  - expected: match\r
    event: ${nc}\r
`;
    const lines = `{"rule":"nc"}\n{"expected" : ["seq", "nc"] , "event":{"event.category":"process","process.name":"nc"}}\n`;
    const { out, written, exitCode } = await test({ 'golden/a.yaml': yaml, 'golden/b.ndjson': lines }, '--update');
    expect(exitCode).toBe(EXIT.ok);
    expect(written.get('golden/a.yaml')).toBe(`# golden\r
rule: nc   # short\r
cases:\r
  - why: 'quoted'\r
    expected:   no match # was\r
    event: ${cat}\r
  - expected: no match\r
    event: ${cat}\r
  - { expected: no match, event: ${cat} }\r
  - expected: match\r
    event: ${nc}\r
`);
    expect(written.get('golden/b.ndjson')).toBe(lines.replace('["seq", "nc"]', '["nc"]'));
    expect(out.trimEnd().split('\n')).toEqual([
      'golden/a.yaml:4: match is no match now',
      'golden/a.yaml:7: match is no match now',
      'golden/a.yaml:8: match is no match now',
      'golden/b.ndjson:2: [seq, nc] is [nc] now',
      '4 expectations written anew in 2 files',
    ]);
    const updated = Object.fromEntries(written);
    expect(await test(updated)).toMatchObject({ exitCode: EXIT.ok });
    expect((await test(updated, '--update')).written.size).toBe(0);
  });

  it('keeps what cannot be said in its place, and says so', async () => {
    const { out, written, exitCode } = await test(
      {
        'golden/a.yaml': `rule: nc\nevents:\n  - ${nc}\n  - ${cat}\n`,
        'golden/b.yaml': `- &one { rule: nc, event: ${cat} }\n`,
        'golden/nc.ndjson': '{"event.category":"process","process.name":"cat","eqlibrium":{"expected":true,"recipe":"match"}}\n',
      },
      '--update',
    );
    expect({ exitCode, written: written.size }).toEqual({ exitCode: EXIT.disagreement, written: 0 });
    expect(out).toContain('golden/a.yaml:4: kept, its events, or its rules, no longer share one expectation');
    expect(out).toContain('golden/b.yaml:1: kept, it has an anchor');
    expect(out).toContain('golden/nc.ndjson:1: kept, it is a label of corpus');
    expect(out.trimEnd()).toMatch(/\n0 expectations written anew in 0 files, \d kept as they were$/);
  });

  it('writes nothing where another expectation would change with it, or a rule cannot be read', async () => {
    const merged = `shared:\n  - { a: &verdict match }\ncases:\n  - { rule: nc, expected: *verdict, event: ${cat} }\n`;
    expect((await test({ 'golden/a.yaml': merged }, '--update')).written.size).toBe(0);
    const files = { 'broken.eql': 'process where', 'nc.eql': NC, 'g.yaml': `rule: nc\nevent: ${cat}\n` };
    const { exitCode, err, written } = await run(['test', 'broken.eql', 'nc.eql', '--events', 'g.yaml', '--update'], { files });
    expect({ exitCode, written: written.size }).toEqual({ exitCode: EXIT.input, written: 0 });
    expect(err).toContain('nothing is updated while');
  });
});
