import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { compileFlags } from '../../../../src/cli/host/compile-late.ts';

const flags = compileFlags(process.versions.node);

describe.skipIf(flags === null)('flags of V8 that put compiling off', () => {
  it('are known to this Node, and give back what it began with', () => {
    const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    expect(options).toContain(`default: ${flags?.usual}\n`);
    const set = `require('node:v8').setFlagsFromString(${JSON.stringify(flags?.late)})`;
    const { stderr, status } = spawnSync(process.execPath, ['-e', set], { encoding: 'utf8' });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });
});

describe('versions of Node', () => {
  it('that nobody has tried keep their flags', () => {
    expect(compileFlags('20.19.0')?.late).toMatch(/^--interrupt-budget=/);
    expect(compileFlags('22.8.0')).toEqual(compileFlags('26.0.0'));
    for (const version of ['18.20.0', '21.0.0', '99.0.0']) expect(compileFlags(version)).toBeNull();
  });
});
