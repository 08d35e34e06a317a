import { TARGET_NAMES } from '../translators/index.ts';

/** A folder, or a file that is more or less open than its folder, with what it may import besides itself. */
export interface Layer {
  readonly folder: string;
  readonly from: readonly string[];
  readonly reason: string;
}

const WORDS = 'what the language tells whoever edits it: its words, what may stand where, its parts';

/**
 * Who may import whom. The first row that a file stands in decides. `npm run generate` writes the table in ARCHITECTURE.md
 * from it; a new edge needs its reason here.
 */
export const LAYERS: readonly Layer[] = [
  { folder: 'src/source', from: [], reason: 'text and places know nothing else' },
  { folder: 'src/event', from: [], reason: 'types of what is matched' },
  { folder: 'src/pattern', from: ['src/source'], reason: 'sets of strings' },
  { folder: 'src/schema/families.ts', from: ['src/event'], reason: 'one table of types, which every reader of fields goes by' },
  { folder: 'src/schema/number-limits.ts', from: ['src/event'], reason: 'what each type of number holds, which targets ask' },
  { folder: 'src/schema', from: ['src/source', 'src/event'], reason: 'field facts' },
  { folder: 'src/ir', from: ['src/source', 'src/event', 'src/pattern'], reason: 'meaning knows no language and no target' },
  {
    folder: 'src/pipelines',
    from: ['src/source', 'src/pattern', 'src/ir', 'src/schema/families.ts'],
    reason: 'what is done to a rule before a target sees it; where its events come from is handed in',
  },
  {
    folder: 'src/proof',
    from: ['src/source', 'src/event', 'src/pattern', 'src/ir', 'src/schema/families.ts'],
    reason: 'reasons about meaning alone: who reads artifacts and who bears events out is handed in',
  },
  {
    folder: 'src/mutants',
    from: ['src/source', 'src/event', 'src/pattern', 'src/ir', 'src/schema/families.ts'],
    reason: 'changes what a rule means in one place; who runs it and who proves it is handed the plan',
  },
  { folder: 'src/golden', from: ['src/source'], reason: 'files that say what to expect of rules, and know none' },
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
  ...['editing', 'expected', 'lexemes', 'word-list'].map((file) => ({
    folder: `src/languages/eql/${file}.ts`,
    from: ['src/source', 'src/contract', 'src/languages/eql'],
    reason: WORDS,
  })),
  ...['language', 'reader', 'read', 'signs'].map((file) => ({
    folder: `src/languages/eql/${file}.ts`,
    from: ['src/source', 'src/contract', 'src/languages/eql', 'corpus/questions'],
    reason: 'what the language gives to everybody: its row in the list',
  })),
  {
    folder: 'src/languages/eql/written.ts',
    from: ['src/source', 'src/contract', 'src/languages/eql'],
    reason: 'says how conditions are joined in the text, in the words of the contract',
  },
  {
    folder: 'src/languages/eql/questions.ts',
    from: ['src/source', 'src/languages/eql', 'corpus/questions'],
    reason: 'says what a query asks in the kinds of the corpus, which knows no language',
  },
  {
    folder: 'src/languages/eql',
    from: ['src/source', 'src/event', 'src/schema/families.ts'],
    reason: 'syntax needs no meaning: the oracle shares it',
  },
  {
    folder: 'src/languages/sigma/lower',
    from: [
      'src/source',
      'src/event',
      'src/pattern',
      'src/ir',
      'src/schema',
      'src/languages/sigma',
      'src/languages/eql/lower/networks.ts',
    ],
    reason: 'the one place where Sigma becomes meaning; what an index takes for an address is the same in every language',
  },
  ...['editing', 'expected', 'lexemes', 'word-list'].map((file) => ({
    folder: `src/languages/sigma/${file}.ts`,
    from: ['src/source', 'src/contract', 'src/languages/sigma'],
    reason: WORDS,
  })),
  ...['language', 'reader', 'read', 'signs', 'records'].map((file) => ({
    folder: `src/languages/sigma/${file}.ts`,
    from: ['src/source', 'src/contract', 'src/languages/sigma', 'corpus/questions'],
    reason: 'what the language gives to everybody: its row in the list',
  })),
  ...['metadata', 'attack'].map((file) => ({
    folder: `src/languages/sigma/${file}.ts`,
    from: ['src/ir', 'src/languages/sigma'],
    reason: 'what a rule says of itself',
  })),
  {
    folder: 'src/languages/sigma/written.ts',
    from: ['src/source', 'src/contract', 'src/languages/sigma'],
    reason: 'says how conditions are joined in the text, in the words of the contract',
  },
  {
    folder: 'src/languages/sigma/questions.ts',
    from: ['src/source', 'src/languages/sigma', 'corpus/questions'],
    reason: 'says what a rule asks in the kinds of the corpus, which knows no language',
  },
  {
    folder: 'src/languages/sigma',
    from: ['src/source', 'src/documents/yaml.generated.ts'],
    reason: 'syntax needs no meaning; the YAML of rules is read by what reads documents',
  },
  {
    folder: 'src/languages/kql/lower',
    from: ['src/source', 'src/event', 'src/pattern', 'src/ir', 'src/schema', 'src/languages/kql', 'src/languages/eql'],
    reason: 'the one place where KQL becomes meaning; leaves over a field by the mapping are those of EQL',
  },
  {
    folder: 'src/languages/kql/analyze.ts',
    from: ['src/source', 'src/contract', 'src/ir', 'src/schema', 'src/languages/kql', 'src/languages/eql'],
    reason: 'strings the stages together; filters and exceptions are those of EQL',
  },
  ...['editing', 'lexemes'].map((file) => ({
    folder: `src/languages/kql/${file}.ts`,
    from: ['src/source', 'src/contract', 'src/languages/kql'],
    reason: WORDS,
  })),
  ...['language', 'reader', 'read', 'signs'].map((file) => ({
    folder: `src/languages/kql/${file}.ts`,
    from: ['src/source', 'src/contract', 'src/languages/kql', 'corpus/questions'],
    reason: 'what the language gives to everybody: its row in the list',
  })),
  {
    folder: 'src/languages/kql/written.ts',
    from: ['src/source', 'src/contract', 'src/languages/kql'],
    reason: 'says how conditions are joined in the text, in the words of the contract',
  },
  {
    folder: 'src/languages/kql/questions.ts',
    from: ['src/source', 'src/languages/kql', 'corpus/questions'],
    reason: 'says what a query asks in the kinds of the corpus, which knows no language',
  },
  { folder: 'src/languages/kql', from: ['src/source'], reason: 'syntax needs no meaning: the evaluator shares it' },
  {
    folder: 'src/languages',
    from: ['src/source', 'src/contract', 'src/languages/eql', 'src/languages/sigma', 'src/languages/kql', 'corpus/questions'],
    reason: 'the list',
  },
  {
    folder: 'src/documents',
    from: ['src/source', 'src/event', 'src/ir', 'src/contract'],
    reason: 'metadata types; how languages are told apart is handed in',
  },
  {
    folder: 'src/engines/oracle',
    from: ['src/source', 'src/event', 'src/contract', 'src/languages/eql', 'src/schema/families.ts', 'src/report'],
    reason: 'reads EQL itself, and nothing of what it judges',
  },
  {
    folder: 'src/engines/sigma',
    from: ['src/source', 'src/event', 'src/contract', 'src/schema/families.ts', 'src/report'],
    reason: 'reads Sigma itself, and nothing of what it judges',
  },
  {
    folder: 'src/engines/es-dsl',
    from: ['src/event', 'src/contract', 'src/schema/families.ts'],
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
    folder: 'src/engines/renamed',
    from: ['src/event', 'src/contract'],
    reason: 'events under the names of pipelines, which it reads itself: nothing of what applies them to rules',
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
    from: ['src/event', 'src/contract', 'src/engines/flat-events'],
    reason: 'asks pySigma through a program; whoever runs it is handed in',
  },
  {
    folder: 'src/engines/chdb',
    from: ['src/contract'],
    reason: 'asks ClickHouse as a library, for those who do; whoever runs it is handed in',
  },
  {
    folder: 'src/engines/kusto',
    from: ['src/event', 'src/contract', 'src/schema/families.ts', 'src/engines/flat-events', 'src/engines/chdb'],
    reason: 'asks ClickHouse through a program; whoever runs it is handed in',
  },
  {
    folder: 'src/engines/python',
    from: ['src/event', 'src/contract', 'src/engines/flat-events'],
    reason: 'hands printed modules to CPython; whoever runs it is handed in',
  },
  {
    folder: 'src/engines/flink',
    from: ['src/source', 'src/event', 'src/contract', 'src/engines/flat-events', 'src/engines/cluster'],
    reason: 'hands printed jobs to a SQL gateway; what carries them is handed in, as for clusters',
  },
  {
    folder: 'src/engines/sql',
    from: ['src/source', 'src/event', 'src/contract', 'src/engines/flat-events'],
    reason: 'runs printed SQL on a database; whoever reaches it is handed in',
  },
  {
    folder: 'src/engines/lucene',
    from: ['src/event', 'src/contract'],
    reason: 'reads printed query strings; what they ask goes to an engine handed in',
  },
  {
    folder: 'src/engines/kibana',
    from: ['src/source', 'src/event', 'src/contract'],
    reason: 'reads printed rules of Kibana; the query inside goes to the engine of its language, handed in',
  },
  {
    folder: 'src/engines/kql',
    from: [
      'src/source',
      'src/event',
      'src/contract',
      'src/languages/kql',
      'src/schema/families.ts',
      'src/report',
      'src/engines/oracle/around',
    ],
    reason: 'reads KQL itself; what stands around a query is judged by the clauses as written, as beside EQL',
  },
  { folder: 'src/engines/js', from: ['src/source', 'src/event', 'src/contract'], reason: 'imports printed modules' },
  {
    folder: 'src/engines',
    from: ['src/event', 'src/contract', 'src/languages', 'src/report'],
    reason: 'the registry; each language has an oracle or says why not',
  },
  {
    folder: 'src/stream',
    from: ['src/source', 'src/event', 'src/pattern', 'src/ir', 'src/schema/families.ts'],
    reason: 'facts come from the IR',
  },
  { folder: 'src/shapes', from: ['src/event'], reason: 'how programs write events down, and under which names rules see them' },
  {
    folder: 'src/conformance',
    from: ['src/source', 'src/event', 'src/contract', 'src/report'],
    reason: 'registries arrive as arguments; reports are filled in',
  },
  ...TARGET_NAMES.map((target) => ({
    folder: `translators/${target}`,
    from: [
      'src/source',
      'src/event',
      'src/schema/families.ts',
      'src/schema/number-limits.ts',
      'src/pattern',
      'src/ir',
      'src/contract',
      ...(['duckdb', 'clickhouse'].includes(target) ? ['translators/sql'] : []),
      ...(['es-dsl', 'flink', 'kusto'].includes(target) ? ['translators/shared'] : []),
    ],
    reason: 'a target reads the IR, never the language, never another target',
  })),
  {
    folder: 'translators/sql',
    from: [
      'src/source',
      'src/event',
      'src/schema/families.ts',
      'src/schema/number-limits.ts',
      'src/pattern',
      'src/ir',
      'src/contract',
      'translators/shared',
    ],
    reason: 'what all dialects of SQL have in common; each is a table of its differences',
  },
  { folder: 'translators/shared', from: [], reason: 'what several targets read alike' },
  { folder: 'translators', from: ['src/contract'], reason: 'the registry' },
  { folder: 'corpus/questions', from: ['src/source'], reason: 'what a rule of any language asks' },
  {
    folder: 'corpus',
    from: ['src/source', 'src/event', 'src/schema'],
    reason: 'events know no translator and no language: each language says what its rules ask',
  },
  {
    folder: 'src/api/lint/values.ts',
    from: ['src/pattern', 'src/ir', 'src/contract', 'src/proof', 'src/api/lint'],
    reason: 'which values of a list may cover which is tried on samples, before it is proven',
  },
  {
    folder: 'src/api',
    from: [
      'src/source',
      'src/event',
      'src/ir',
      'src/schema',
      'src/contract',
      'src/documents',
      'src/golden',
      'src/mutants',
      'src/pipelines',
      'src/proof',
      'src/stream',
      'src/shapes',
      'src/report',
      'src/conformance',
      'src/engines',
      'src/languages',
      'translators',
      'corpus',
    ],
    reason: 'wires the registries together',
  },
  {
    folder: 'src/editor',
    from: [
      'src/source',
      'src/event',
      'src/schema',
      'src/shapes',
      'src/contract',
      'src/documents',
      'src/languages',
      'src/api',
      'translators',
    ],
    reason: 'what an editor asks of a text, as data: it says what others know, and decides nothing of rules',
  },
  {
    folder: 'src/report',
    from: ['src/source', 'src/event', 'src/ir', 'src/contract'],
    reason: 'says what reports are, and draws them; what others fill in is imported as types',
  },
  { folder: 'src/packed', from: ['src/source'], reason: 'how files are packed, for both edges: no bundle of the library has it' },
  { folder: 'src/page', from: ['src', 'translators', 'corpus'], reason: 'an edge: a page in a browser' },
  { folder: 'src/cli', from: ['src', 'translators', 'corpus', 'bench'], reason: 'an edge' },
  {
    folder: 'src/scripts',
    from: ['src', 'translators', 'corpus', 'bench', 'test'],
    reason: 'an edge; the page of near misses is made of what the corpus makes',
  },
  { folder: 'src/public', from: ['src', 'translators', 'corpus'], reason: 'the public surface, one file an entry' },
  { folder: 'src/index.ts', from: ['src'], reason: 'all entries together' },
  { folder: 'src/version.ts', from: [], reason: 'one constant' },
  { folder: 'bench', from: ['src', 'translators', 'corpus'], reason: 'an edge' },
];

