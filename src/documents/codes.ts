import { type CodeIn, type CodeTable, tellerOf } from '../source/index.ts';

/** Problems of rule documents: the text around a query. */
export const documentCodes = {
  'invalid-utf8': {
    title: 'not UTF-8',
    meaning:
      'The bytes of the file are not UTF-8 text. Save the rule as UTF-8; guessing another encoding could change a pattern unseen.',
    kind: 'error',
  },
  'document-too-large': {
    title: 'document too large',
    meaning: 'A rule document is limited to 16 MiB. Split an export of many rules into several files.',
    kind: 'error',
  },
  'document-empty': { title: 'empty document', meaning: 'The document holds no text.', kind: 'error' },
  'document-syntax': {
    title: 'document does not parse',
    meaning: 'The TOML, JSON or YAML around the query is broken, for example cut off in the middle of a table.',
    kind: 'error',
  },
  'query-missing': { title: 'no query', meaning: 'The document describes a rule but holds no query.', kind: 'error' },
  'query-ambiguous': {
    title: 'two queries',
    meaning: 'The document holds more than one query and does not say which one is the rule. Keep one.',
    kind: 'error',
  },
  'rule-incomplete': {
    title: 'rule without what its type needs',
    meaning:
      'A threshold rule says how many events it wants, a new terms rule which fields and since when, an indicator match where indicators are and which fields have to agree. Kibana takes no such rule without.',
    kind: 'error',
  },
  'language-not-read': {
    title: 'rule in another language',
    meaning:
      'The rule is written in a language that is not read (Lucene, ES|QL ...) or is of a type that is not (machine learning ...).',
    kind: 'error',
  },
  'metadata-invalid': {
    title: 'unusable metadata',
    meaning: 'A metadata value has the wrong type or an unknown value. It is left out; what the rule matches does not change.',
    kind: 'warning',
  },
  'system-not-in-query': {
    title: 'limited to systems outside the query',
    meaning:
      'A list beside the query limits the rule to some operating systems. What is translated is the query, which holds on every system.',
    kind: 'warning',
  },
  'unknown-key': {
    title: 'unknown key of a rule or a request',
    meaning:
      'The key is none of those that are read, and none of those known to change nothing of what is found. What it may change is not translated.',
    kind: 'warning',
  },
  'request-invalid': {
    title: 'request that Elasticsearch refuses',
    meaning:
      'A parameter of the request around the query has a value, or stands in a place, that Elasticsearch answers with an error.',
    kind: 'error',
  },
  'request-choice': {
    title: 'choice among what is found',
    meaning:
      'The request chooses among what its query finds, or where it is searched. The outputs say what is found, all of it, on the events that they are given.',
    kind: 'warning',
  },
  'alert-suppression': {
    title: 'suppressed alerts',
    meaning:
      'Kibana merges alerts of one run or period by fields. What the rule finds does not change by it; the outputs here know of findings only.',
    kind: 'warning',
  },
  'data-view': {
    title: 'indices of a data view',
    meaning:
      'The rule names a data view instead of indices. Which indices it means, and which runtime fields it adds, is known to Kibana alone.',
    kind: 'warning',
  },
  'comment-in-folded-text': {
    title: 'comment swallows the query',
    meaning:
      'YAML joins the lines of a folded text, so that a comment with `//` runs to the end of the query. What is read is what YAML says.',
    kind: 'warning',
  },
  'metadata-missing': {
    title: 'no name',
    meaning: 'The document gives the rule no name; its file name is used instead.',
    kind: 'warning',
  },
} as const satisfies CodeTable;

export type DocumentCode = CodeIn<typeof documentCodes>;

export const { known, diagnostic } = /* @__PURE__ */ tellerOf<CodeIn<typeof documentCodes>>();
