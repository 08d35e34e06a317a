import type { CodeTable } from '../../../source/index.ts';

/** What is said in Sigma and has no form here, or none that evaluators agree on. */
export const meaningCodes = {
  'sigma-aggregation': {
    title: 'an aggregation behind the condition',
    meaning: 'What stands behind `|` in a condition counts events. Sigma has given that up for correlations.',
    help: 'write a correlation of type event_count or value_count',
    kind: 'refusal',
  },
  'sigma-for-consumer': {
    title: 'a document that is printed for one consumer',
    meaning:
      'The key `consumer` says for whom `translate --to sigma --for` printed the document: in that form it means the rule to them, and something else by the specification.',
    help: 'read the rule that it was printed from, or print it without `--for`; if it means what the specification says, take the key out',
    kind: 'refusal',
  },
  'sigma-timeframe': {
    title: 'a timeframe in the detection',
    meaning: 'A `timeframe` belongs to the aggregations that Sigma has given up; a rule of single events has none.',
    help: 'write a correlation with a `timespan`',
    kind: 'refusal',
  },
  'sigma-placeholder': {
    title: 'a placeholder without values',
    meaning:
      '`expand` puts values of the environment in the place of `%name%`, and they are not part of the rule. Under `windash`, `base64` and their like, and under `fieldref`, evaluators differ on what is put in.',
    help: 'give the values with --placeholder NAME=VALUE,VALUE or with the `vars` of a pipeline that has `value_placeholders`',
    kind: 'refusal',
  },
  'sigma-time-part': {
    title: 'a part of a time',
    meaning:
      '`minute`, `hour`, `day`, `week`, `month` and `year` compare a part of a date, in a time zone that the rule does not say.',
    help: 'leave the test to the search, or compare the whole date',
    kind: 'refusal',
  },
  'sigma-encoding': {
    title: 'a text that cannot be encoded',
    meaning:
      'Wildcards have no encoding, and the bytes of UTF-16 are text only as long as its letters are ASCII; behind `base64` or `base64offset` any letters will do.',
    help: 'write the encoded value itself',
    kind: 'refusal',
  },
  'sigma-variants': {
    title: 'a value that stands for too many',
    meaning: '`windash` replaces each dash by five characters, and their combinations are more than 625.',
    help: 'split the value into several with fewer dashes, and join them with `|all`',
    kind: 'refusal',
  },
  'sigma-regex-syntax': {
    title: 'a regular expression that does not parse',
    meaning: 'The expression is broken, such as by a parenthesis that is not closed or a repeat of nothing.',
    help: 'correct the expression; a literal bracket, brace or parenthesis takes a backslash',
    kind: 'error',
  },
  'sigma-regex-construct': {
    title: 'a regular expression beyond regular languages',
    meaning:
      'Look-around, back-references, atomic groups, recursion and Unicode classes are not read, nor anchors and word boundaries in places where they do not stand at a known edge.',
    help: 'say it with several tests: what must not occur as a test under `not`',
    kind: 'refusal',
  },
  'sigma-regex-size': {
    title: 'a regular expression that is too large',
    meaning: 'The expression is longer, nests deeper, or counts further, than expressions that can be run in linear time.',
    help: 'split the expression, or count less far',
    kind: 'refusal',
  },
  'sigma-network': {
    title: 'no network block',
    meaning: 'The value of `cidr` is neither an IPv4 nor an IPv6 block.',
    help: 'write an address such as 10.0.0.1, or a block such as 10.0.0.0/8 or fe80::/10',
    kind: 'error',
  },
  'sigma-field-type': {
    title: 'a test that does not fit the type of the field',
    meaning:
      'The mapping says that the field holds numbers, dates, addresses or objects, and the test asks it for something else.',
    help: 'ask another field, or give the mapping of the events that the rule is for with --mapping',
    kind: 'refusal',
  },
  'sigma-mixed-types': {
    title: 'a field that is asked as text and as number or address',
    meaning: 'One field cannot hold texts for one test and numbers or addresses for another.',
    help: 'write all tests of the field in one way',
    kind: 'refusal',
  },
  'sigma-number': {
    title: 'a number that is not exact',
    meaning: 'Whole numbers beyond 2^53, and what is no finite number, change on the way through JSON and YAML.',
    help: 'put the number in quotes, so that it is compared as text',
    kind: 'refusal',
  },
  'sigma-correlation-type': {
    title: 'a correlation that has no form here',
    meaning:
      'Read are `event_count` from a number on, and `temporal_ordered`. Events in any order within a time, counts of values, sums and percentiles have no form in what is translated.',
    help: 'use temporal_ordered where the order is known, or event_count with `gte`',
    kind: 'refusal',
  },
  'sigma-correlation-nested': {
    title: 'a correlation of correlations',
    meaning: 'A correlation that relates other correlations has no form in what is translated.',
    help: 'relate rules of single events',
    kind: 'refusal',
  },
  'sigma-correlation-matches': {
    title: 'a correlation is found once for each chain of events',
    meaning:
      'Evaluators differ in how often a correlation fires, and with which events. Here each chain of events is found once, and an event takes part in one chain; whether there is a match within the time is the same. Events without a field of `group-by` take no part.',
    help: 'count what is found by key, not by match',
    kind: 'warning',
  },
} as const satisfies CodeTable;