/** Folders that may use Node; the rest runs in a browser. */
export const NODE = ['src/cli', 'src/scripts', 'bench'];

/** Inside a language the checks, the lowering and what strings them together are out of reach of those who share the syntax. */
export const MEANING = [
  'src/languages/eql/check',
  'src/languages/eql/lower',
  'src/languages/eql/analyze.ts',
  'src/languages/eql/read.ts',
  'src/languages/eql/language.ts',
  'src/languages/eql/reader.ts',
  'src/languages/kql/lower',
  'src/languages/kql/analyze.ts',
  'src/languages/kql/read.ts',
  'src/languages/kql/language.ts',
  'src/languages/kql/reader.ts',
  'src/languages/readers.ts',
  'src/languages/index.ts',
];

/** The table for ARCHITECTURE.md; neighbours of which the same is said share a row. */
export function layersTable(): string {
  const rows: { readonly folders: string[]; readonly said: string }[] = [];
  for (const { folder, from, reason } of LAYERS) {
    const said = `${from.length === 0 ? 'nothing' : from.map(code).join(', ')} | ${reason}`;
    const last = rows.at(-1);
    if (last?.said === said) last.folders.push(folder);
    else rows.push({ folders: [folder], said });
  }
  return [
    '| Folder or file | May import | Because |',
    '| --- | --- | --- |',
    ...rows.map(({ folders, said }) => `| ${folders.map(code).join(', ')} | ${said} |`),
    '',
    `\`node:\` appears only in ${NODE.map(code).join(', ')} and \`test\`. Who is given a language for its syntax never reaches ${MEANING.map(code).join(', ')}.`,
  ].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
