import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a page gets that imports something of the package, packed as a bundler packs it for a browser. */
export interface BrowserBundle {
  readonly code: string;
  /** In bytes. */
  readonly gzipped: number;
  /** The packages that code was taken of. */
  readonly packages: ReadonlySet<string>;
  /** The files of ours that code was taken of. */
  readonly files: readonly string[];
  /** Node's own modules that it asks for. */
  readonly node: readonly string[];
}

/** Bundles lines of a page; `eqlibrium/parse` and the like stand for the sources of the entry. */
export async function browserBundle(page: string): Promise<BrowserBundle> {
  const bundle = await rolldown({
    cwd: root,
    platform: 'browser',
    input: 'page',
    plugins: [
      {
        name: 'page',
        resolveId(id) {
          if (id === 'page') return '\0page';
          const entry = /^eqlibrium(?:\/(\w+))?$/.exec(id);
          if (entry === null) return null;
          return `${root}src/${entry[1] === undefined ? 'index' : `public/${entry[1]}`}.ts`;
        },
        load: (id) => (id === '\0page' ? page : null),
      },
    ],
  });
  const [{ code, modules, imports }] = (await bundle.generate({ format: 'esm', minify: true, codeSplitting: false })).output;
  await bundle.close();
  const taken = Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []));
  return {
    code,
    gzipped: gzipSync(code, { level: 9 }).length,
    packages: new Set(taken.flatMap((id) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? [])),
    files: taken.flatMap((id) => (id.startsWith(root) && !id.includes('node_modules') ? [id.slice(root.length)] : [])).sort(),
    node: imports.filter((id) => id.startsWith('node:')),
  };
}
