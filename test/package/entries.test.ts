import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, ROOT, sourceFiles } from '../support/source-tree.ts';

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const entries = sourceFiles('src/public').map((file) => file.replace(/^src\/public\/|\.ts$/g, ''));

describe('the entries of the package', () => {
  it('are one for each file of src/public, with its types', () => {
    const { '.': _root, './package.json': _manifest, ...rest } = manifest.exports;
    expect(rest).toEqual(
      Object.fromEntries(
        entries.map((name) => [
          `./${name}`,
          { types: `./dist/src/public/${name}.d.ts`, default: `./dist/src/public/${name}.js` },
        ]),
      ),
    );
  });

  it('are together what the package exports', () => {
    const joined = importsOf('src/index.ts').flatMap(({ to }) => (to?.startsWith('src/public/') ? [to] : []));
    // It changes somebody's `expect`, and needs their vitest.
    const together = sourceFiles('src/public').filter((file) => file !== 'src/public/vitest.ts');
    expect(joined.sort()).toEqual(together.sort());
  });

  it('need no package that is not installed with this one', () => {
    expect([...packagesBelow('src/index.ts')].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });
});

describe('importing the package', () => {
  it('does nothing but define what it exports', async () => {
    const before = worldOf();
    await import('../../src/index.ts');
    expect(worldOf()).toEqual(before);
  });
});

/** The packages that a file and all it imports ask for, types too: whoever compiles against ours needs them. */
function packagesBelow(file: string, seen = new Set<string>(), found = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return found;
  seen.add(file);
  for (const { specifier, to } of importsOf(file)) {
    if (to !== null) packagesBelow(to, seen, found);
    else found.add(/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier);
  }
  return found;
}

/** What a module could change that is not its own. */
function worldOf(): readonly string[] {
  return [
    globalThis,
    Object.prototype,
    Array.prototype,
    String.prototype,
    RegExp.prototype,
    Function.prototype,
    Map.prototype,
  ].flatMap((object, at) => Reflect.ownKeys(object).map((key) => `${at} ${String(key)}`));
}
