import { type Ask, type Experiment, KEYWORD, script, term, terms, texts, wildcard } from './experiment.ts';

const many = (count: number, make: (at: number) => Ask): Ask => ({
  bool: { should: Array.from({ length: count }, (_, at) => make(at)) },
});
const deep = (depth: number): Ask => (depth === 0 ? term('v1') : { bool: { filter: [deep(depth - 1)] } });

export const limits: readonly Experiment[] = [
  {
    name: 'limit-clauses',
    comparedWith: 'elasticsearch-8.19.21',
    question: 'How many clauses may a query have, and are they counted in total?',
    sections: '7.7',
    mapping: KEYWORD,
    documents: texts('f', 'v1', 'v2', 'v2000'),
    asks: {
      '1024 in one bool': many(1024, (at) => wildcard(`v${at}`)),
      '1025 in one bool': many(1025, (at) => wildcard(`v${at}`)),
      '2 bools of 600': { bool: { filter: [many(600, (at) => wildcard(`v${at}`)), many(600, (at) => wildcard(`v${at + 1}`))] } },
      '4096 in one bool': many(4096, (at) => wildcard(`v${at}`)),
      '1025 equal ones': many(1025, () => wildcard('v1')),
      '1025 terms in one list': terms(...Array.from({ length: 1025 }, (_, at) => `v${at}`)),
    },
    conclusion:
      '1,024, in one bool and over all of a query; a list of terms is one. Elasticsearch 8 and 9 derive the limit from heap and threads.',
  },
  {
    name: 'limit-terms',
    question: 'How many values may one list of terms have?',
    sections: '7.7',
    mapping: KEYWORD,
    documents: texts('f', 'v1', 'v65536'),
    asks: {
      '65536': terms(...Array.from({ length: 65_536 }, (_, at) => `v${at}`)),
      '65537': terms(...Array.from({ length: 65_537 }, (_, at) => `v${at}`)),
    },
    conclusion: 'index.max_terms_count is 65,536.',
  },
  {
    name: 'limit-depth',
    comparedWith: 'elasticsearch-8.19.21',
    question: 'How deep may bool queries nest?',
    sections: '7.7',
    mapping: KEYWORD,
    documents: texts('f', 'v1'),
    asks: Object.fromEntries([19, 20, 21, 30, 31, 60].map((depth) => [`${depth} deep`, deep(depth)])),
    conclusion:
      'Elasticsearch 8 and 9 refuse 30 and more; Elasticsearch 7.10 and OpenSearch have no such limit within these depths.',
  },
  {
    name: 'limit-wildcard-length',
    question: 'Is a long wildcard pattern refused?',
    sections: '7.7',
    mapping: KEYWORD,
    documents: texts('f', 'a'),
    asks: {
      '1001 letters': wildcard('a'.repeat(1001)),
      '600 letters and stars': wildcard('a*'.repeat(300)),
      '40 stars': wildcard(`${'*a'.repeat(40)}*`),
      '20000 letters': wildcard('a'.repeat(20_000)),
    },
    differences: [
      { asks: ['600 letters and stars'], why: 'OpenSearch refuses by the effort to determinise; ours walks the pattern' },
    ],
    conclusion:
      'Not by its length: by the effort to determinise, from Lucene 9 on. Elasticsearch 7.10.2 has no such guard; a pattern of 2,000 stars kept it busy for minutes.',
  },
  {
    name: 'limit-script-length',
    question: 'How long may a script be?',
    sections: '8',
    mapping: KEYWORD,
    documents: texts('f', 'a'),
    asks: { '65535 bytes': script(`true${' '.repeat(65_531)}`), '65536 bytes': script(`true${' '.repeat(65_532)}`) },
    conclusion: 'script.max_size_in_bytes is 65,535.',
  },
];
