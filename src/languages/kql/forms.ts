/** What a query may hold, by the name that a person would give it: how it is written, and when it holds. */
export const FORMS = {
  ':': {
    example: 'process.name: cmd.exe',
    meaning:
      'some value of the field is this one, letter case and all; of a date, lies in the stretch of time that the text names; of an address, lies in the block',
  },
  ': *': { example: 'user.name: *', meaning: 'the field has a value; `*: *` and `*` are every event' },
  wildcard: {
    example: 'process.name: *sh',
    meaning:
      '`*` outside of quotes stands for any run of letters, in a pattern for the whole value; in quotes it is a letter, and `?` is one always',
  },
  '<': { example: 'process.pid < 100', meaning: 'some value is less; of a date, before the stretch of time that the text names' },
  '<=': { example: 'process.pid <= 100', meaning: 'some value is less or equal; of a date, not after that stretch' },
  '>': { example: 'process.pid > 100', meaning: 'some value is greater; of a date, after that stretch' },
  '>=': { example: '@timestamp >= now-1d', meaning: 'some value is greater or equal; of a date, not before that stretch' },
  and: {
    example: 'event.action: (a and b)',
    meaning: 'all hold; binds tighter than `or`. In a list each value is asked of the field: two values of a list may do',
  },
  or: { example: 'process.name: (a or b*)', meaning: 'one holds' },
  not: {
    example: 'not user.name: (root or admin)',
    meaning: 'it does not hold; binds tightest. So it holds where the field has no value',
  },
  'wildcard in field': {
    example: 'event.ac*: start',
    meaning: 'one of the fields of the mapping that fit holds; in quotes the name is taken as it is',
  },
  'value without field': {
    example: '"cmd.exe"',
    meaning: 'refused: it is a search in all fields, word by word in analysed texts',
  },
  'nested { }': { example: 'user: { name: a and id: b }', meaning: 'refused: all of it would have to hold of one nested object' },
} as const satisfies { readonly [construct: string]: Form };

interface Form {
  readonly example: string;
  readonly meaning: string;
}

export type Construct = keyof typeof FORMS;

/** What Kibana, which runs rules, and the `kql` query of Elasticsearch read differently; here Kibana's reading is taken. */
export const DIFFERENCES: readonly {
  readonly written: string;
  readonly kibana: string;
  readonly elasticsearch: string;
  readonly here: string;
}[] = [
  {
    written: 'a: 1 and b: 2 or c: 3',
    kibana: 'the `and` binds tighter',
    elasticsearch: 'from the right: `a: 1 and (b: 2 or c: 3)`',
    here: 'warning `kql-and-or`',
  },
  { written: 'a: x  y', kibana: 'a text with two spaces', elasticsearch: 'a text with one', here: 'warning `kql-blank`' },
  {
    written: 'a: cannot be',
    kibana: 'refused: `not` and a space is the operator, also within a word',
    elasticsearch: 'a text of two words',
    here: 'refused',
  },
  { written: 'a: not b', kibana: 'refused', elasticsearch: 'the text `not b`', here: 'refused' },
  { written: 'not(a: b)', kibana: 'refused: a space is missing', elasticsearch: 'as with the space', here: 'refused' },
  { written: 'not not a: b', kibana: 'refused', elasticsearch: '`a: b`', here: 'refused' },
  { written: 'a: b*?', kibana: '`?` is a letter', elasticsearch: 'of a keyword, `?` stands for one letter', here: 'a letter' },
  {
    written: 'a: b\\*c*',
    kibana: 'the first star is a letter',
    elasticsearch: 'a backslash before the first star makes all of it a text, or both stars wildcards',
    here: 'a letter',
  },
  {
    written: 'a: \\not b',
    kibana: 'an end of line before `ot b`',
    elasticsearch: 'the text `not b`',
    here: 'as Kibana',
  },
  {
    written: 'a: null',
    kibana: 'refused by Elasticsearch, which is sent a null',
    elasticsearch: 'the text `null`',
    here: 'refused',
  },
];
