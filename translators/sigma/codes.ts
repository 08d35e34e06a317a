import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What the Sigma target refuses, loses and notes (sigma-target 8.4). */
export const sigmaCodes = {
  'sigma-subfield-presence': {
    title: 'presence in a sub-field',
    meaning:
      'A sub-field may lack what its field has, such as texts longer than its `ignore_above`, and Sigma has one name for both.',
    help: 'ask whether the field itself is null, not its sub-field',
    kind: 'refusal',
  },
  'sigma-keyword': {
    title: 'a text in any field that is no keyword',
    meaning:
      'A keyword of Sigma is looked for inside of values, letter case aside. A whole value, an edge of one, letters as written and regular expressions cannot be asked without a field.',
    help: 'name the fields that can hold the text',
    kind: 'refusal',
  },
  'sigma-until': {
    title: 'a sequence with until',
    meaning: 'A correlation has no event that ends it.',
    help: 'remove `until`, and the rule also matches sequences that it would have ended; or use es-dsl or js, which keep it',
    example:
      'sequence by host.id with maxspan=1m [process where true] [network where true] until [process where event.type == "end"]',
    kind: 'refusal',
  },
  'sigma-missing-event': {
    title: 'an event that must be missing',
    meaning: 'Sigma correlations ask for events that are there; absence has no form that the schema allows.',
    help: 'remove the missing event, and the rule also matches where it happened; or use es-dsl or js, which keep it',
    example: 'sequence by host.id with maxspan=1m [process where true] ![network where true]',
    kind: 'refusal',
  },
  'sigma-no-maxspan': {
    title: 'no timespan',
    meaning: 'A correlation has to have a timespan.',
    help: 'give a sequence `with maxspan=5m` or the like; a sample takes the look-back of its rule (`from`)',
    example: 'sequence by host.id [process where true] [network where true]',
    kind: 'refusal',
  },
  'sigma-timespan': {
    title: 'a timespan that Sigma cannot write',
    meaning: 'Timespans are whole seconds, minutes, hours or days, in at most ten characters.',
    help: 'round maxspan to whole seconds: `maxspan=2s` rather than `maxspan=1500ms`',
    example: 'sequence by host.id with maxspan=1500ms [process where true] [network where true]',
    kind: 'refusal',
  },
  'sigma-no-key': {
    title: 'events that nothing joins',
    meaning: 'Correlations over time have to group by a field.',
    help: 'join the events by a key that they share: `sequence by host.id`',
    example: 'sequence with maxspan=1m [process where true] [network where true]',
    kind: 'refusal',
  },
  'sigma-optional-key': {
    title: 'an optional join key',
    meaning: 'In EQL events without the key join each other; in Sigma they do so or not, by engine.',
    help: 'write the key without `?`, and events without it no longer join',
    example: 'sequence by ?user.id with maxspan=1m [process where true] [network where true]',
    kind: 'refusal',
  },
  'sigma-pipe': {
    title: 'a pipe chooses among matches',
    meaning: '`head` and `tail` keep some of the matches of one search; a Sigma rule has every event that fits.',
    help: 'remove the pipe, and take the first or last matches where alerts are read',
    example: 'process where true | head 1',
    kind: 'refusal',
  },
  'sigma-computed-value': {
    title: 'a computed value is tested',
    meaning: 'Sigma compares fields with constants. Functions and arithmetic have no words there, except the length of a field.',
    help: 'say it with a wildcard or a regular expression of the field, or use es-dsl or js, which compute',
    example: 'process where substring(user.name, 0, 1) == "a"',
    kind: 'refusal',
  },
  'sigma-two-fields': {
    title: 'two fields are compared',
    meaning: 'Sigma compares a field with constants; comparing fields by prefix, suffix or part is no part of its specification.',
    help: 'test each field against constants, or use es-dsl or js, which compare fields',
    example: 'process where endsWith(process.executable, process.name)',
    kind: 'refusal',
  },
  'sigma-ordered-text': {
    title: 'text or addresses are ordered',
    meaning: 'Sigma orders numbers only.',
    help: 'say an order of text with wildcards (`:`), one of addresses with blocks (`cidrMatch`)',
    example: 'process where process.name > "m"',
    kind: 'refusal',
  },
  'sigma-date': {
    title: 'a date is compared',
    meaning: 'Sigma has no dates: it would compare their text.',
    help: 'leave the comparison to the time range of the search, or use es-dsl or js, which have dates',
    example: 'process where process.start > "2024-01-01"',
    kind: 'refusal',
  },
  'sigma-one-value-range': {
    title: 'one value must lie within two bounds',
    meaning:
      'Two Sigma tests on an array field may be met by two different elements, so bounds that one value has to meet cannot be said.',
    help: 'keep one of the bounds if the other is not needed, or use es-dsl or js',
    kind: 'refusal',
  },
  'sigma-large-number': {
    title: 'a number that engines read differently',
    meaning:
      'Whole numbers beyond 2^53, very small fractions and minus zero change their value or their type on the way through YAML and JSON.',
    help: 'compare the field as text where it holds text, or use es-dsl, which sends whole numbers as they are',
    kind: 'refusal',
  },
  'sigma-field-name': {
    title: 'a field name that Sigma cannot write',
    meaning:
      'A Sigma key is a field with modifiers after `|`. A name with `|`, with control characters or of enormous length cannot stand there.',
    help: 'give the field an alias without `|` in the mapping, and name that',
    example: 'process where `a|b` == "x"',
    kind: 'refusal',
  },
  'sigma-address': {
    title: 'not an address or a block',
    meaning: 'The text is neither an IP address nor a CIDR block, so there is nothing for `cidr` to test.',
    help: 'write an address such as 10.0.0.1, or a block such as 10.0.0.0/8 or fe80::/10',
    kind: 'refusal',
  },
  'sigma-regex-operator': {
    title: 'a regular expression beyond the portable subset',
    meaning:
      'Complement, intersection and numeric intervals of Lucene have no portable form, and this pattern has no short list of strings either.',
    help: 'write the pattern without `~`, `&` and `<1-10>`, or as a condition of its own with `not` or `and`',
    example: 'process where process.name regex "a~(bc+)d"',
    kind: 'refusal',
  },
  'sigma-large-repeat': {
    title: 'a regular expression that counts too far',
    meaning:
      'RE2 and its relatives refuse counts above 1,000, a repeat inside a repeat multiplied, and every engine has a limit on what repeats amount to once they are written out.',
    help: 'write `+` or `*` instead of the count where its limit does not matter, or use es-dsl or js',
    example: 'process where process.name regex "(a{900}){900}"',
    kind: 'refusal',
  },
  'sigma-never-matches': {
    title: 'the rule matches nothing',
    meaning:
      'Its condition is false for every event. Sigma has no such condition, and a rule that never fires is most likely a mistake.',
    help: 'look for the condition that contradicts another one',
    example: 'process where false',
    kind: 'refusal',
  },
  'sigma-nesting': {
    title: 'the condition is nested too deeply',
    meaning: 'Parsers of Sigma conditions stop at some depth; 64 levels are taken as the limit.',
    help: 'bring the condition into fewer levels, such as lists instead of nested `or`',
    kind: 'refusal',
  },
  'sigma-no-field-name': {
    title: 'the field has no Sigma name',
    meaning: 'The portable taxonomy has no name for this field in this log source.',
    help: 'give it the name that your events have with --field NAME=OTHER, keep names of ECS where there is none with --unknown-fields keep, or use the `ecs` taxonomy',
    kind: 'refusal',
  },
  'sigma-no-field-value': {
    title: 'the test has no form on the Sigma field',
    meaning: 'The portable field holds other content, and this test cannot be carried over to it.',
    help: 'give the field another name with --field NAME=OTHER, keep that of ECS with --unknown-fields keep, or use the `ecs` taxonomy',
    kind: 'refusal',
  },
  'sigma-consumer-refuses': {
    title: 'the consumer refuses it',
    meaning: 'Whoever the document is for says no to this construct, and no other form of it says the same.',
    help: 'print the rule for another consumer, or leave the condition out of the rule',
    kind: 'refusal',
  },
  'sigma-consumer-breaks': {
    title: 'the consumer gets it wrong',
    meaning:
      'Whoever the document is for takes this construct, and makes a query of it that fails, never matches or says something else. That is worse than a refusal, so it is refused here.',
    help: 'print the rule for another consumer, or leave the condition out of the rule',
    kind: 'refusal',
  },
  'sigma-consumer-case': {
    title: 'the consumer does not let case count',
    meaning: 'The rule compares letters as they are written, and whoever the document is for compares them in any case.',
    help: 'leave it where the values are all in one case, as those of ECS are; else print the rule for a consumer that knows `cased`',
    kind: 'loss',
  },
  'sigma-consumer-wildcard': {
    title: 'the consumer has no wildcard for one character',
    meaning: 'It takes `?` for any run of characters, so that is what is printed.',
    help: 'write the characters that may stand there as values of their own',
    kind: 'loss',
  },
  'sigma-consumer-number': {
    title: 'a number becomes two bounds',
    meaning:
      'Whoever the document is for cannot compare with a number, only with bounds. One of several values may meet the lower, another the upper.',
    help: 'leave it where the field holds one number',
    kind: 'loss',
  },
  'sigma-consumer-network': {
    title: 'IPv6 blocks are left out',
    meaning: 'Whoever the document is for knows blocks of IPv4 only, and one of IPv6 would spoil the whole test.',
    help: 'leave it where the field holds IPv4 addresses only',
    kind: 'loss',
  },
  'sigma-consumer-several-values': {
    title: 'the consumer compares fields of one value',
    meaning: 'In the rule a test of a field with several values holds when one of them fits.',
    help: 'leave it where these fields hold one value, or split the values into events before they get there',
    kind: 'loss',
  },
  'sigma-consumer-differs': {
    title: 'the consumer reads it otherwise',
    meaning: 'The document says what the rule says; whoever it is for runs it a little differently, and the message says how.',
    help: 'look whether your events show the difference; if they do, print the rule for another consumer',
    kind: 'loss',
  },
  'sigma-alert-count': {
    title: 'a correlation says that there is a match',
    meaning:
      'EQL gives each chain of events once, with its events. Engines differ in how often a correlation fires and with what; whether it fires is not touched.',
    help: 'count alerts where they are read, not matches; whether one fires can be relied on',
    example: 'sequence by host.id with maxspan=1m [process where true] [network where true]',
    kind: 'loss',
  },
  'sigma-sequence-order': {
    title: 'the order of equal times',
    meaning:
      'EQL orders events by time, tiebreaker and place, and takes each for one step of a chain. Engines of Sigma may take events of one instant in any order, and one event for two steps; what the correlation says is the same.',
    help: 'leave it where events of one instant are rare; else use es-dsl or js, which order them as EQL does',
    example: 'sequence by host.id with maxspan=1m [process where true] [network where true]',
    kind: 'loss',
  },
  'sigma-runs-chained': {
    title: 'repeated events among others',
    meaning:
      'The repeated events are counted by a correlation inside the other, which stands at the last of them. They have a timespan of their own, so that all together may take longer, and the first of them may stand before what they have to follow.',
    help: 'check that the wider time is tolerable, or repeat nothing (`with runs`) in a rule for Sigma',
    example: 'sequence by host.id with maxspan=1m [process where true] with runs=3 [network where true]',
    kind: 'loss',
  },
  'sigma-sample': {
    title: 'a sample as a correlation over time',
    meaning: 'A sample takes different events, and one event may do for two parts of the correlation.',
    help: 'make the conditions of the parts exclude each other, so that no event does for two',
    kind: 'loss',
  },
  'sigma-sample-span': {
    title: 'a sample has no timespan',
    meaning:
      'A sample takes events of any time the rule looks at. The correlation has to have a timespan, which is the look-back of the rule and slides; events further apart are not joined.',
    help: 'make the look-back of the rule (`from`) as long as its events may be apart',
    kind: 'loss',
  },
  'sigma-tiebreaker': {
    title: 'a tiebreaker has no place in Sigma',
    meaning:
      'The rule orders events of one instant by a field. A correlation knows their times only, so such events may stand in another order.',
    help: 'leave it where events of one instant are rare; else use es-dsl or js, which know the tiebreaker',
    kind: 'loss',
  },
  'sigma-key-text': {
    title: 'a join key is compared as text',
    meaning:
      'EQL compares values of a type. Engines that group by what events write take two spellings of one address for two keys; the others do not.',
    help: 'see that events write addresses in one spelling, or join by a keyword field',
    example: 'sequence by source.ip with maxspan=1m [process where true] [network where true]',
    kind: 'loss',
  },
  'sigma-array-key': {
    title: 'a join key that holds lists',
    meaning: 'EQL joins events by each element. Engines of Sigma take a list for no key, or for one key, and so join less.',
    help: 'join by a field that holds one value, or use es-dsl or js, which join by each element',
    kind: 'loss',
  },
  'sigma-pipe-dropped': {
    title: 'a pipe was dropped',
    meaning: '`head` and `tail` choose among matches; where all that is said is that a match exists, they are left out.',
    help: 'take the first or last matches where alerts are read',
    example: 'sequence by host.id with maxspan=1m [process where true] [network where true] | head 5',
    kind: 'loss',
  },
  'sigma-case-dropped': {
    title: 'letter case no longer matters',
    meaning:
      'Asked for: `cased` was left out because several engines mishandle it. The test is wider; under a negation the rule is narrower.',
    help: 'keep letter case with --portable-case none, if the backend honours `cased`',
    kind: 'loss',
  },
  'sigma-length-characters': {
    title: 'length counts characters',
    meaning:
      'EQL counts UTF-16 units, a regular expression counts characters. They differ only on text beyond the Basic Multilingual Plane, such as emoji.',
    help: 'leave it where the field holds no emoji and the like; else use es-dsl or js',
    example: 'process where length(process.name) > 20',
    kind: 'loss',
  },
  'sigma-field-kept': {
    title: 'a field keeps its name of ECS',
    meaning:
      'The portable taxonomy has no name for the field, or no form for the test, and --unknown-fields keep was asked for. Where events have the field under this name the test is the same.',
    help: 'give it the name that your events have with --field NAME=OTHER',
    kind: 'loss',
  },
  'sigma-field-renamed': {
    title: 'the Sigma field holds other content',
    meaning:
      'The portable field is not the same field: a path for a name, one account text for a name and a domain. The message says what differs and what is presumed of events; where that holds, the test differs only as the effect says.',
    help: 'compare what the message presumes with your events, or use the `ecs` taxonomy',
    kind: 'loss',
  },
  'sigma-array-joined': {
    title: 'array elements became one text',
    meaning:
      'The rule tests elements of an array, the portable field is the whole command line. What stands in it may be part of a longer word, or of two elements; an element in quotes is found by what it holds.',
    help: 'look for the longer words that the test now finds, or use the `ecs` taxonomy',
    kind: 'loss',
  },
  'sigma-needs-timestamp': {
    title: 'a rule that every event satisfies asks for a timestamp',
    meaning:
      'Sigma has no condition that is always true, so that the detection asks for the field of time: events without one are lost.',
    help: 'leave it where every event has a timestamp, as those of Elastic do',
    kind: 'loss',
  },
  'sigma-log-source-implied': {
    title: 'a test was moved into the log source',
    meaning: 'The log source stands for this test; how exactly is up to whoever routes the events.',
    help: 'see that the pipeline of your backend routes this log source by the same test',
    kind: 'loss',
  },
  'sigma-log-source-means': {
    title: 'the log source means a test',
    meaning:
      'Asked for: in the style of SigmaHQ a test is left out where the log source means exactly that. Whoever runs the document has to go by log sources.',
    help: 'see that your backend routes this log source by the same test',
    kind: 'loss',
  },
  'sigma-log-source-guessed': {
    title: 'the log source says more than the query',
    meaning: 'The product was taken from the tags or the indices of the rule; the query itself does not ask for it.',
    help: 'ask for the product in the query (`host.os.type == "windows"`), or take it out of the log source',
    kind: 'loss',
  },
  'sigma-conjunct-dropped': {
    title: 'a condition was dropped',
    meaning: 'Asked for: a condition that cannot be said was left out where that only widens the rule.',
    help: 'filter what the condition kept out where alerts are read, or use the `ecs` taxonomy, which says it',
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
  'sigma-standard-words': {
    title: 'words of the standard analyzer',
    meaning:
      'Elasticsearch takes texts apart by the word breaks of Unicode and cuts words after 255 characters. The rule says that of texts of ASCII; letters of other scripts part words here.',
    help: 'ask a keyword field, or leave texts beyond ASCII to es-dsl',
    kind: 'loss',
  },
  'sigma-cased-portability': {
    title: 'some backends drop or refuse `cased`',
    meaning:
      'EQL `==` is case-sensitive, Sigma is not unless a key says `cased`. Where a backend ignores that, the rule matches more.',
    help: 'print for your backend with --for, or leave `cased` out with --portable-case enum or all',
    kind: 'note',
  },
  'sigma-keywords-portability': {
    title: 'engines look for keywords in different places',
    meaning:
      'Keywords are searched in the whole event. Engines take that for all values, for one field such as the message, or for the words of a full-text index.',
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
  'sigma-style-left-out': {
    title: 'left out for the style',
    meaning: 'Asked for: rules of SigmaHQ have no such key, link or word. It does not change what matches.',
    help: 'keep all that the rule says with --style full',
    kind: 'note',
  },
  'sigma-style-asks': {
    title: 'the style asks for more than the rule says',
    meaning: 'Checks of SigmaHQ want it in every rule. Nothing is made up for it.',
    help: 'write it into the rule, or into the document before it is handed in',
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
