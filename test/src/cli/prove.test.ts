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
    expect(lines).toContain('  proven equal: sigma, es-dsl');
    expect(lines).toContain('  js (exact): unknown: JavaScript is run, not read');
    expect(out).toMatch(
      /kql \(lossy\): narrower\n +only the rule catches {3}\{"event\.category":"process","process\.name":"[\w.]+"\}/,
    );
    expect(lines.at(-1)).toBe('1 rule, 4 pairs of a rule and an artifact: 2 proven equal, 1 differ, 1 unknown');
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
  it('says what the second rule catches beside the first, with an event', async () => {
    const { out, exitCode } = await run(['diff', 'a.eql', 'b.eql'], { files });
    expect(exitCode).toBe(EXIT.disagreement);
    expect(out).toMatch(/B is broader: it catches all that A does, and more\n +only B catches +\{.*"process\.name":"ncat"/i);
    const back = await run(['diff', 'b.eql', 'a.eql', '--json'], { files });
    expect(JSON.parse(back.out)).toMatchObject({
      meaning: { kind: 'differs', relation: 'narrower', added: null },
      metadata: [{ name: 'name' }],
    });
  });

  it('ends well when both mean the same, and with 2 where there is nothing to compare', async () => {
    expect((await run(['diff', 'a.eql', 'a.eql'], { files })).exitCode).toBe(EXIT.ok);
    expect((await run(['diff', 'a.eql', 'broken.eql'], { files })).exitCode).toBe(EXIT.input);
    expect((await run(['diff', 'a.eql', '.'], { files })).exitCode).toBe(EXIT.input);
  });
});
