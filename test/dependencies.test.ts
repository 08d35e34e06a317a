import { describe, expect, it } from 'vitest';
import { DEPENDENCIES, SIDES } from './dependencies.ts';
import { importsOf, sourceFiles, textOf } from './support/source-tree.ts';

const within = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);
const nameOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

const packages = sourceFiles('src', 'translators', 'corpus', 'bench')
  // Generators are no part of the product, and what they import is no dependency of it.
  .filter((file) => !file.startsWith('src/scripts/'))
  .flatMap((file) => importsOf(file).map(({ specifier, to }) => ({ file, specifier, to })))
  .filter(({ specifier, to }) => to === null && !specifier.startsWith('node:'))
  .map(({ file, specifier }) => ({ file, name: nameOf(specifier) }));

describe('dependencies', () => {
  it('are imported only by those whom the table names', () => {
    const wrong = packages.filter(
      ({ file, name }) => !DEPENDENCIES.some((row) => row.name === name && row.users.some((user) => within(file, user))),
    );
    expect(wrong).toEqual([]);
  });

  it('are what package.json has the library install', () => {
    const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(textOf('package.json'));
    const known = DEPENDENCIES.map(({ name }) => name);
    expect(Object.keys(dependencies).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('that decide meaning stand on one side only', () => {
    const sidesOf = (users: readonly string[]): readonly string[] =>
      Object.entries(SIDES).flatMap(([side, folders]) =>
        users.some((user) => folders.some((folder) => within(user, folder) || within(folder, user))) ? [side] : [],
      );
    const both = DEPENDENCIES.filter(({ name, users }) => name !== 'lodash' && sidesOf(users).length > 1);
    expect(both).toEqual([]);
  });

  it('have no row that nobody needs', () => {
    const idle = DEPENDENCIES.filter(
      ({ name, users }) =>
        !users.includes('src/scripts') &&
        users.some((user) => !packages.some((one) => one.name === name && within(one.file, user))),
    );
    expect(idle.map(({ name }) => name)).toEqual([]);
  });
});
