/** A package of others that ships with the product: in the library, or bundled into the command line. */
export interface Dependency {
  readonly name: string;
  /** Folders and files that may import it. */
  readonly users: readonly string[];
  readonly reason: string;
}

/** Which side of a comparison a folder stands on: what translates, or what judges translations. Two libraries for one job stand for two sides. */
export const SIDES = {
  translates: ['src/languages', 'src/ir', 'src/pattern', 'translators'],
  judges: ['src/engines', 'corpus'],
} as const satisfies { readonly [side: string]: readonly string[] };

/**
 * Every dependency that decides or draws anything, and who may import it. `npm run generate` writes the table in ARCHITECTURE.md
 * from it; `test/dependencies.test.ts` reads every import.
 */
export const DEPENDENCIES: readonly Dependency[] = [
  { name: '@faker-js/faker', users: ['corpus'], reason: 'names, addresses and hosts of events' },
  {
    name: 'ipaddr.js',
    users: ['translators', 'src/proof'],
    reason: 'addresses and networks on the side that translates, and in proofs',
  },
  {
    name: 'ip-address',
    users: ['src/engines'],
    reason: 'the same on the side that judges: a fault of one library would otherwise be made by both and seen by nobody',
  },
  {
    name: 'yaml',
    users: ['src/documents', 'src/golden', 'src/pipelines', 'src/scripts', 'translators/sigma'],
    reason: 'YAML of rule documents, of golden events and of pipelines, and of the Sigma that is printed',
  },
  {
    name: 'js-yaml',
    users: ['src/engines/renamed', 'src/engines/sigma', 'src/engines/rsigma', 'src/conformance/differences'],
    reason: 'printed Sigma, and pipelines, are read by another library on the side that judges',
  },
  { name: 'smol-toml', users: ['src/documents'], reason: 'TOML of rule documents' },
  {
    name: 'acorn',
    users: ['src/api/against', 'src/proof/readers/js'],
    reason: 'names and constants in modules that somebody wrote, and where one does not parse; what modules compute, for proofs',
  },
  { name: 'refa', users: ['src/pattern', 'src/scripts'], reason: 'automata; the oracle runs expressions in its own, slow way' },
  {
    name: 'uuid',
    users: ['translators/sigma', 'translators/kibana', 'src/proof/readers/js', 'src/proof/readers/painless'],
    reason: 'identifiers of documents, from the name of the rule; fingerprints of known functions, in proofs',
  },
  {
    name: 'lodash',
    users: ['corpus', 'src/api', 'src/conformance', 'src/engines', 'bench'],
    reason: 'grouping and sorting, in which nothing is decided',
  },
  { name: 'commander', users: ['src/cli'], reason: 'the command line; bundled' },
  { name: 'cli-progress', users: ['src/cli'], reason: 'progress bars; bundled' },
  {
    name: 'fzstd',
    users: ['src/packed'],
    reason: 'files packed with zstd, in browsers and also on a Node that cannot, and cut ones are told; bundled',
  },
  { name: 'vscode-languageserver', users: ['src/cli/lsp'], reason: 'the protocol of editors; bundled' },
  { name: 'vscode-languageserver-protocol', users: ['src/cli/lsp'], reason: 'its messages over streams; bundled' },
  {
    name: 'vscode-languageserver-textdocument',
    users: ['src/cli/lsp'],
    reason: 'texts that editors change piece by piece; bundled',
  },
  { name: 'tinyglobby', users: ['src/cli', 'bench'], reason: 'patterns of file names; bundled' },
  {
    name: 'preact',
    users: ['src/report/port/page', 'src/page', 'bench'],
    reason: 'pages, of parts in which every text is escaped; bundled',
  },
  { name: '@codemirror/state', users: ['src/page/editor'], reason: 'the editor of the page; bundled' },
  { name: '@codemirror/view', users: ['src/page/editor'], reason: 'the same as it is drawn; bundled' },
  { name: '@codemirror/commands', users: ['src/page/editor'], reason: 'its keys, and what can be undone; bundled' },
  { name: 'marked', users: ['src/page/docs'], reason: 'the documentation in the page; bundled' },
  { name: '@codemirror/lint', users: ['src/page/editor'], reason: 'problems at their places in it; bundled' },
  { name: 'preact-render-to-string', users: ['src/report/port/page', 'bench'], reason: 'the same as text; bundled' },
  { name: '@observablehq/plot', users: ['src/report', 'bench'], reason: 'pictures in reports; bundled' },
  { name: 'linkedom', users: ['src/report'], reason: 'the document in which pictures are drawn; bundled' },
  { name: 'sarif', users: ['src/report'], reason: 'types of SARIF; nothing of it is left at run time' },
  { name: 'cli-table3', users: ['src/report'], reason: 'tables in a terminal; bundled' },
  { name: 'picocolors', users: ['src/report', 'src/cli'], reason: 'colours in a terminal; bundled' },
  { name: 'vitest', users: ['src/public/vitest.ts'], reason: 'matchers for tests; whoever imports that entry has it' },
  {
    name: 'assemblyscript',
    users: ['src/scripts'],
    reason: 'makes the WebAssembly that scans lines; nothing of it is left at run time',
  },
  { name: 'peggy', users: ['src/scripts'], reason: 'makes the parser from the grammar; nothing of it is left at run time' },
];

/** The rows as a table in Markdown. */
export function dependenciesTable(): string {
  const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  const rows = DEPENDENCIES.map(({ name, users, reason }) => `| \`${name}\` | ${code(users)} | ${reason} |`);
  return ['| Package | Imported by | For |', '| --- | --- | --- |', ...rows].join('\n');
}
