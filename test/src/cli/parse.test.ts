import { describe, expect, it } from 'vitest';
import { EXIT } from '../../../src/cli/host/host.ts';
import { run } from '../../support/memory-host.ts';
import { BROKEN, NETCAT, SEQUENCE, tomlRule } from '../../support/rule-files.ts';

const files = {
  'nc.toml': tomlRule(NETCAT),
  'seq.eql': SEQUENCE,
  'broken.eql': BROKEN,
  'type.eql': 'any where process.pid == "x"',
};

describe('parse', () => {
  it('prints the query, its syntax tree and its meaning', async () => {
    const { exitCode, out, err } = await run(['parse', 'nc.toml'], { files });
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    expect(out).toMatch(/^rule {2}Netcat Started\n\nquery\n {2}process where/);
    expect(out).toMatch(/^syntax tree\n {2}query/m);
    expect(out).toMatch(/^meaning\n {2}all of/m);
  });

  it('prints both when both are asked for', async () => {
    const { out } = await run(['parse', 'nc.toml', '--ast', '--ir'], { files });
    expect(out).toBe((await run(['parse', 'nc.toml'], { files })).out);
  });

  it('prints only what is asked for', async () => {
    const ast = await run(['parse', 'nc.toml', '--ast'], { files });
    expect(ast.out).toContain('syntax tree');
    expect(ast.out).not.toContain('meaning');
    const ir = await run(['parse', 'nc.toml', '--ir'], { files });
    expect(ir.out).not.toContain('syntax tree');
    expect(ir.out).toContain('meaning');
    const both = await run(['parse', 'nc.toml', '--ast', '--ir'], { files });
    expect(both.out).toBe((await run(['parse', 'nc.toml'], { files })).out);
  });

  it('as JSON is one document with the rules and the problems', async () => {
    const { exitCode, out } = await run(['parse', 'nc.toml', 'seq.eql', 'broken.eql', 'type.eql', '--json'], { files });
    expect(exitCode).toBe(EXIT.input);
    const document = JSON.parse(out);
    expect(Object.keys(document)).toEqual(['rules', 'problems']);
    expect(Object.keys(document.rules[0])).toEqual(['name', 'form', 'language', 'meta', 'query', 'ast', 'ir', 'problems']);
    expect(document.rules).toMatchObject([
      {
        name: 'Netcat Started',
        form: 'toml',
        meta: { id: 'netcat-1' },
        ast: { kind: 'query' },
        ir: { kind: 'single' },
        problems: [],
      },
      { name: 'seq', ir: { kind: 'sequence' } },
      { name: 'type', ast: { kind: 'query' }, ir: null, problems: [{ place: expect.stringMatching(/^type\.eql:1:\d+$/) }] },
    ]);
    expect(document.problems).toEqual([
      { place: 'broken.eql:1:28', code: 'single-equals', message: '`=` is no comparison', help: expect.stringContaining('`==`') },
    ]);
  });

  it('with --ast is content with syntax', async () => {
    const { exitCode, out } = await run(['parse', 'type.eql', '--ast', '--json'], { files });
    expect(exitCode).toBe(0);
    expect(JSON.parse(out).rules).toMatchObject([{ ast: { kind: 'query' }, problems: [] }]);
  });
});
