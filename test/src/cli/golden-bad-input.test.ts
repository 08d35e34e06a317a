import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { type Ran, run, type World } from '../../support/memory-host.ts';

const rules = { 'rules/nc.eql': 'process where process.name : "nc"' };
const good = 'rule: nc\nevent: { event.category: process, process.name: nc }\n';

/** A broken file beside a good one. */
function beside(name: string, text: string | Uint8Array, ...more: readonly string[]): Promise<Ran> {
  return run(['test', 'rules/', '--events', 'golden/', ...more], { files: { ...rules, 'golden/good.yaml': good, [name]: text } });
}

describe('test on broken golden files', () => {
  it.each([
    ['a key that nobody knows', 'evnt: { a: 1 }', '1:1: no golden file has a key `evnt` here [golden-form]'],
    ['no event', 'rule: nc', '1:1: a case has one of these keys'],
    ['two kinds of events', 'event: { a: 1 }\nevents: []', 'here is both `event` and `events`'],
    ['an event that is a list', 'rule: nc\nevent: [1]', '2:8: an event is a map of fields, and this is none [golden-event]'],
    ['an event that is nothing', 'rule: nc\nevent:', 'an event is a map of fields'],
    ['a list without events', 'rule: nc\nevents: []', '2:1: there is no event in `events`'],
    ['an expectation that is none', 'expected: maybe\nevent: { a: 1 }', '1:11: `expected` is `match`, `no match`'],
    ['a key twice in an event', 'event: { a: 1, a: 2 }', '1:16: the key `a` is twice there'],
    ['a key twice in a case', 'why: a\nwhy: b\nevent: { a: 1 }', '2:1: the key `why` is twice there'],
    ['a number without an end', 'event: { a: .inf }', '1:13: JSON has no number without an end'],
    ['a clock that is none', 'now: noon\nevent: { a: 1 }', '1:6: `now` is a moment'],
    ['a rule that is not there', 'rule: ncc\nevent: { a: 1 }', '1:7: `ncc`: no rule that was read has this id'],
    ['no map', 'just a text', '1:1: golden events stand in a map'],
    ['nothing', '', '1:1: the file holds no golden event [golden-empty]'],
    ['YAML that does not parse', 'event: [', 'the YAML does not parse'],
    ['depth', `event: { a: ${'['.repeat(20_000)}`, 'nested too deep'],
    ['depth that parses', `event: { a: ${'['.repeat(300)}${']'.repeat(300)} }`, 'nested too deep'],
    ['a line that is cut', '{"rule":"nc"}\n{"event":{"a":1}', '2:17: the line is not valid JSON from here on'],
    ['a line that is no object', '{"rule":"nc"}\n[1]', '2:1: the line is not a JSON object'],
    ['an event in a line that is none', '{"event":"x"}', '1:10: an event is a map of fields'],
    ['a label that is none', '{"a":1,"eqlibrium":{"expected":"x"}}', '1:20: `eqlibrium` holds no label'],
    ['bytes that are no text', new Uint8Array([0x72, 0x3a, 0xff, 0xfe, 0x00]), 'is not UTF-8 text (at byte offset 2)'],
  ])('%s: told with its place, and the other files are tested', async (_, text, message) => {
    const { out, err, exitCode } = await beside('golden/bad.yaml', text);
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain(message);
    expect(err).toMatch(/^error: golden\/bad\.yaml:\d+:\d+: /);
    expect(out).toContain('1 passed, 0 failed');
  });

  it('bytes that are no text are no rule, so nothing is said of rules', async () => {
    const { err } = await beside('golden/bad.yaml', new Uint8Array([0x72, 0x3a, 0xff, 0xfe, 0x00]));
    expect(err).toContain('help: golden events are YAML or NDJSON; save the file as UTF-8 text');
  });

  it('aliases that multiply end within a budget', async () => {
    const names = [...'abcdefghij'];
    const bomb = names.map(
      (name, at) =>
        `  ${name}: &${name} [${Array(9)
          .fill(at === 0 ? 'x' : `*${names[at - 1]}`)
          .join()}]`,
    );
    const { err } = await beside('golden/bomb.yaml', `shared:\n${bomb.join('\n')}\nrule: nc\nevent: { k: *j }\n`);
    expect(err).toContain('the YAML is nested too deep or repeats itself too often');
    const self = await beside('golden/self.yaml', 'rule: nc\nevent: &e { k: *e }\n');
    expect(self.err).toContain('nested too deep or repeats itself too often');
  });

  it('a thousand events of a rule that is not there are one mistake, or passed over with --partial', async () => {
    const lines = '{"rule":"other","event":{"a":1}}\n'.repeat(1000);
    const told = await beside('golden/other.ndjson', lines);
    expect(told.err.match(/^error/gm)).toHaveLength(1);
    const partial = await beside('golden/other.ndjson', lines, '--partial');
    expect(partial).toMatchObject({ exitCode: EXIT.ok, err: '' });
    expect(partial.out).toContain('1 passed, 0 failed, 1000 passed over');
  });

  it('rules that share an id are not told apart', async () => {
    const rule = (name: string): string =>
      JSON.stringify({ rule_id: 'same', name, type: 'eql', language: 'eql', query: 'any where true' });
    const files: World['files'] = { 'a.json': rule('one'), 'b.json': rule('two'), 'g.yaml': 'rule: same\nevent: { a: 1 }\n' };
    const { err, exitCode } = await run(['test', 'a.json', 'b.json', '--events', 'g.yaml'], { files });
    expect(exitCode).toBe(EXIT.input);
    expect(err).toContain('`same`: 2 rules are called so: a.json, b.json');
    expect(
      (
        await run(['test', 'a.json', 'b.json', '--events', 'g.yaml'], {
          files: { ...files, 'g.yaml': 'rule: two\nevent: { a: 1 }\n' },
        })
      ).exitCode,
    ).toBe(EXIT.ok);
  });

  it('nothing to test is an error, not a pass', async () => {
    const files = { ...rules, 'README.md': '' };
    expect(await run(['test', 'rules/', '--events', 'no-such'], { files })).toMatchObject({ exitCode: EXIT.input });
    expect(await run(['test', 'rules/', '--events', '*.md'], { files })).toMatchObject({ exitCode: EXIT.input });
    const { exitCode, err } = await run(['test', 'rules/', '--events', 'g.yaml'], { files: { ...rules, 'g.yaml': good } });
    expect({ exitCode, err }).toEqual({ exitCode: EXIT.ok, err: '' });
    expect((await run(['test', 'rules/'], { files })).exitCode).toBe(EXIT.input);
  });

  it('two files of one rule, a mark at the beginning, CR LF and odd names are no mistakes', async () => {
    const { out, exitCode } = await beside('golden/o|d "d" [1]\u001b.yaml', `\ufeff${good.replaceAll('\n', '\r\n')}`);
    expect(exitCode).toBe(EXIT.ok);
    expect(out).toBe('2 golden files, 1 rule, 2 expectations: 2 passed, 0 failed\n');
  });

  it('prints nothing of events and names that a terminal would obey', async () => {
    const { out } = await beside(
      'golden/\u001b[31m.yaml',
      'rule: nc\nwhy: "\\e[2J"\nevent: { process.name: "\\e]0;x\\a", event.category: process }\n',
    );
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
    expect(out).toContain('expected match, got no match');
  });
});
