import type { CodeTable } from '../../../source/index.ts';

/** Things a rule says that the IR cannot hold, or that Elasticsearch itself would fail on. */
export const loweringCodes = {
  'comparison-against-field': {
    title: 'comparison against something not constant',
    meaning: 'Elasticsearch compares with constants only. Write the field or function on one side and a constant on the other.',
    kind: 'error',
  },
  'comparison-with-null': {
    title: 'null where only == and != accept it',
    meaning: 'Null can be tested with `== null` and `!= null`; it has no order, no letters and matches no pattern.',
    kind: 'error',
  },
  'constant-does-not-fit': {
    title: 'constant of the wrong type',
    meaning: 'The constant cannot be read as a value of the type it is compared with; Elasticsearch fails the search.',
    kind: 'error',
  },
  'constant-fails': {
    title: 'constant expression that fails',
    meaning:
      'An expression of constants cannot be computed: an overflow, a division by zero, a number that is none, a condition that is null where its truth is asked for.',
    kind: 'error',
  },
  'null-condition': {
    title: 'condition that is the constant null',
    meaning: 'A condition that computes to null is neither true nor false, and so is its negation. Leave it out.',
    kind: 'error',
  },
  'scaled-float-not-lowered': {
    title: 'scaled number',
    meaning:
      'A `scaled_float` field rounds to steps that only its mapping knows, and so does Elasticsearch the constant beside it; the factor is not read here. Only null tests are supported.',
    help: 'map the field as `double`',
    kind: 'refusal',
  },
  'field-not-indexed': {
    title: 'field that is not indexed',
    meaning:
      'The mapping keeps the field out of the index (`index`, `doc_values` or `enabled` is false): no search finds its values, or no script can read them, and Elasticsearch fails on the rule.',
    kind: 'error',
  },
  'ip-order-not-lowered': {
    title: 'order of addresses',
    meaning: 'Addresses under `<` and its kin are not supported.',
    help: 'say the stretch as blocks: `cidrMatch(source.ip, "10.0.0.0/8")`',
    example: 'network where source.ip > "10.0.0.0"',
    kind: 'refusal',
  },
  'value-not-lowered': {
    title: 'condition used as a value',
    meaning: 'A list test, pattern test, `and`, `or` or `not` stands where a value is computed from; this is not supported.',
    help: 'say the condition beside the function or comparison, joined by `and` or `or`',
    kind: 'refusal',
  },
  'script-regex-not-lowered': {
    title: 'regular expression on a computed value',
    meaning:
      'On a computed value Elasticsearch runs a Java expression, not a Lucene one. Look-around, back-references, possessive repeats, flags, classes of classes, and `^` and `$` in mid-text are not supported there.',
    help: 'write the expression without these, or test the field itself, which takes Lucene expressions',
    kind: 'refusal',
  },
  'too-many-key-conditions': {
    title: 'too many conditions on join keys',
    meaning: 'A condition on a join key holds for every item of a sequence; here there are too many to repeat.',
    help: 'ask each condition on a key in one item only',
    kind: 'refusal',
  },
} as const satisfies CodeTable;
