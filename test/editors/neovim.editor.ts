import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tomlRule } from '../support/rule-files.ts';
import { ROOT, textOf } from '../support/source-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-neovim-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The block of docs/editors.md, with the command as a checkout starts it. */
function configuration(): string {
  const [, block = ''] = /```lua\n([\s\S]*?)```/.exec(textOf('docs/editors.md')) ?? [];
  const command = [process.execPath, '--import', `${ROOT}/node_modules/tsx/dist/loader.mjs`, `${ROOT}/src/cli/main.ts`];
  const words = command.map((word) => JSON.stringify(word)).join(', ');
  const own = block.replace("'npx', 'eqlibrium'", words);
  if (own === block) throw new Error('the page no longer says how the command is started');
  return own;
}

describe('Neovim', () => {
  it('shows, explains, mends, translates, lays out and completes what stands in rules', () => {
    const rule = join(folder, 'nc.toml');
    writeFileSync(rule, tomlRule('process where process.name : ("nc", "n*") and proces.pid == 1'));
    writeFileSync(join(folder, 'shell.eql'), '// why\nprocess   where proces.name:"sh"   // what\n');
    writeFileSync(
      join(folder, 'dns.yml'),
      'title: a\nlogsource:\n  category: dns_query\n  product: windows\ndetection:\n  sel:\n    Query\n  condition: sel\n',
    );
    writeFileSync(join(folder, 'init.lua'), configuration());
    const out = join(folder, 'out.json');
    const words = [
      '--headless',
      '-n',
      '-i',
      'NONE',
      '-u',
      join(folder, 'init.lua'),
      rule,
      '-c',
      `luafile ${ROOT}/test/editors/neovim.lua`,
    ];
    const environment = { ...process.env, EQLIBRIUM_TEST_OUT: out, XDG_STATE_HOME: folder, XDG_DATA_HOME: folder };
    execFileSync('nvim', words, { cwd: folder, env: environment, timeout: 170_000, stdio: ['ignore', 'ignore', 'inherit'] });
    const seen = JSON.parse(readFileSync(out, 'utf8'));
    expect(seen.fault).toBeUndefined();
    expect(seen).toMatchObject({ told: true, codes: ['lint-value-covered', 'unknown-field'], symbols: ['Netcat Started'] });
    expect(seen.hover).toContain('`keyword`');
    const mended = tomlRule('process where process.name : ("n*") and proces.pid == 1');
    expect(`${seen.mended}\n`).toBe(mended.replace(/\n*$/, '\n'));
    expect(seen.codesAfter).toEqual(['unknown-field']);
    expect(existsSync(join(folder, 'nc.yml'))).toBe(true);
    expect(readFileSync(join(folder, 'nc.yml'), 'utf8')).toMatch(/^title: Netcat Started\n/);
    expect(seen).toMatchObject({ shellTold: true, shell: '// why\nprocess where proces.name : "sh" // what', words: 7 });
    expect(seen.offered.slice(0, 3)).toEqual(['QueryName', 'QueryStatus', 'QueryResults']);
  });
});
