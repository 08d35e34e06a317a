import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/source-tree.ts';

it('is installed by pre-commit: all that packing prints is the name of the package, however loud its build is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-hook-'));
  copyFileSync(join(ROOT, '.npmrc'), join(folder, '.npmrc'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'loud', version: '1.0.0', scripts: { prepack: 'echo built' } }),
  );
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')));
  const printed = execFileSync('npm', ['pack'], { cwd: folder, encoding: 'utf8', stdio: 'pipe', env });
  expect(readdirSync(folder)).toContain(printed.trim());
  rmSync(folder, { recursive: true });
});
