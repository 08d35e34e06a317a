import type { CodeTable } from '../../../source/index.ts';

/** What cannot be said of a query that parses, and what is suspicious in it. */
export const loweringCodes = {
  'kql-unknown-field': {
    title: 'field of a KQL query not in the mapping',
    meaning:
      'The mapping does not name the field; its type is guessed from its values. Where no index maps it, Elasticsearch finds nothing by it.',
    kind: 'warning',
  },
  'kql-unmapped-field': {
    title: 'field of a KQL query not in the mapping',
    meaning: 'Under strict checking every field must be in the mapping.',
    kind: 'error',
  },
  'kql-no-such-fields': {
    title: 'name with wildcards that no field has',
    meaning:
      'A wildcard in the name of a field stands for the fields of the mapping that fit. None does, so the condition never holds.',
    kind: 'warning',
  },
  'kql-unknown-fields': {
    title: 'name with wildcards that no field of ECS has',
    meaning:
      'A wildcard in the name of a field stands for the fields of the index that fit. Without its mapping nobody can say which these are.',
    help: 'give the mapping of the index with --mapping, or name the fields',
    kind: 'refusal',
  },
  'kql-analysed-text': {
    title: 'search in analysed text',
    meaning:
      'Elasticsearch takes a text field apart into words, by an analyzer of the index, and looks for words. Read are fields of the standard analyzer, for values of ASCII, and those whose analyzer has the type `pattern` and parts words at `\\W+` or at all of it but some signs, `[\\W&&[^-]]+`. Of others presence (`field: *`) can be asked.',
    help: 'ask a keyword field, such as the `keyword` sub-field of a text, or give a mapping with the settings of its analyzer',
    kind: 'refusal',
  },
  'kql-no-words': {
    title: 'value without words',
    meaning:
      'The analyzer of the text field finds no word in the value, or a piece of a pattern that no word has. The condition never holds.',
    kind: 'warning',
  },
  'kql-any-word': {
    title: 'several words of which any will do',
    meaning:
      'The analyzer of the text field makes several words of a value without quotes, and one of them in a text is enough. Here it is read so.',
    help: 'put the value in quotes for all of its words, one behind the other',
    kind: 'warning',
  },
  'kql-value-without-field': {
    title: 'KQL value without a field',
    meaning:
      'A value without a field is looked for in all fields, in analysed texts word by word. Which fields these are depends on the index.',
    help: 'name the field: `field: value`',
    kind: 'refusal',
  },
  'kql-field-type': {
    title: 'field of a type that cannot be asked',
    meaning: 'Objects, flattened fields, ranges, places and other special types have no values that are compared as a whole.',
    kind: 'error',
  },
  'kql-wildcard-type': {
    title: 'wildcard on a field without texts',
    meaning:
      'Numbers, booleans, dates and addresses have no wildcards; Elasticsearch fails on the query. `field: *` asks for presence.',
    kind: 'error',
  },
  'kql-nested': {
    title: 'nested objects in KQL',
    meaning:
      'Fields within nested objects, and `field: { ... }`, ask that conditions hold of one and the same object. No output here says that; of a field that is not nested Elasticsearch refuses it.',
    help: 'ask fields that are not nested',
    kind: 'refusal',
  },
  'kql-null': {
    title: '`null` as a value in KQL',
    meaning: 'Kibana sends a null, which Elasticsearch refuses. Absence is `not field: *`, the text is `"null"`.',
    kind: 'error',
  },
  'kql-too-many-fields': {
    title: 'wildcards for too many fields',
    meaning: 'Names with wildcards stand for more than 20,000 conditions in all.',
    help: 'name the fields',
    kind: 'refusal',
  },
  'kql-split-words': {
    title: 'words of a pattern that are looked for one by one',
    meaning:
      'A pattern with white space, on a field that is not a keyword, goes to a query string, which takes it apart at the white space: any of the parts may match. Here it is read so.',
    help: 'escape nothing and ask a keyword field, or write the parts as a list: `field: (*a or b*)`',
    kind: 'warning',
  },
  'kql-operator-word': {
    title: 'operator word within a pattern',
    meaning:
      'A pattern with white space, on a field that is not a keyword, goes to a query string, where AND, OR and NOT are operators, escaped in KQL or not.',
    help: 'ask a keyword field, or write the parts as a list: `field: (*a or b*)`',
    kind: 'refusal',
  },
} as const satisfies CodeTable;
