import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/source-tree.ts';

it('what README links to is in the package', () => {
  const printed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  // One package: a list of one, or an object by name, as the version of npm has it.
  const [packed] = Object.values<{ readonly files: readonly { readonly path: string }[] }>(JSON.parse(printed));
  const files = new Set(packed?.files.map(({ path }) => path));
  const links = [
    ...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)|(?:src|href)="([^":#]+)"/g),
  ];
  expect(links.length).toBeGreaterThan(10);
  expect(links.map(([, link = '', other = '']) => link + other).filter((path) => !files.has(path))).toEqual([]);
});
