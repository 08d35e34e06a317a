import { describe, expect, it } from 'vitest';
import { importsOf, sourceFiles } from './support/source-tree.ts';

/**
 * Who may import whom. The first folder that a file stands in decides; an entry may name a folder or a file. This table is
 * the one in ARCHITECTURE.md; a new edge needs its reason here.
 */
const MAY_IMPORT: readonly { readonly folder: string; readonly from: readonly string[]; readonly reason: string }[] = [
  { folder: 'src/source', from: [], reason: 'text and places know nothing else' },
  { folder: 'src/event', from: [], reason: 'types of what is matched' },
  { folder: 'src/pattern', from: ['src/source'], reason: 'sets of strings' },
  { folder: 'src/schema/families.ts', from: ['src/event'], reason: 'one table of types, which every reader of fields goes by' },
  { folder: 'src/schema', from: ['src/source', 'src/event'], reason: 'field facts' },
  { folder: 'src/ir', from: ['src/source', 'src/event', 'src/pattern'], reason: 'meaning knows no language and no target' },
  { folder: 'src/contract', from: ['src/source', 'src/event', 'src/ir'], reason: 'what plugs in' },
  {
    folder: 'src/languages/eql/check',
    from: ['src/source', 'src/event', 'src/pattern', 'src/ir', 'src/schema', 'src/languages/eql'],
    reason: 'checks need field facts and patterns',
  },
  {
    folder: 'src/languages/eql/lower',
    from: ['src/source', 'src/event', 'src/pattern', 'src/ir', 'src/schema', 'src/languages/eql'],
    reason: 'the one place where EQL becomes meaning',
  },
  {
    folder: 'src/languages/eql/analyze.ts',
    from: ['src/source', 'src/event', 'src/ir', 'src/schema', 'src/languages/eql'],
    reason: 'strings the stages together',
  },
  {
    folder: 'src/languages/eql',
    from: ['src/source', 'src/event', 'src/schema/families.ts'],
    reason: 'syntax needs no meaning: the oracle and the corpus share it',
  },
  { folder: 'src/documents', from: ['src/source', 'src/event', 'src/ir'], reason: 'metadata types; bodies of requests are JSON' },
  {
    folder: 'src/engines/oracle',
    from: ['src/source', 'src/event', 'src/contract', 'src/languages/eql', 'src/schema/families.ts'],
    reason: 'reads EQL itself, and nothing of what it judges',
  },
  {
    folder: 'src/engines/sigma',
    from: ['src/source', 'src/event', 'src/contract', 'src/schema/families.ts'],
    reason: 'reads printed Sigma',
  },
  {
    folder: 'src/engines/es-dsl',
    from: ['src/source', 'src/event', 'src/contract', 'src/schema/families.ts'],
    reason: 'reads printed queries',
  },
  {
    folder: 'src/engines/eql-search',
    from: ['src/source', 'src/event', 'src/contract'],
    reason: 'reads printed EQL search requests; the EQL inside goes to an engine handed in',
  },
  {
    folder: 'src/engines/flat-events',
    from: ['src/event', 'src/schema/families.ts'],
    reason: 'events for programs that know no mapping',
  },
  {
    folder: 'src/engines/rsigma',
    from: ['src/source', 'src/event', 'src/contract', 'src/engines/flat-events'],
    reason: 'hands printed Sigma to a program; whoever runs it is handed in',
  },
  {
    folder: 'src/engines/cluster',
    from: ['src/source', 'src/event', 'src/contract', 'src/schema/families.ts'],
    reason: 'sends printed queries to a real cluster; what carries them is handed in',
  },
  {
    folder: 'src/engines/pysigma',
    from: ['src/source', 'src/event', 'src/contract', 'src/engines/flat-events'],
    reason: 'asks pySigma through a program; whoever runs it is handed in',
  },
  { folder: 'src/engines/js', from: ['src/source', 'src/event', 'src/contract'], reason: 'imports printed modules' },
  { folder: 'src/engines', from: ['src/contract'], reason: 'the registry' },
  {
    folder: 'src/stream',
    from: ['src/source', 'src/event', 'src/pattern', 'src/ir', 'src/schema/families.ts'],
    reason: 'facts come from the IR',
  },
  {
    folder: 'src/conformance',
    from: ['src/source', 'src/event', 'src/ir', 'src/contract', 'src/report'],
    reason: 'registries arrive as arguments; reports are filled in',
  },
  ...['sigma', 'es-dsl', 'js'].map((target) => ({
    folder: `translators/${target}`,
    from: ['src/source', 'src/event', 'src/schema/families.ts', 'src/pattern', 'src/ir', 'src/contract'],
    reason: 'a target reads the IR, never the language, never another target',
  })),
  { folder: 'translators', from: ['src/contract'], reason: 'the registry' },
  { folder: 'corpus', from: ['src/source', 'src/event', 'src/schema', 'src/languages/eql'], reason: 'events know no translator' },
  {
    folder: 'src/api',
    from: [
      'src/source',
      'src/event',
      'src/ir',
      'src/schema',
      'src/contract',
      'src/documents',
      'src/stream',
      'src/report',
      'src/conformance',
      'src/engines',
      'src/languages/eql',
      'translators',
      'corpus',
    ],
    reason: 'wires the registries together',
  },
  {
    folder: 'src/report',
    from: ['src/source', 'src/event', 'src/ir', 'src/contract', 'src/engines'],
    reason: 'says what reports are, and draws them; what others fill in is imported as types',
  },
  { folder: 'src/cli', from: ['src', 'translators', 'corpus', 'bench'], reason: 'an edge' },
  { folder: 'src/scripts', from: ['src', 'translators', 'corpus', 'bench', 'test'], reason: 'an edge' },
  { folder: 'src/index.ts', from: ['src', 'translators', 'corpus'], reason: 'the public surface' },
  { folder: 'src/version.ts', from: [], reason: 'one constant' },
  { folder: 'bench', from: ['src', 'translators', 'corpus'], reason: 'an edge' },
];

