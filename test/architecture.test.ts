import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withTables } from '../src/scripts/update-architecture.ts';
import { ROOT, textOf } from './support/source-tree.ts';

const ROOMS = ['src', 'translators', 'corpus', 'bench', 'docs', 'test'];

/** Every file of the rooms and of the root; then also the folders that they make, each with a slash at its end. */
const files = [
  ...readdirSync(ROOT, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...ROOMS.flatMap((room) =>
    readdirSync(`${ROOT}/${room}`, { recursive: true, withFileTypes: true }).flatMap((entry) =>
      entry.isFile() ? [`${entry.parentPath.slice(ROOT.length).replace(/^\//, '')}/${entry.name}`] : [],
    ),
  ),
];
const folders = [...new Set(files.flatMap(foldersAbove))].sort();
const places = [...files, ...folders];

function foldersAbove(path: string): readonly string[] {
  const above = dirname(path);
  return above === '.' ? [] : [`${above}/`, ...foldersAbove(above)];
}

const architecture = textOf('ARCHITECTURE.md');

describe('the tables of imports', () => {
  it('are those that the tests go by (npm run generate)', () => {
    expect(withTables(architecture)).toBe(architecture);
  });
});

describe('the pages that say where things are', () => {
  it.each(['ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s names no path that is not there', (page) => {
    const text = textOf(page).replace(/^```[\s\S]*?^```/gm, '');
    const named = [...text.matchAll(/`([\w./-]+)`/g)].flatMap(([, path = '']) => (isPath(path) ? [path] : []));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});

/** A name with a slash, or that of a file; what npm makes and git ignores is no part of the house. */
function isPath(name: string): boolean {
  return !name.startsWith('.') && (name.includes('/') || /\.(ts|peggy|py|md|json)$/.test(name));
}

/** By its last parts, as pages name what stands in a folder that they just spoke of; `x` stands for any name. */
function isThere(path: string): boolean {
  const pattern = path.replaceAll('.', '\\.').replace(/\bx\b/, '[^/]+');
  return places.some((place) => new RegExp(`(^|/)${pattern}/?$`).test(place));
}

/** The lines of the tree: the place that each is about, and what it says of it. */
const tree = readTree(/^## The tree\n+```text\n([\s\S]*?)^```/m.exec(architecture)?.[1] ?? '');

function readTree(block: string): readonly { readonly place: string; readonly said: string }[] {
  let room = '';
  return block
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, margin = '', name = '', said = ''] = /^( *)(\S+) *(.*)$/.exec(line) ?? [];
      if (margin === '') room = name;
      return { place: margin === '' ? name : room + name, said };
    });
}

/** The files and folders that a line names, with a slash or the ending of code. */
function namesIn(said: string): readonly string[] {
  return [...said.matchAll(/(?<![\w./-])[\w.-]+(?:\/(?!\w)|\.(?:ts|peggy|py)\b)/g)].map(([name]) => name);
}

describe('the tree', () => {
  it('names what is there', () => {
    const wrong = tree.flatMap(({ place, said }) => [
      ...(places.includes(place) ? [] : [place]),
      ...namesIn(said)
        .filter((name) => !places.some((one) => one.startsWith(place) && one.endsWith(`/${name}`)))
        .map((name) => `${place}: ${name}`),
    ]);
    expect(tree.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  });

  it('names every folder of the first floors', () => {
    const floors = folders.filter((folder) => /^(src\/)?([^/]+\/){1,2}$/.test(folder));
    const isNamed = (folder: string): boolean =>
      tree.some(
        ({ place, said }) =>
          place.startsWith(folder) || (folder.startsWith(place) && namesIn(said).includes(folder.replace(/^.*\/(?=.)/, ''))),
      );
    expect(floors.length).toBeGreaterThan(30);
    expect(floors.filter((folder) => !isNamed(folder))).toEqual([]);
  });
});
