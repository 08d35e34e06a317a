import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What SQL cannot say of a rule, in whichever dialect. */
export const sqlCodes = {
  'sql-several-events': {
    title: 'a rule over several events is no condition on a row',
    meaning: 'A `WHERE` asks each row by itself, and a sequence or a sample relates several.',
    help: 'translate with --to es-dsl, which sends it as EQL, or run it with `match`',
    example: 'sequence by host.id [process where true] [network where true]',
    kind: 'refusal',
  },
  'sql-no-field': {
    title: 'a keyword without a field',
    meaning: 'A text in any value of an event is no condition on columns that are known by name.',
    help: 'name the fields that can hold the text; `--to js` and `match` look at every value',
    kind: 'refusal',
  },
  'sql-computed-value': {
    title: 'a computed value',
    meaning:
      'Functions that are no pattern, arithmetic and two fields follow the rules of scripts, which those of SQL differ from.',
    help: 'compare the field itself with constants or patterns, or translate with --to js',
    example: 'process where length(process.name) > 8',
    kind: 'refusal',
  },
  'sql-analysed-text': {
    title: 'a condition on analysed text',
    meaning: 'An index takes such a text apart into words, and a column holds it whole.',
    help: 'name the exact sub-field, such as message.keyword',
    kind: 'refusal',
  },
  'sql-field-type': {
    title: 'a field of a type that no column holds',
    meaning: 'Objects, points and half floats have no type of a column that holds their values as an index does.',
    help: 'test a field of another type, such as a keyword inside the object',
    kind: 'refusal',
  },
  'sql-field-name': {
    title: 'a field name that no column can have',
    meaning:
      'Names with control characters have no spelling, an empty part between dots or `*` is no name inside of a column, and names that differ in letter case alone are one name to DuckDB.',
    help: 'give the field another name with --pipeline',
    kind: 'refusal',
  },
  'sql-no-column': {
    title: 'a table without the column',
    meaning: 'The table has no column for a field of the rule, or two, or one of a type that the condition cannot be asked of.',
    help: 'name the column with --pipeline, or another table with --table',
    kind: 'refusal',
  },
  'sql-number': {
    title: 'a number that does not come through',
    meaning: 'Rules are read with numbers that are exact up to 2^53; what lies beyond would be printed as another number.',
    help: 'compare with a number within 2^53',
    example: 'process where process.pid == 9007199254740993',
    kind: 'refusal',
  },
  'sql-regex': {
    title: 'an expression beyond RE2',
    meaning:
      'DuckDB and ClickHouse match by RE2, which has neither complement `~` nor intersection `&`, and counts to 1,000 at most.',
    help: 'say it with not between two patterns, or count less',
    example: 'process where process.name regex "~(a)"',
    kind: 'refusal',
  },
  'sql-order': {
    title: 'an order that columns do not have',
    meaning: 'Columns of text order by letters; versions and addresses order by their numbers.',
    help: 'compare addresses with cidrMatch, and list versions',
    kind: 'refusal',
  },
  'sql-network': {
    title: 'a network that the text of an address does not tell',
    meaning: 'Addresses are texts in their shortest form, in which a run of zeros has no fixed place.',
    help: 'name a network whose groups are not zero',
    example: 'network where cidrMatch(source.ip, "64:ff9b::/96")',
    kind: 'refusal',
  },
  'sql-date': {
    title: 'a moment without a fixed spelling',
    meaning: 'Date math depends on the clock, and each engine holds moments of certain years alone.',
    help: 'name a day or a moment',
    example: 'process where process.start > "now-1d"',
    kind: 'refusal',
  },
  'sql-normalizer': {
    title: 'a field whose values an index changes',
    meaning:
      'A normalizer changes values before they are indexed, and a column holds them as they came; a column of JSON has no value that a mapping brings.',
    help: 'read the rule without the normalizer, null value or constant of the mapping',
    kind: 'refusal',
  },
  'sql-json-as-held': {
    title: 'JSON is presumed to be written as an index holds it',
    meaning:
      'An index finds a field under `{"host": {"name": …}}`, `{"host.name": …}` and inside of lists of objects, drops texts that are too long, and takes an address in any spelling. The query looks in objects inside of objects, at one value or a list of them, as they are written.',
    help: 'write events with nested objects and addresses in their shortest form, or load them into columns: --columns lists',
    kind: 'loss',
  },
  'sql-address-as-held': {
    title: 'texts are presumed to be addresses in shortest form',
    meaning:
      'An index takes an address in any spelling. A table that is there is asked for the text that RFC 5952 has for it, as an index prints it: `::ffff:10.0.0.1` or `FE80::1` in a column of texts is not found.',
    help: 'write addresses in their shortest form, with IPv4 as four numbers, when the table is filled',
    kind: 'note',
  },
  'sql-lone-surrogate': {
    title: 'half a character',
    meaning: 'Half a surrogate pair has no place in UTF-8, which is what columns hold.',
    help: 'write the whole character',
    kind: 'refusal',
  },
} as const satisfies CodeTable;

type SqlCode = CodeIn<typeof sqlCodes>;

export type { SqlCode };

export const { diagnostic, known } = /* @__PURE__ */ tellerOf<SqlCode>();
