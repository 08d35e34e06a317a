import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What the Sigma target refuses, loses and notes (sigma-target 8.4). */
export const sigmaCodes = {
  'sigma-subfield-presence': {
    title: 'presence in a sub-field',
    meaning:
      'A sub-field may lack what its field has, such as texts longer than its `ignore_above`, and Sigma has one name for both. Ask the field itself.',
    kind: 'refusal',
  },
  'sigma-until': {
    title: 'a sequence with until',
    meaning: 'A correlation has no event that ends it. Leave `until` out; the rule then matches more.',
    kind: 'refusal',
  },
  'sigma-missing-event': {
    title: 'an event that must be missing',
    meaning: 'Sigma correlations ask for events that are there; absence has no form that the schema allows.',
    kind: 'refusal',
  },
  'sigma-no-maxspan': {
    title: 'no timespan',
    meaning:
      'A correlation has to have a timespan. A sequence gives it by `with maxspan`, a sample by the look-back of its rule.',
    kind: 'refusal',
  },
  'sigma-timespan': {
    title: 'a timespan that Sigma cannot write',
    meaning: 'Timespans are whole seconds, minutes, hours or days, in at most ten characters.',
    kind: 'refusal',
  },
  'sigma-no-key': {
    title: 'events that nothing joins',
    meaning: 'Correlations over time have to group by a field. Join the events of the rule by a key.',
    kind: 'refusal',
  },
  'sigma-optional-key': {
    title: 'an optional join key',
    meaning: 'In EQL events without the key join each other; in Sigma they do so or not, by engine.',
    kind: 'refusal',
  },
  'sigma-pipe': {
    title: 'a pipe chooses among matches',
    meaning: '`head` and `tail` keep some of the matches of one search; a Sigma rule has every event that fits. Remove the pipe.',
    kind: 'refusal',
  },
  'sigma-computed-value': {
    title: 'a computed value is tested',
    meaning:
      'Sigma compares fields with constants. Functions and arithmetic have no words there, except the length of a field. Say it with a wildcard or a regular expression where possible.',
    kind: 'refusal',
  },
  'sigma-two-fields': {
    title: 'two fields are compared',
    meaning: 'Sigma compares a field with constants; comparing fields by prefix, suffix or part is no part of its specification.',
    kind: 'refusal',
  },
  'sigma-ordered-text': {
    title: 'text or addresses are ordered',
    meaning: 'Sigma orders numbers only. Text order can sometimes be said with a wildcard, address order with a list of blocks.',
    kind: 'refusal',
  },
  'sigma-date': {
    title: 'a date is compared',
    meaning: 'Sigma has no dates: it would compare their text.',
    kind: 'refusal',
  },
  'sigma-one-value-range': {
    title: 'one value must lie within two bounds',
    meaning:
      'Two Sigma tests on an array field may be met by two different elements, so bounds that one value has to meet cannot be said.',
    kind: 'refusal',
  },
  'sigma-large-number': {
    title: 'a number that engines read differently',
    meaning:
      'Whole numbers beyond 2^53, very small fractions and minus zero change their value or their type on the way through YAML and JSON.',
    kind: 'refusal',
  },
  'sigma-field-name': {
    title: 'a field name that Sigma cannot write',
    meaning:
      'A Sigma key is a field with modifiers after `|`. A name with `|`, with control characters or of enormous length cannot stand there.',
    kind: 'refusal',
  },
  'sigma-address': {
    title: 'not an address or a block',
    meaning: 'The text is neither an IP address nor a CIDR block, so there is nothing for `cidr` to test.',
    kind: 'refusal',
  },
  'sigma-regex-operator': {
    title: 'a regular expression beyond the portable subset',
    meaning:
      'Complement, intersection and numeric intervals of Lucene have no portable form, and this pattern has no short list of strings either.',
    kind: 'refusal',
  },
  'sigma-large-repeat': {
    title: 'a regular expression that counts too far',
    meaning:
      'RE2 and its relatives refuse counts above 1,000, a repeat inside a repeat multiplied, and every engine has a limit on what repeats amount to once they are written out.',
    kind: 'refusal',
  },
  'sigma-never-matches': {
    title: 'the rule matches nothing',
    meaning:
      'Its condition is false for every event. Sigma has no such condition, and a rule that never fires is most likely a mistake.',
    kind: 'refusal',
  },
  'sigma-nesting': {
    title: 'the condition is nested too deeply',
    meaning: 'Parsers of Sigma conditions stop at some depth; 64 levels are taken as the limit.',
    kind: 'refusal',
  },
  'sigma-no-field-name': {
    title: 'the field has no Sigma name',
    meaning:
      'The portable taxonomy has no name for this field in this log source. Use the `ecs` taxonomy, or let such conjuncts be dropped.',
    kind: 'refusal',
  },
  'sigma-no-field-value': {
    title: 'the test has no form on the Sigma field',
    meaning:
      'The portable field holds other content, and this test cannot be carried over to it. Use the `ecs` taxonomy, or let such conjuncts be dropped.',
    kind: 'refusal',
  },
  'sigma-alert-count': {
    title: 'a correlation says that there is a match',
    meaning:
      'EQL gives each chain of events once, with its events. Engines differ in how often a correlation fires and with what; whether it fires is not touched.',
    kind: 'loss',
  },
  'sigma-sequence-order': {
    title: 'the order of equal times',
    meaning:
      'EQL orders events by time, tiebreaker and place, and takes each for one step of a chain. Engines of Sigma may take events of one instant in any order, and one event for two steps; what the correlation says is the same.',
    kind: 'loss',
  },
  'sigma-runs-chained': {
    title: 'repeated events among others',
    meaning:
      'The repeated events are counted by a correlation inside the other, which stands at the last of them. They have a timespan of their own, so that all together may take longer, and the first of them may stand before what they have to follow.',
    kind: 'loss',
  },
  'sigma-sample': {
    title: 'a sample as a correlation over time',
    meaning: 'A sample takes different events, and one event may do for two parts of the correlation.',
    kind: 'loss',
  },
  'sigma-sample-span': {
    title: 'a sample has no timespan',
    meaning:
      'A sample takes events of any time the rule looks at. The correlation has to have a timespan, which is the look-back of the rule and slides; events further apart are not joined.',
    kind: 'loss',
  },
  'sigma-tiebreaker': {
    title: 'a tiebreaker has no place in Sigma',
    meaning:
      'The rule orders events of one instant by a field. A correlation knows their times only, so such events may stand in another order.',
    kind: 'loss',
  },
  'sigma-key-text': {
    title: 'a join key is compared as text',
    meaning:
      'EQL compares values of a type. Engines that group by what events write take two spellings of one address for two keys; the others do not.',
    kind: 'loss',
  },
  'sigma-array-key': {
    title: 'a join key that holds lists',
    meaning: 'EQL joins events by each element. Engines of Sigma take a list for no key, or for one key, and so join less.',
    kind: 'loss',
  },
  'sigma-pipe-dropped': {
    title: 'a pipe was dropped',
    meaning: '`head` and `tail` choose among matches; where all that is said is that a match exists, they are left out.',
    kind: 'loss',
  },
  'sigma-case-dropped': {
    title: 'letter case no longer matters',
    meaning:
      'Asked for: `cased` was left out because several engines mishandle it. The test is wider; under a negation the rule is narrower.',
    kind: 'loss',
  },
  'sigma-length-characters': {
    title: 'length counts characters',
    meaning:
      'EQL counts UTF-16 units, a regular expression counts characters. They differ only on text beyond the Basic Multilingual Plane, such as emoji.',
    kind: 'loss',
  },
  'sigma-field-renamed': {
    title: 'the Sigma field holds other content',
    meaning:
      'The portable field is not the same field: a path for a name, one account text for a name and a domain. The message says what differs and what is presumed of events; where that holds, the test differs only as the effect says.',
    kind: 'loss',
  },
  'sigma-array-joined': {
    title: 'array elements became one text',
    meaning:
      'The rule tests elements of an array, the portable field is the whole command line. What stands in it may be part of a longer word, or of two elements; an element in quotes is found by what it holds.',
    kind: 'loss',
  },
  'sigma-needs-timestamp': {
    title: 'a rule that every event satisfies asks for a timestamp',
    meaning:
      'Sigma has no condition that is always true, so that the detection asks for the field of time: events without one are lost.',
    kind: 'loss',
  },
  'sigma-log-source-implied': {
    title: 'a test was moved into the log source',
    meaning: 'The log source stands for this test; how exactly is up to whoever routes the events.',
    kind: 'loss',
  },
  'sigma-log-source-guessed': {
    title: 'the log source says more than the query',
    meaning: 'The product was taken from the tags or the indices of the rule; the query itself does not ask for it.',
    kind: 'loss',
  },
  'sigma-conjunct-dropped': {
    title: 'a condition was dropped',
    meaning: 'Asked for: a condition that cannot be said was left out where that only widens the rule.',
    kind: 'loss',
  },
  'sigma-correlation-parts': {
    title: 'the parts of a correlation',
    meaning: 'The rules that a correlation relates are no alerts of their own; `generate: false` says so.',
    kind: 'note',
  },
  'sigma-correlation-keys': {
    title: 'events without a key',
    meaning: 'EQL leaves out events without a join key. Each part asks that its keys be present, so that grouping need not.',
    kind: 'note',
  },
  'sigma-no-positive-test': {
    title: 'no test asks for a value',
    meaning:
      'EQL searches events with a timestamp only. A condition of negations, or one that is always true, holds for anything that arrives, so it is right as long as every event has one. Some engines refuse it.',
    kind: 'note',
  },
  'sigma-regex-portability': {
    title: 'engines anchor regular expressions differently',
    meaning:
      'The Sigma specification does not say whether `re` is searched or matched whole. The pattern is anchored with `^` and `$`; Elasticsearch backends take those as literals.',
    kind: 'note',
  },
  'sigma-cased-portability': {
    title: 'some backends drop or refuse `cased`',
    meaning:
      'EQL `==` is case-sensitive, Sigma is not unless a key says `cased`. Where a backend ignores that, the rule matches more.',
    kind: 'note',
  },
  'sigma-inner-wildcard': {
    title: 'a wildcard inside a value',
    meaning: 'Some engines without a full Sigma reading take it as an ordinary character.',
    kind: 'note',
  },
  'sigma-foreign-letter': {
    title: 'a letter beyond ASCII',
    meaning: 'Engines fold such letters differently when they ignore case.',
    kind: 'note',
  },
  'sigma-unprintable': {
    title: 'a character that a reader cannot see',
    meaning: 'Control, format or bidirectional characters are written as escapes in double quotes.',
    kind: 'note',
  },
  'sigma-optional-field': {
    title: 'an optional field',
    meaning: 'Sigma has no optional fields; the test is the same wherever the field is mapped.',
    kind: 'note',
  },
  'sigma-metadata-left-out': {
    title: 'metadata without a place in Sigma',
    meaning: 'Text such as the investigation guide has no Sigma key and was left out. It does not change what matches.',
    kind: 'note',
  },
  'sigma-attack-moved': {
    title: 'an ATT&CK id has moved',
    meaning: 'The technique or tactic has another id or name in the ATT&CK version of the tags.',
    kind: 'note',
  },
  'sigma-log-source-tags': {
    title: 'the product is taken from the tags or indices',
    meaning:
      'The query asks for no operating system. The log source names the one the rule is filed under; engines that route by it look there only.',
    kind: 'note',
  },
  'sigma-log-source-unknown': {
    title: 'no Sigma log source fits',
    meaning: 'Sigma has no category for these events; the log source describes them in words.',
    kind: 'note',
  },
} as const satisfies CodeTable;

export type SigmaCode = CodeIn<typeof sigmaCodes>;

export const { known, diagnostic } = /* @__PURE__ */ tellerOf<CodeIn<typeof sigmaCodes>>();
