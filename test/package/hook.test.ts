import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { ROOT, textOf } from '../support/source-tree.ts';

const folder = mkdtempSync(join(tmpdir(), 'eqlibrium-hook-'));
afterAll(() => rmSync(folder, { recursive: true }));

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')));

/** A package that is packed as ours is, with a build of its own. */
function packageIn(name: string, build: string): string {
  const place = join(folder, name);
  mkdirSync(join(place, 'src/scripts'), { recursive: true });
  for (const file of ['.npmrc', 'src/scripts/prepare.cjs']) copyFileSync(join(ROOT, file), join(place, file));
  const { scripts }: { readonly scripts: { readonly [name: string]: string } } = JSON.parse(textOf('package.json'));
  const own = { prepack: scripts['prepack'], prepare: scripts['prepare'], build };
  const about = { name, version: '1.0.0', files: ['dist'], bin: { [name]: 'dist/main.js' } };
  writeFileSync(join(place, 'package.json'), JSON.stringify({ ...about, scripts: own }));
  const lock = { name, version: '1.0.0', lockfileVersion: 3, packages: { '': about } };
  writeFileSync(join(place, 'package-lock.json'), JSON.stringify(lock));
  return place;
}

function npm(place: string, ...words: readonly string[]): string {
  return execFileSync('npm', words, { cwd: place, encoding: 'utf8', stdio: 'pipe', env });
}

it('is installed by a pre-commit that packs it: all that packing prints is the name of the package, however loud its build is', () => {
  const place = packageIn('loud', 'echo built');
  const printed = npm(place, 'pack');
  expect(readdirSync(place)).toContain(printed.trim());
});

it('is installed by one that has npm install it from git, for everybody: built where npm packs it, and not where somebody works', () => {
  const place = packageIn('packed', `node -e "fs.mkdirSync('dist'); fs.writeFileSync('dist/main.js', '1')"`);
  npm(place, 'install', '--no-audit');
  expect(existsSync(join(place, 'dist'))).toBe(false);
  for (const words of [
    ['init', '-q'],
    ['add', '-A'],
    ['-c', 'user.name=n', '-c', 'user.email=n@example.org', 'commit', '-qm', '1'],
  ])
    execFileSync('git', words, { cwd: place });
  const prefix = join(folder, 'prefix');
  mkdirSync(prefix);
  npm(folder, 'install', '-g', '--prefix', prefix, '--install-links', `git+${pathToFileURL(place)}`);
  expect(readFileSync(join(prefix, 'bin/packed'), 'utf8')).toBe('1');
}, 60_000);
