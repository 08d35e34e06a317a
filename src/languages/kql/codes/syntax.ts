import type { CodeTable } from '../../../source/index.ts';

/** What is wrong in a query that does not parse, and what Elasticsearch's own reader takes otherwise. */
export const syntaxCodes = {
  'kql-too-long': { title: 'KQL query too long', meaning: 'A query is limited to four million characters.', kind: 'error' },
  'kql-unclosed-string': {
    title: 'text in KQL without closing quote',
    meaning: 'A double quote begins a text that goes on to the next one. Within it `\\"` is a quote and `\\\\` a backslash.',
    kind: 'error',
  },
  'kql-unclosed-bracket': { title: 'bracket in KQL not closed', meaning: 'A `(` or `{` has no counterpart.', kind: 'error' },
  'kql-unopened-bracket': {
    title: 'bracket in KQL not opened',
    meaning: 'A `)` or `}` closes nothing. As a letter of a text it stands in quotes, or behind a backslash.',
    kind: 'error',
  },
  'kql-escape': {
    title: 'unknown escape in KQL',
    meaning:
      'Outside of quotes a backslash stands before one of `\\ ( ) : < > " * { }`, before t, r, n, before `and`, `or`, `not`, or before u and four hexadecimal digits. A backslash itself is written twice.',
    kind: 'error',
  },
  'kql-nesting': {
    title: 'KQL nested too deep',
    meaning: 'Brackets nest 250 deep at most; Elasticsearch refuses queries nested deeper than 30.',
    kind: 'error',
  },
  'kql-syntax': {
    title: 'KQL does not parse',
    meaning:
      'KQL is `field: value`, `field: (a or b)`, `field >= value`, `field: *`, joined by `and`, `or`, `not` and parentheses. Kibana would refuse the query, too.',
    kind: 'error',
  },
  'kql-and-or': {
    title: '`and` beside `or` in KQL without parentheses',
    meaning:
      'In Kibana, which runs rules, `and` binds tighter than `or`. The `kql` query of Elasticsearch joins both from the right: `a and b or c` is `a and (b or c)` there. Parentheses make both agree.',
    kind: 'warning',
  },
  'kql-blank': {
    title: 'white space that KQL reads in two ways',
    meaning:
      'Within a text without quotes Kibana keeps white space as it is; the `kql` query of Elasticsearch makes one space of it, and takes a no-break space for a letter. Quotes make both agree.',
    kind: 'warning',
  },
} as const satisfies CodeTable;
