import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';

function rule(title: string, product: string): string {
  return `title: ${title}\nlogsource: {product: ${product}, category: process_creation}\ndetection:\n  s: {Image|endswith: /cmd}\n  condition: s\n`;
}

const FILTER =
  "title: F\nlogsource: {product: windows, category: process_creation}\nfilter:\n  rules: any\n  adm: {User|startswith: 'adm_'}\n  condition: not adm\n";
const files = {
  'rules/a.yml': rule('A', 'windows'),
  'rules/b.yml': rule('B', 'linux'),
  'filters/f.yml': FILTER,
};

describe('filters of Sigma', () => {
  it('are for the rules of all files of a command', async () => {
    for (const named of [['rules', 'filters'], ['filters/f.yml', 'rules/a.yml', 'rules/b.yml'], ['*/*.yml']]) {
      const { exitCode, out, err } = await run(['translate', ...named, '--to', 'eql'], { files });
      expect([exitCode, err.match(/filter|error/g)]).toEqual([EXIT.ok, null]);
      const queries = out.split('\n').filter((line) => line.includes('where'));
      expect(queries.map((query) => query.includes('adm_')).sort()).toEqual([false, true]);
    }
  });

  it('are judged with the rule that they are for', async () => {
    const { exitCode, out } = await run(['check', 'rules/a.yml', 'filters/f.yml', '--events', '100'], { files });
    expect([exitCode, out.includes('100 events')]).toEqual([EXIT.ok, true]);
    const { out: corpus } = await run(['match', 'rules', 'filters', 'events.ndjson', '--count', '--json'], {
      files: { ...files, 'events.ndjson': '{"Image":"/cmd","User":"adm_1"}\n{"Image":"/cmd","User":"eve"}\n' },
    });
    expect(JSON.parse(corpus)).toMatchObject({ rules: [{ matches: 1 }, { matches: 2 }] });
  });

  it('of another file are not made part of what is global in that of the rule', async () => {
    const global = `action: global\nauthor: Eve\ndetection:\n  adm: {User: eve}\n---\n${rule('A', 'windows')}`;
    const { out } = await run(['translate', 'g.yml', 'f.yml', '--to', 'eql'], { files: { 'g.yml': global, 'f.yml': FILTER } });
    expect(out).toMatch(/Image.*not User : "adm_\*"/);
  });

  it('that are for no rule of any file are told, and alone are no rules', async () => {
    const named = { ...files, 'rules/a.yml': rule('A', 'macos') };
    const beside = await run(['translate', 'rules', 'filters', '--to', 'eql'], { files: named });
    expect(beside).toMatchObject({ exitCode: EXIT.ok, err: expect.stringContaining('sigma-filter-unused') });
    expect(await run(['translate', 'filters', '--to', 'eql'], { files })).toMatchObject({ exitCode: EXIT.input });
  });
});