/** Folders that may use Node; the rest runs in a browser. */
const NODE = ['src/cli/', 'src/scripts/', 'bench/'];

/** Inside EQL the checks, the lowering and what strings them together are out of reach of those who share the syntax. */
const MEANING = ['src/languages/eql/check', 'src/languages/eql/lower', 'src/languages/eql/analyze.ts'];

const within = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);
const files = sourceFiles('src', 'translators', 'corpus', 'bench');
const layerOf = (file: string): (typeof MAY_IMPORT)[number] | undefined => MAY_IMPORT.find(({ folder }) => within(file, folder));

describe('the layers', () => {
  it('cover every file', () => {
    expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
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
    const named = /\/(index|families|ast|text-pattern|regex-node|analyze|show)\.ts$/;
    const edges = ['src/cli/', 'src/scripts/', 'src/index.ts', 'src/api/', 'bench/'];
    const wrong = files
      .filter((file) => !edges.some((edge) => file.startsWith(edge)))
      .flatMap((file) =>
        importsOf(file)
          .filter(
            ({ to }) =>
              to !== null && layerOf(to) !== layerOf(file) && !within(to, layerOf(file)?.folder ?? '') && !named.test(to),
          )
          .filter(({ to }) => !(within(file, 'src/languages/eql') && within(to ?? '', 'src/languages/eql')))
          .map(({ specifier }) => `${file} imports ${specifier}`),
      );
    expect(wrong).toEqual([]);
  });

  it('use Node only at the edges', () => {
    const wrong = files
      .filter((file) => !NODE.some((folder) => file.startsWith(folder)))
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

  it('have no cycle between files', () => {
    expect(findCycle(files)).toEqual([]);
  });

  it('hold no folder of the table that is gone', () => {
    expect(MAY_IMPORT.filter(({ folder }) => !files.some((file) => within(file, folder)))).toEqual([]);
  });
});

function allowed(file: string, to: string): boolean {
  const layer = layerOf(file);
  if (layer === undefined) return false;
  if (within(to, layer.folder)) return true;
  const syntaxOnly = !within(file, 'src/languages/eql') && layer.from.includes('src/languages/eql') && layer.folder !== 'src/api';
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
