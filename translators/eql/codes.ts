import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What EQL cannot say. */
export const eqlTargetCodes = {
  'eql-no-field': {
    title: 'a keyword without a field',
    meaning: 'Every condition of EQL names a field; a text in any value of an event is none.',
    help: 'name the fields that can hold the text, such as `message`; `--to js` and `match` look at every value',
    kind: 'refusal',
  },
  'eql-analysed-text': {
    title: 'words of analysed text',
    meaning: 'EQL compares whole values, and knows an analysed text by its exact sub-field alone.',
    help: 'name the exact sub-field, such as message.keyword, or translate with --to es-dsl, kql or lucene',
    kind: 'refusal',
  },
  'eql-star-of-constant': {
    title: 'a star that is meant, on a constant of the index',
    meaning: 'In everything that a `constant_keyword` is compared with a star stands for any text, and nothing escapes it.',
    help: 'map the field as `keyword`, or translate with --to es-dsl or lucene, which ask by an expression',
    kind: 'refusal',
  },
  'eql-field-name': {
    title: 'a field name that no query can write',
    meaning: 'A part of the name is empty or holds a line end, for which backticks have no spelling.',
    help: 'rename the field in the index',
    kind: 'refusal',
  },
  'eql-number': {
    title: 'a number that does not come through',
    meaning: 'Whole numbers beyond 2^53 change before they are read again, and numbers that are not finite cannot be written.',
    help: 'compare with a number within 2^53',
    example: 'process where process.pid == 9007199254740993',
    kind: 'refusal',
  },
  'eql-lone-surrogate': {
    title: 'half a character',
    meaning: 'The constant holds half of a surrogate pair, which no query in UTF-8 can hold.',
    help: 'leave the character to a wildcard',
    kind: 'refusal',
  },
  'eql-two-fields-folded': {
    title: 'two fields compared without letter case',
    meaning: 'EQL compares two fields letter by letter; its insensitive operators take constants alone.',
    help: 'compare as written: `fieldref|cased` where the consumer knows it, or --to js',
    kind: 'refusal',
  },
  'eql-key-types': {
    title: 'keys of different types',
    meaning:
      'EQL joins events by fields of one type: a search by a keyword and a number is refused, and values of two types of numbers are not the same. In Sigma their texts are compared.',
    help: 'map both fields in the same type, or translate with --to js',
    kind: 'refusal',
  },
  'eql-one-value': {
    title: 'both ends of a range of one value',
    meaning:
      'A range asks one value for both of its ends. In EQL these are two conditions, which two values of a field may meet.',
    help: 'nothing to do where the field has one value in an event',
    kind: 'loss',
  },
  'eql-order-fields': {
    title: 'fields of the order stand beside the query',
    meaning: 'A request names the field of the time and the tiebreaker beside its query, in which they have no place.',
    help: 'name them in the request, or translate with --to es-dsl or kibana, which do',
    kind: 'note',
  },
} as const satisfies CodeTable;

export type EqlTargetCode = CodeIn<typeof eqlTargetCodes>;

export const { diagnostic, known } = /* @__PURE__ */ tellerOf<EqlTargetCode>();
