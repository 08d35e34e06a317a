import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What Flink is not asked. */
export const flinkCodes = {
  'flink-missing-event': {
    title: 'an event that must not come',
    meaning: 'A pattern of Flink speaks of rows that are there; that none came in a span is not said as Elasticsearch means it.',
    help: 'translate with --to es-dsl, which sends it as EQL',
    example: 'sequence by host.id with maxspan=1m [process where true] ![network where true]',
    kind: 'refusal',
  },
  'flink-long-sequence': {
    title: 'more items than a pattern tells apart',
    meaning:
      'Elasticsearch keeps a chain for each item and lets a newer one take its place. Patterns say that of two items, of three, of one that runs, and of one that runs before another.',
    help: 'translate with --to es-dsl, which sends it as EQL',
    example: 'sequence by host.id [any where a == 1] [any where b == 1] [any where c == 1] [any where d == 1]',
    kind: 'refusal',
  },
  'flink-sample': {
    title: 'a sample',
    meaning: 'A sample asks for events in any order and at any time, and a stream would have to keep all of them.',
    help: 'translate with --to es-dsl, which sends it as EQL',
    example: 'sample by host.id [process where true] [network where true]',
    kind: 'refusal',
  },
  'flink-pipe': {
    title: 'the first or last of all matches',
    meaning: 'A stream has no end, so that nobody knows which matches are the last, and a job goes on behind the first.',
    help: 'leave the pipe out',
    example: 'process where true | head 1',
    kind: 'refusal',
  },
  'flink-optional-key': {
    title: 'a key that may be absent',
    meaning: 'Events without the key belong together in Elasticsearch; here events come under the keys that they have.',
    help: 'write the key without `?`',
    example: 'sequence by ?user.id [process where true] [network where true]',
    kind: 'refusal',
  },
  'flink-key-type': {
    title: 'a key that has several spellings',
    meaning: 'Keys are compared as texts, and numbers with fractions have several.',
    help: 'join by a field of another type',
    example: 'sequence by event.risk_score [process where true] [network where true]',
    kind: 'refusal',
  },
  'flink-tiebreaker': {
    title: 'a tiebreaker',
    meaning: 'Rows of one moment are taken in the order in which they came.',
    help: 'leave the tiebreaker out where events come in order',
    kind: 'refusal',
  },
  'flink-computed-value': {
    title: 'a computed value',
    meaning: 'Functions, arithmetic and two fields follow the rules of scripts, which those of SQL differ from.',
    help: 'compare the field itself with constants or patterns',
    example: 'process where length(process.name) > 8',
    kind: 'refusal',
  },
  'flink-no-field': {
    title: 'a keyword without a field',
    meaning: 'A text in any value of an event is no condition on fields that are known by name.',
    help: 'name the fields that can hold the text; `--to js` and `match` look at every value',
    kind: 'refusal',
  },
  'flink-field-type': {
    title: 'a field that is not read out of the event alone',
    meaning:
      'Analysed texts, objects, moments, versions, and fields whose values a mapping changes or gives, are what an index makes of an event.',
    help: 'test a field of another type, such as an exact sub-field',
    example: 'process where process.start > "2026-01-01"',
    kind: 'refusal',
  },
  'flink-order': {
    title: 'an order that the values of a list do not have',
    meaning:
      'Of a list Flink has the least and the greatest value: one bound of a number can be asked, two bounds and texts cannot.',
    help: 'compare with a list of values',
    example: 'process where process.name > "m"',
    kind: 'refusal',
  },
  'flink-number': {
    title: 'a number that does not come through',
    meaning: 'Numbers are compared as DOUBLE, which has no whole numbers beyond 2^53 one by one.',
    help: 'compare with a number within 2^53',
    example: 'process where process.pid == 9007199254740993',
    kind: 'refusal',
  },
  'flink-regex': {
    title: 'an expression beyond those of Java',
    meaning: 'Java has neither complement `~` nor intersection `&`, and half a character is none.',
    help: 'say it with not between two patterns',
    example: 'process where process.name regex "~(a)"',
    kind: 'refusal',
  },
  'flink-too-large': {
    title: 'a condition beyond what Flink compiles',
    meaning:
      'Flink makes Java of a job, and a method of Java has 64 kB: a list of 1,000 values is taken, and one of 10,000 is not; expressions end at 65,000 characters.',
    help: 'split the list, or keep it in a table and join it',
    kind: 'refusal',
  },
  'flink-network': {
    title: 'a network that the text of an address does not tell',
    meaning: 'Addresses are texts, and in those of version 6 a run of zeros has no fixed place.',
    help: 'name a network of version 4, one by up to 16 bits that are not zero, or a single address',
    example: 'network where cidrMatch(source.ip, "64:ff9b::/96")',
    kind: 'refusal',
  },
} as const satisfies CodeTable;

export type FlinkCode = CodeIn<typeof flinkCodes>;

export const { diagnostic } = /* @__PURE__ */ tellerOf<FlinkCode>();
