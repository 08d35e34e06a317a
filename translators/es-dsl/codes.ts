import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

export const esDslCodes = {
  'relation-not-in-eql': {
    title: 'a sequence or sample that is not written in EQL',
    meaning:
      'What relates several events goes to Elasticsearch as EQL, in the words of the rule. A rule in another language has no such words.',
    help: 'write the rule in EQL, or use `--to js` or `match`, which relate events themselves',
    kind: 'refusal',
  },
  'no-field-named': {
    title: 'a keyword without a field',
    meaning:
      'The rule looks for a text in every value of an event. A query over all fields depends on how each is mapped: what is not indexed, numbers, dates, addresses and long texts are not looked at, and analysed fields hold words.',
    help: 'name the fields that can hold the text, such as `message`; `--to js` and `match` look at every value',
    kind: 'refusal',
  },
  'computed-regex': {
    title: 'a regular expression too large for a script',
    meaning:
      'On a computed value a regular expression travels as the table of its automaton, since text of a rule never enters the source of a script; this one has more than 20,000 entries.',
    help: 'split the expression, or test the field itself instead of a computed value',
    kind: 'refusal',
  },
  'script-field-type': {
    title: 'a field type that scripts read differently by version',
    meaning:
      'The script value of a date or an unsigned long differs between versions of Elasticsearch and OpenSearch, other types have none.',
    help: 'compare the field itself with a constant, outside of functions and arithmetic',
    kind: 'refusal',
  },
  'script-address-comparison': {
    title: 'an address compared inside a script',
    meaning: 'In a script an address is text, so comparing it is not comparing addresses.',
    help: 'use `cidrMatch`, or compare the field itself with a constant',
    kind: 'refusal',
  },
  'script-bad-network': {
    title: 'a network block that does not read as one',
    meaning: 'The script form of cidrMatch needs constant blocks such as 10.0.0.0/8 or fe80::/10.',
    help: 'write a constant block such as "10.0.0.0/8" or "fe80::/10"',
    kind: 'refusal',
  },
  'script-too-large': {
    title: 'a script beyond what a cluster compiles',
    meaning: 'A script longer than 65,535 bytes or nested deeper than 100 calls is refused by the cluster.',
    help: 'split the condition into several, joined by `and` or `or` outside of the function',
    kind: 'refusal',
  },
  'number-not-exact': {
    title: 'a number that JSON cannot carry exactly',
    meaning: 'Whole numbers beyond 2^53, infinities and NaN would reach the cluster as another value.',
    help: 'use a number that a double holds, or compare the field as text where it is mapped so',
    kind: 'refusal',
  },
  'field-name-pattern': {
    title: 'a field name with a star',
    meaning: 'An exists query reads a star in a field name as a wildcard over names and would ask other fields too.',
    help: 'give the field an alias without a star in the mapping, and name that',
    example: 'process where `a*b` != null',
    kind: 'refusal',
  },
  'field-type-not-searchable': {
    title: 'a field type this leaf cannot ask exactly',
    meaning: 'Analysed text, nested, object and geo fields have no query that tests one whole value.',
    help: 'name the exact sub-field (`.keyword`), or map the field as one',
    kind: 'refusal',
  },
  'too-many-clauses': {
    title: 'more clauses than a cluster allows by default',
    meaning:
      'Clusters refuse a query of more than 1,024 clauses (indices.query.bool.max_clause_count). Raise the limit or split the rule.',
    help: 'raise indices.query.bool.max_clause_count on the cluster, or split the rule',
    kind: 'note',
  },
  'nested-too-deep': {
    title: 'bool queries nested deeper than a cluster allows by default',
    meaning: 'Elasticsearch refuses bool queries nested deeper than 20 (indices.query.bool.max_nested_depth; 30 from 8.1).',
    help: 'raise indices.query.bool.max_nested_depth on the cluster, or split the rule',
    kind: 'note',
  },
  'query-regex-too-long': {
    title: 'a regular expression beyond the default limit',
    meaning:
      'Indices refuse regular expressions longer than 1,000 characters (index.max_regex_length). Raise it or split the pattern.',
    help: 'raise index.max_regex_length of the indices, or split the pattern',
    kind: 'note',
  },
  'pattern-too-complex': {
    title: 'a pattern beyond what Lucene makes deterministic',
    meaning:
      'Lucene spends a limited effort on a pattern and refuses it beyond that: many `?` or repeats behind a `*`, or hundreds of characters behind one. The search fails.',
    help: 'shorten the pattern, or split it',
    kind: 'note',
  },
  'pattern-too-long': {
    title: 'a pattern of more than 1,000 characters',
    meaning:
      'Lucene refuses wildcard patterns, prefixes and terms without letter case that are longer than 1,000 characters. Keyword fields of ECS hold no values beyond 1,024.',
    help: 'shorten the pattern, or split it',
    kind: 'note',
  },
  'regex-shorthand-by-version': {
    title: 'shorthand classes need Lucene 9',
    meaning:
      'Elasticsearch 7 reads \\d, \\w and \\s as the letters d, w and s; Elasticsearch 8 and OpenSearch 2 read them as classes.',
    kind: 'note',
  },
  'regex-complement-by-version': {
    title: 'a complement inside a regular expression',
    meaning:
      'Lucene 10 has no complement: OpenSearch 3 reads ~ as a letter (run on 3.8.0), Elasticsearch up to 9 and OpenSearch 2 as the complement of what follows.',
    help: 'write the expression without `~` where the cluster is OpenSearch 3',
    kind: 'note',
  },
  'folding-by-version': {
    title: 'letters outside ASCII fold by version',
    meaning:
      'Whether case_insensitive covers letters outside ASCII depends on the version of the cluster; see the folding option.',
    kind: 'note',
  },
  'eql-function-wildcards': {
    title: 'wildcards in constants of endsWith and stringContains',
    meaning:
      'Sequences, samples and pipes go to the engine as EQL, and the engine reads `*`, `?` and `\\` there as in a wildcard query. The rule was read by the documentation, where they are letters.',
    help: 'translate with --function-wildcards engine, or say it with `:` and `like`',
    kind: 'loss',
  },
  'eql-search': {
    title: 'the body is for the EQL search',
    meaning:
      'A search looks at each document on its own. Sequences, samples and pipes are a request to `_eql/search`, which OpenSearch does not have.',
    kind: 'note',
  },
  'schedule-not-date-math': {
    title: 'a look-back that is not date math',
    meaning: 'The time range takes the look-back of the rule as written; the cluster may refuse this one.',
    help: 'write the look-back of the rule as date math, such as now-9m',
    kind: 'note',
  },
} as const satisfies CodeTable;

export type EsDslCode = CodeIn<typeof esDslCodes>;

export const { known, diagnostic } = /* @__PURE__ */ tellerOf<CodeIn<typeof esDslCodes>>();
