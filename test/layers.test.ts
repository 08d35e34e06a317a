import { describe, expect, it } from 'vitest';
import { LAYERS, type Layer, MEANING, NODE } from './layers.ts';
import { importsOf, sourceFiles, textOf } from './support/source-tree.ts';

const within = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);
const files = sourceFiles('src', 'translators', 'corpus', 'bench');
const layerOf = (file: string): Layer | undefined => LAYERS.find(({ folder }) => within(file, folder));

describe('the layers', () => {
  it('cover every file', () => {
    expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
  });

  it('are one each for what is listed: engines, languages and targets', () => {
    const listed = ['src/engines', 'src/languages', 'translators'];
    const folders = new Set(
      files.flatMap((file) =>
        listed.flatMap((list) => {
          const [name, ...within_] = within(file, list) ? file.slice(list.length + 1).split('/') : [];
          return name !== undefined && within_.length > 0 ? [`${list}/${name}`] : [];
        }),
      ),
    );
    expect([...folders].filter((folder) => !LAYERS.some((layer) => layer.folder === folder))).toEqual([]);
  });

  it('import only what the table allows', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter(({ to }) => to !== null && !allowed(file, to))
        .map(({ specifier }) => `${file} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('enter another folder through its index, save where the table names a file', () => {
    const named =
      /\/(index|families|number-limits|ast|text-pattern|regex-node|analyze|language|show|yaml\.generated|networks)\.ts$/;
    const edges = ['src/cli/', 'src/editor/', 'src/page/', 'src/scripts/', 'src/index.ts', 'src/public/', 'src/api/', 'bench/'];
    const wrong = files
      .filter((file) => !edges.some((edge) => file.startsWith(edge)))
      .flatMap((file) =>
        importsOf(file)
          .filter(
            ({ to }) =>
              to !== null && layerOf(to) !== layerOf(file) && !within(to, layerOf(file)?.folder ?? '') && !named.test(to),
          )
          .filter(
            // KQL's lowering takes leaves over fields from that of EQL.
            ({ to }) => !(within(file, 'src/languages/kql') && within(to ?? '', 'src/languages/eql')),
          )
          .filter(
            ({ to }) =>
              !['eql', 'sigma', 'kql'].some((name) => [file, to ?? ''].every((one) => within(one, `src/languages/${name}`))),
          )
          .map(({ specifier }) => `${file} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  it('use Node only at the edges', () => {
    const wrong = files
      .filter((file) => !NODE.some((folder) => within(file, folder)))
      .filter((file) => importsOf(file).some(({ specifier }) => specifier.startsWith('node:')));
    expect(wrong).toEqual([]);
  });

  it('give the room of reports types alone, but for the tools of text', () => {
    const wrong = files
      .filter((file) => within(file, 'src/report'))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ to, types }) => to !== null && !types && !within(to, 'src/report') && !within(to, 'src/source'))
          .map(({ specifier }) => `${file} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  it('let a language take nothing but types from the corpus', () => {
    const wrong = files
      .filter((file) => within(file, 'src/languages'))
      .flatMap((file) =>
        importsOf(file)
          .filter(({ to, types }) => to !== null && !types && within(to, 'corpus'))
          .map(({ specifier }) => `${file} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  it('have no cycle between files', () => {
    expect(findCycle(files)).toEqual([]);
  });

  it('hold no edge that nobody takes', () => {
    const idle = LAYERS.flatMap(({ folder, from, reason }) => {
      // Rows of one reason are one: a target need not use all that targets may.
      const own = files.filter((file) => layerOf(file)?.reason === reason);
      const taken = own.flatMap((file) => importsOf(file).flatMap(({ to }) => to ?? []));
      return from.filter((edge) => !taken.some((to) => within(to, edge))).map((edge) => `${folder} never imports ${edge}`);
    });
    expect(idle).toEqual([]);
  });

  it('leave proofs nothing of the IR that says what a text means: targets print from it, and a mistake would be proven', () => {
    const known = new Set(['fold', 'allOf', 'anyOf', 'termFields', 'TERM_FUNCTIONS']);
    const taken = files
      .filter((file) => within(file, 'src/proof'))
      .flatMap((file) =>
        [...textOf(file).matchAll(/import \{([^}]*)\} from '[./]*\/ir\/[^']*'/g)].flatMap(([, names = '']) => names.split(',')),
      )
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '));
    expect(taken).toContain('fold');
    expect(taken.filter((name) => !known.has(name))).toEqual([]);
  });

  it('hold no folder of the table that is gone', () => {
    expect(LAYERS.filter(({ folder }) => !files.some((file) => within(file, folder)))).toEqual([]);
  });
});

function allowed(file: string, to: string): boolean {
  const layer = layerOf(file);
  if (layer === undefined) return false;
  if (within(to, layer.folder)) return true;
  const syntaxOnly = !within(file, 'src/languages') && layer.from.some((from) => from.startsWith('src/languages/'));
  if (syntaxOnly && MEANING.some((folder) => within(to, folder))) return false;
  if (layer.folder === 'src/engines' || layer.folder === 'translators')
    return within(to, layer.folder) || layer.from.some((from) => within(to, from));
  return layer.from.some((from) => within(to, from));
}

/** The first cycle found, as a list of files, or nothing. */
function findCycle(all: readonly string[]): readonly string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const { to } of importsOf(file)) {
      if (to === null || !all.includes(to)) continue;
      const cycle = visit(to, [...path, file]);
      if (cycle.length > 0) return cycle;
    }
    done.add(file);
    return [];
  };
  for (const file of all) {
    const cycle = visit(file, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
