import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles, textOf } from './support/source-tree.ts';

const PRODUCT = ['src', 'translators', 'corpus', 'bench'];
/** What the package offers; everything else is for somebody in the house. */
const isPublic = (file: string): boolean => file === 'src/index.ts' || file.startsWith('src/public/');

const files = sourceFiles(...PRODUCT, 'test').map((file) => {
  const text = textOf(file);
  return { file, text, words: new Set(text.match(/[\w$]+/g)), passedOn: isPublic(file) ? new Set<string>() : passedOn(text) };
});

/** Names that a file gets from another one and hands on, without use of its own. */
function passedOn(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/^export (?:type )?\{([^}]*)\} from/gm)].flatMap(([, names = '']) => names.match(/[\w$]+/g) ?? []),
  );
}

function exportsOf(text: string): readonly string[] {
  const declared = text.matchAll(/^export (?:async )?(?:const|let|function\*?|class|enum|interface|type) ([\w$]+)/gm);
  return [...declared].flatMap(([, name]) => name ?? []);
}

describe('every export', () => {
  it('is used by another file', () => {
    const product = files.filter(({ file }) => !file.startsWith('test/') && !file.includes('.generated.'));
    const unused = product.flatMap(({ file, text }) =>
      exportsOf(text)
        .filter((name) => !files.some((other) => other.file !== file && other.words.has(name) && !other.passedOn.has(name)))
        .map((name) => `${file}: ${name}`),
    );
    expect(product.length).toBeGreaterThan(300);
    expect(unused).toEqual([]);
  });
});

describe('every file', () => {
  it('is imported by another one, or run by a command of package.json', () => {
    const imported = new Set(files.flatMap(({ file }) => importsOf(file).flatMap(({ to }) => to ?? [])));
    const started = files.flatMap(({ text }) =>
      [...text.matchAll(/new URL\('\.\/([\w.-]+)', import\.meta\.url\)/g)].map(([, name]) => name),
    );
    const pages = ['src/page/index.html'].flatMap((page) =>
      [...textOf(page).matchAll(/src="(?:\.\/)?([\w.-]+)"/g)].map(([, name]) => join(dirname(page), name ?? '')),
    );
    const commands = textOf('package.json').replaceAll(/dist\/(src\/[\w/.-]+)\.d\.ts/g, '$1.ts');
    const idle = files
      .map(({ file }) => file)
      .filter((file) => !/\.(test|suite|engine|browser|editor)\.ts$|\/vitest\.config\.ts$/.test(file))
      .filter(
        (file) =>
          !imported.has(file) &&
          !pages.includes(file) &&
          !commands.includes(file) &&
          !started.includes(file.replace(/^.*\//, '')),
      );
    expect(idle).toEqual([]);
  });
});
