import { Ajv } from 'ajv';
import { describe, expect, it, vi } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { BASELINE_SCHEMA, baselineText, readBaseline } from '../../../src/report/index.ts';
import { run } from '../../support/memory-host.ts';
import { NETCAT, tomlRule, UNRUN } from '../../support/rule-files.ts';

vi.setConfig({ testTimeout: 120_000 });

const isBaseline = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(BASELINE_SCHEMA);
const rules = { 'nc.toml': tomlRule(NETCAT), 'unrun.eql': UNRUN };
const few = ['--events', '50', '--to', 'js,es-dsl'];

async function written(files: { readonly [path: string]: string }, ...more: readonly string[]) {
  const ran = await run(['check', 'unrun.eql', ...few, '--baseline', 'known.json', '--update-baseline', ...more], { files });
  return { ...ran, text: ran.written.get('known.json') ?? '' };
}

describe('check --baseline', () => {
  it('is written, and what it knows passes', async () => {
    const { exitCode, text } = await written(rules);
    expect(exitCode).toBe(EXIT.ok);
    expect(isBaseline(JSON.parse(text))).toBe(true);
    const { known } = JSON.parse(text);
    expect(known).toContainEqual({ rule: 'unrun.eql', name: 'unrun', of: 'js', is: 'refused', code: expect.any(String) });
    const files = { ...rules, 'known.json': text };
    const again = await run(['check', 'unrun.eql', 'nc.toml', ...few, '--baseline', 'known.json'], { files });
    expect([again.exitCode, again.err]).toEqual([EXIT.ok, expect.not.stringContaining('worse')]);
    expect((await written(files)).text).toBe(text);
  });

  it('knows rules without an id by their files, whose names may repeat, and by their names in one file', async () => {
    const files = {
      'a/x.eql': UNRUN,
      'b/x.eql': NETCAT,
      'two.md': `# One\n\n\`\`\`eql\n${UNRUN}\n\`\`\`\n\n# Two\n\n\`\`\`eql\n${UNRUN}\n\`\`\`\n`,
    };
    const words = ['check', 'a/x.eql', 'b/x.eql', 'two.md', ...few, '--baseline', 'known.json'];
    const { written: made } = await run([...words, '--update-baseline'], { files });
    const text = made.get('known.json') ?? '';
    const { known } = JSON.parse(text);
    const ofJs = known.filter(({ of }: { readonly of: string }) => of === 'js');
    expect(ofJs.map(({ rule }: { readonly rule: string }) => rule)).toEqual(['a/x.eql', 'two.md: One', 'two.md: Two']);
    const worse = { ...files, 'b/x.eql': UNRUN, 'known.json': text };
    const { err } = await run(words, { files: worse });
    expect(err).toContain('note: worse than the baseline: 1\n  x (2): js refused');
  });

  it('does not let pass what it does not know', async () => {
    const missing = await run(['check', 'unrun.eql', ...few, '--baseline', 'known.json'], { files: rules });
    expect(missing.err).toContain('known.json');
    expect(missing.err).toContain('--update-baseline writes the file');
    const files = { ...rules, 'known.json': '{ "version": 1, "known": [] }' };
    const { exitCode, err } = await run(['check', 'unrun.eql', ...few, '--baseline', 'known.json'], { files });
    expect(exitCode).toBe(EXIT.refused);
    expect(err).toContain('worse than the baseline');
    expect(err).toContain('unrun: js refused [');
    const allowed = await run(['check', 'unrun.eql', ...few, '--baseline', 'known.json', '--allow', 'refused'], { files });
    expect(allowed.exitCode).toBe(EXIT.ok);
  });

  it('tells what got better, and keeps what was not judged when it is written anew', async () => {
    const gone = { rule: 'netcat-1', name: 'Netcat Started', of: 'js', is: 'refused', code: 'gone' } as const;
    const aside = { ...gone, of: 'sigma' } as const;
    const other = { ...gone, rule: 'another rule' } as const;
    const files = { ...rules, 'known.json': baselineText([gone, aside, other]) };
    const { exitCode, err } = await run(['check', 'nc.toml', ...few, '--baseline', 'known.json'], { files });
    expect(exitCode).toBe(EXIT.ok);
    expect(err).toContain('better than the baseline');
    expect(err).toContain('Netcat Started: js refused [gone]');
    const anew = await run(['check', 'nc.toml', ...few, '--baseline', 'known.json', '--update-baseline'], { files });
    const read = readBaseline(anew.written.get('known.json') ?? '');
    expect(read).toEqual({ version: 1, known: [other, aside] });
  });

  it('is told to be no baseline when it is none', async () => {
    for (const text of ['', '[]', '{"version":2,"known":[]}', '{"version":1}', '{"version":1,"known":[{"rule":1}]}']) {
      const { exitCode, err } = await run(['check', 'nc.toml', '--baseline', 'known.json'], {
        files: { ...rules, 'known.json': text },
      });
      expect([exitCode, err]).toEqual([EXIT.input, expect.stringContaining('the baseline known.json cannot be read')]);
    }
    const lacking = await run(['check', 'nc.toml', '--baseline', 'none.json'], { files: rules });
    expect([lacking.exitCode, lacking.err]).toEqual([EXIT.input, expect.stringContaining('none.json')]);
    expect((await run(['check', 'nc.toml', '--update-baseline'], { files: rules })).exitCode).toBe(EXIT.input);
  });

  it('has a line for each, in an order that does not change', () => {
    const one = (rule: string, of: string) => ({ rule, name: rule, of, is: 'lossy', code: 'c' }) as const;
    const text = baselineText([one('b', 'js'), one('a', 'sigma'), one('a', 'js'), one('b', 'js')]);
    expect(baselineText([one('a', 'js'), one('b', 'js'), one('a', 'sigma')])).toBe(text);
    expect(text.split('\n').filter((line) => line.includes('"rule"'))).toHaveLength(3);
  });
});
