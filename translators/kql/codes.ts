import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What KQL cannot say, and what it says with a difference. */
export const kqlTargetCodes = {
  'to-kql-several-events': {
    title: 'a rule over several events is no KQL',
    meaning: 'KQL asks each document by itself, and a sequence or a sample relates several.',
    help: 'translate with --to es-dsl, which sends it as EQL',
    example: 'sequence by host.id [process where true] [network where true]',
    kind: 'refusal',
  },
  'to-kql-computed-value': {
    title: 'a computed value',
    meaning: 'KQL compares values as the index holds them; functions, arithmetic and two fields need a script.',
    help: 'compare the field itself with constants or patterns',
    example: 'process where length(process.name) > 8',
    kind: 'refusal',
  },
  'to-kql-anywhere': {
    title: 'a text anywhere in the event',
    meaning:
      'KQL looks for a value without a field in the fields that an index names, by their types: whole keywords, words of analysed text.',
    help: 'name the fields that can hold the text',
    kind: 'refusal',
  },
  'to-kql-regex': {
    title: 'a regular expression',
    meaning: 'KQL has values and `*`; an expression that is no list of those cannot be said.',
    help: 'list the values, or translate with --to lucene or es-dsl',
    example: 'process where process.name regex "[a-z]+"',
    kind: 'refusal',
  },
  'to-kql-star-of-constant': {
    title: 'a star that is meant, on a constant of the index',
    meaning:
      'A value of KQL is held against a `constant_keyword` as a pattern, in quotes and behind a backslash as well, so that none asks for a star.',
    help: 'map the field as `keyword`, or translate with --to es-dsl or lucene, which ask by an expression',
    kind: 'refusal',
  },
  'to-kql-analysed-text': {
    title: 'a condition on analysed text',
    meaning: 'An analysed field holds words, and KQL asks for words.',
    help: 'name the exact sub-field, such as message.keyword',
    kind: 'refusal',
  },
  'to-kql-field-type': {
    title: 'a field of a type that KQL does not ask',
    meaning: 'KQL asks nothing of the kind of a field of the type.',
    help: 'test a field of another type, such as a keyword inside the object',
    kind: 'refusal',
  },
  'to-kql-field-name': {
    title: 'a field name that names several fields',
    meaning: 'An asterisk in a field name of KQL stands for any text, and a quoted one names no field.',
    help: 'rename the field in the index, or translate with --to es-dsl',
    kind: 'refusal',
  },
  'to-kql-number': {
    title: 'a number that does not come through',
    meaning: 'A whole number beyond 2^53 changes before KQL has it, and a number that is not finite cannot be written.',
    help: 'compare with a number within 2^53',
    example: 'process where process.pid == 9007199254740993',
    kind: 'refusal',
  },
  'to-kql-too-large': {
    title: 'a query beyond the limits',
    meaning: 'Clusters take 1,024 clauses by default, and queries nest 30 levels, of which Kibana makes two of one.',
    help: 'split the rule',
    kind: 'refusal',
  },
  'to-kql-letter-case': {
    title: 'letters of any case',
    meaning:
      'KQL compares letters as they are written. Short texts are listed in every spelling; of longer ones only the spelling of the rule is found.',
    help: 'add the spellings that your events have to the list, or translate with --to lucene or es-dsl',
    example: 'process where process.name : "powershell.exe"',
    kind: 'loss',
  },
  'to-kql-one-character': {
    title: 'a mark for one character',
    meaning: '`?` is a letter in KQL, so it becomes `*`, which also takes none or several characters.',
    help: 'list the values, or translate with --to lucene or es-dsl',
    example: 'process where process.name like "a?c"',
    kind: 'loss',
  },
  'to-kql-blank-in-pattern': {
    title: 'a blank in a pattern',
    meaning:
      'Kibana cuts off blanks at the ends of a value with wildcards, and parts such values at blanks on fields that are no keywords; they become `*`.',
    help: 'compare the whole value, or translate with --to lucene or es-dsl',
    example: 'process where process.command_line like "*-a -b*"',
    kind: 'loss',
  },
  'to-kql-two-bounds': {
    title: 'two bounds of one range',
    meaning: 'Each bound is a condition of its own in KQL, so of a list of values one may meet the first and another the second.',
    help: 'nothing, where events have one value of the field',
    kind: 'loss',
  },
  'to-kql-escaped-pattern': {
    title: 'a pattern that Elasticsearch itself reads otherwise',
    meaning:
      'Kibana reads `\\\\` and `\\:` beside wildcards as the characters they are. The `kql` query of Elasticsearch takes a value with an escape before its first `*` for a whole value, and what is escaped behind it for a pattern.',
    help: 'run the query in Kibana, or translate with --to es-dsl for a query of Elasticsearch',
    kind: 'note',
  },
} as const satisfies CodeTable;

export type KqlCode = CodeIn<typeof kqlTargetCodes>;

export const { diagnostic, known } = /* @__PURE__ */ tellerOf<KqlCode>();
