import * as changes from './changes.ts';
import type { Fault, MeaningChange } from './fault.ts';
import { MISREADINGS } from './misreadings.ts';

const WILDCARDS = 'process where process.command_line : "*\\\\temp\\\\*.exe" and not process.name : ("a.exe", "b?.exe")';
const NUMBERS = 'network where destination.port >= 1024 and destination.port != 8080 and not source.bytes > 4';
const UNEQUAL = 'network where destination.port != 8080 and not source.bytes > 4';
const NULLS = 'process where process.parent.name == null and user.name != null';
const NETWORKS = 'network where cidrMatch(destination.ip, "10.0.0.0/8", "192.168.1.0/24")';
const LISTS = 'file where file.extension in ("sh", "a*b") and not file.path like "/tmp/?x*"';
const GROUPS =
  'process where (process.name == "nc" or user.id == "0") and (process.parent.name != "init" or process.code_signature.trusted == false)';
const BETWEEN = 'process where process.args_count > 1 and process.args_count < 9';
const FUNCTIONS =
  'process where startsWith~(process.name, "Ab") or endsWith(process.executable, ".sh") or stringContains(process.command_line, "-c")';
const COMPUTED = 'process where length(process.name) > 5 and startsWith(process.executable, process.working_directory)';
const REGEX = 'process where process.name regex "a{2,4}[b-d]?(x|yz|w+)\\\\.[^0-9]."';
const OPERATORS = 'process where process.name regex "k<7-12>|[a-f]+&[d-z]{1,3}|~(b.*)q|\\"x.y\\"@"';
const NESTED =
  'process where not (process.name == "a" and user.id in ("0", "1")) and not (process.args_count > 3 and not process.parent.name : "x*")';
const PIECES = 'process where process.command_line : "*-enc*bypass*" or process.name like "aba*aba"';
const SLASHES = 'file where file.path like ("C:\\\\\\\\a\\\\*", "\\\\\\\\srv\\\\?\\\\")';
const DATES = 'any where event.ingested == "2020-02-02" or event.created > "2020-02-02"';
const BLOCKS =
  'network where cidrMatch(source.ip, "fe80::/10", "10.0.0.0/9") and not cidrMatch(destination.ip, "172.16.0.0/12", "192.168.0.0/16")';

/** Each meaning fault is put into the translators it could stand in. */
const everywhere = (
  code: string,
  rule: string,
  seen: string,
  change: MeaningChange,
  targets: readonly Fault['target'][] = ['sigma', 'es-dsl', 'js'],
): readonly Fault[] => targets.map((target) => ({ code, target, rule, seen, change }));

const text = (code: string, target: Fault['target'], rule: string, seen: string, find: RegExp, put: string): Fault => ({
  code,
  target,
  rule,
  seen,
  change: { stage: 'text', find, put },
});

const PRINTED_REGEX = ['sigma', 'js'] as const;

/** The list. README says how many there are; `npm run test:faults` shows that each is caught. */
export const FAULTS: readonly Fault[] = [
  // What a translator may misread.
  ...everywhere(
    'category-forgotten',
    'built-in',
    'converters that map the category to a log source and test nothing',
    changes.dropCondition(0),
  ),
  ...everywhere(
    'condition-dropped',
    'built-in',
    'a library chain that drops what it cannot say, with a log line',
    changes.dropCondition(2),
  ),
  ...everywhere(
    'case-invented',
    GROUPS,
    'pySigma-backend-elasticsearch#107 and cased lists that turn into like~',
    changes.foldLetters,
  ),
  ...everywhere('case-lost', WILDCARDS, 'the library chain in detection-rules loses the folding of `:`', changes.exactLetters),
  ...everywhere('and-read-as-or', 'built-in', 'SigmaHQ/sigma#2089, precedence misread', changes.orIsAnd),
  ...everywhere('or-read-as-and', GROUPS, 'pySigma-backend-splunk#73, or inside and loses its parentheses', changes.andIsOr),
  ...everywhere('not-forgotten', WILDCARDS, 'Uncoder reads != as equality', changes.forgetNot),
  ...everywhere('not-pushed-into-range', NUMBERS, 'what Elasticsearch itself did before 7.15', changes.pushNotIntoRange),
  ...everywhere(
    'unequal-needs-a-value',
    UNEQUAL,
    'ES|QL and SQL backends: elastic/elasticsearch#114050',
    changes.unequalNeedsValue,
  ),
  ...everywhere('list-cut-to-its-first', LISTS, 'hand-written ports', changes.firstOfList),
  ...everywhere(
    'wildcards-in-a-list-act',
    LISTS,
    'elastic/elasticsearch#62651: == and in take no wildcards',
    changes.wildcardsInList,
  ),
  ...everywhere('question-mark-read-as-star', LISTS, 'SigmaHQ/sigma#2339', changes.oneIsRun),
  ...everywhere('star-read-as-letter', WILDCARDS, 'sigma-go and chainsaw read an inner star as data', changes.runIsLiteral),
  ...everywhere('backslash-eaten', WILDCARDS, 'Yamato-Security/hayabusa#897, four backslashes', changes.backslashEaten),
  ...everywhere('wildcard-open-at-the-start', LISTS, 'Yamato-Security/hayabusa#1815', changes.notAnchoredAtStart),
  ...everywhere('wildcard-open-at-the-end', WILDCARDS, 'Yamato-Security/hayabusa#1815', changes.notAnchoredAtEnd),
  ...everywhere(
    'bound-excluded',
    NUMBERS,
    'Uncoder reads > as equality; off-by-one bounds in hand-written ports',
    changes.boundExcluded,
  ),
  ...everywhere(
    'two-ranges-merged',
    BETWEEN,
    'merging is wrong for arrays; Elasticsearch stopped it in 7.15',
    changes.mergeRanges,
    ['es-dsl', 'js'],
  ),
  ...everywhere('empty-taken-as-missing', NULLS, 'sigmalite merges null and the empty string', changes.presentIsNotEmpty),
  ...everywhere('null-test-dropped', NULLS, 'pySigma-backend-elasticsearch#24', changes.dropCondition(1)),
  ...everywhere('network-widened', NETWORKS, 'prefix tests instead of CIDR in SQL backends', changes.networkWidened),
  ...everywhere('false-read-as-not-true', GROUPS, 'a missing boolean is not false', changes.falseMeansNotTrue),
  ...everywhere(
    'regex-not-anchored',
    'built-in',
    'SigmaHQ/sigma#688, #1562: searched instead of whole value',
    changes.searchInstead,
    PRINTED_REGEX,
  ),
  ...everywhere(
    'word-class-taken-as-unicode',
    'built-in',
    'Python reads \\w as Unicode letters',
    changes.wordIsUnicode,
    PRINTED_REGEX,
  ),
  ...everywhere('plus-read-as-star', 'built-in', 'hand-written ports', changes.plusIsStar, PRINTED_REGEX),
  ...everywhere('plus-forgotten', 'built-in', 'hand-written ports', changes.plusIsOne, PRINTED_REGEX),
  ...everywhere(
    'escaped-dot-unescaped',
    'built-in',
    'escapes lost between layers of quoting',
    changes.escapedDotIsAny,
    PRINTED_REGEX,
  ),
  ...everywhere('alternatives-cut', 'built-in', 'a group read up to its first bar', changes.firstAlternative, PRINTED_REGEX),

  // The same on rules of other kinds, where the events are worked out.
  ...everywhere('first-alternative-forgotten', GROUPS, 'hand-written ports', changes.dropAlternative(0)),
  ...everywhere('last-alternative-forgotten', GROUPS, 'hand-written ports', changes.dropAlternative(1)),
  ...everywhere('first-condition-forgotten', GROUPS, 'a chain that drops what it cannot say', changes.dropCondition(0)),
  ...everywhere('second-condition-forgotten', GROUPS, 'a chain that drops what it cannot say', changes.dropCondition(1)),
  ...everywhere('not-shared-out', NESTED, 'not (a and b) read as not a and not b', changes.notSharedOut),
  ...everywhere('inner-not-forgotten', NESTED, 'nested negation lost', changes.forgetNot),
  ...everywhere('list-without-its-last', NESTED, 'off by one in a loop', changes.lastOfListForgotten),
  ...everywhere('pattern-case-invented', LISTS, 'like read as like~', changes.foldPatterns),
  ...everywhere('bound-moved', NUMBERS, 'a bound moved to make it inclusive, and left exclusive', changes.boundMoved),
  ...everywhere('bound-moved-between', BETWEEN, 'a bound moved to make it inclusive, and left exclusive', changes.boundMoved),
  ...everywhere('network-list-cut', BLOCKS, 'one network of several', changes.lastNetworkForgotten),
  ...everywhere('network-narrowed', BLOCKS, 'a prefix length off by one', changes.networkNarrowed),
  ...everywhere('pieces-in-any-order', PIECES, 'contains|all for a pattern with inner stars', changes.piecesInAnyOrder),
  ...everywhere('ends-may-overlap', PIECES, 'startswith and endswith for a*b', changes.endsMayOverlap),
  ...everywhere('backslash-run-shortened', SLASHES, 'pySigma to_dict() does not re-escape', changes.backslashRunShortened),
  ...everywhere('backslash-doubled', SLASHES, 'escaped once too often', changes.backslashDoubled),
  ...everywhere('open-at-the-start-in-a-list', SLASHES, 'Yamato-Security/hayabusa#1815', changes.notAnchoredAtStart),
  ...everywhere('open-at-the-end-in-a-list', SLASHES, 'Yamato-Security/hayabusa#1815', changes.notAnchoredAtEnd),
  ...everywhere('mark-read-as-star-after-a-backslash', SLASHES, 'SigmaHQ/sigma#2339', changes.oneIsRun),
  ...everywhere('prefix-read-as-part', FUNCTIONS, 'startswith mapped to contains', changes.notAnchoredAtStart),
  ...Object.entries({
    'regex-first-alternative-forgotten': changes.regexAlternativeForgotten(0),
    'regex-middle-alternative-forgotten': changes.regexAlternativeForgotten(1),
    'regex-last-alternative-forgotten': changes.regexAlternativeForgotten(2),
    'regex-most-forgotten': changes.mostForgotten,
    'regex-once-too-few': changes.onceTooFew,
    'regex-once-too-many': changes.onceTooMany,
    'regex-least-lowered': changes.leastLowered,
    'regex-optional-demanded': changes.optionalDemanded,
    'regex-plus-read-as-star': changes.plusIsStar,
    'regex-plus-forgotten': changes.plusIsOne,
    'regex-range-cut': changes.rangeCut,
    'regex-range-widened': changes.rangeWidened,
    'regex-class-not-negated': changes.classNotNegated,
    'regex-dot-stops-at-newline': changes.dotStopsAtNewline,
    'regex-escaped-dot-unescaped': changes.escapedDotIsAny,
    'regex-searched': changes.searchInstead,
    'regex-case-invented': changes.foldPatterns,
  } satisfies Record<string, MeaningChange>).flatMap(([code, change]) =>
    everywhere(code, REGEX, 'hand-written ports of Lucene expressions', change, PRINTED_REGEX),
  ),
  ...Object.entries({
    'regex-interval-cut': changes.intervalCut,
    'regex-and-read-as-or': changes.intersectionIsUnion,
    'regex-not-forgotten': changes.complementForgotten,
    'regex-anything-read-as-one': changes.anythingIsOne,
  } satisfies Record<string, MeaningChange>).flatMap(([code, change]) =>
    everywhere(code, OPERATORS, "Lucene's own operators have no counterpart elsewhere", change, ['js']),
  ),

  // What a printer may spoil.
  text('sigma-cased-dropped', 'sigma', 'built-in', 'the Lucene backend ignores cased in lists', /\|cased/g, ''),
  text('sigma-start-anchor-lost', 'sigma', 'built-in', 'SigmaHQ/sigma#2175', /'\^/, "'"),
  text('sigma-end-anchor-lost', 'sigma', 'built-in', 'SigmaHQ/sigma#2175', /\$'/, "'"),
  text('sigma-escape-lost', 'sigma', LISTS, 'SigmaHQ/sigma#3366: literal star not escaped', /a\\\*b/, 'a*b'),
  text('sigma-double-backslash-halved', 'sigma', WILDCARDS, 'pySigma to_dict() does not re-escape', /\\\\\*/, '\\*'),
  text('sigma-filter-not-negated', 'sigma', WILDCARDS, 'conditions rewritten by hand', /and not filter/, 'and filter'),
  text('sigma-any-filter-became-all', 'sigma', NUMBERS, 'not 1 of read as not all of', /not 1 of filter/, 'not all of filter'),
  text('sigma-parentheses-lost', 'sigma', GROUPS, 'pySigma-backend-splunk#73', /and \((.*)\)$/m, 'and $1'),
  text('sigma-endswith-became-contains', 'sigma', FUNCTIONS, 'modifiers mapped by their first letters', /endswith/, 'contains'),
  text('sigma-modifier-lost', 'sigma', FUNCTIONS, 'Uncoder drops modifiers it does not know', /\|cased\|endswith/, '|cased'),
  text('sigma-null-became-empty', 'sigma', NULLS, 'SigmaHQ/sigma#777', /: null/, ": ''"),
  text(
    'dsl-folding-forgotten',
    'es-dsl',
    'built-in',
    'case_insensitive is easy to leave out',
    /,\s*"case_insensitive": true/,
    '',
  ),
  text(
    'dsl-flags-none',
    'es-dsl',
    'process where process.name regex "a&a|<1-3>"',
    'flags left at a client default',
    /"flags": "ALL"/,
    '"flags": "NONE"',
  ),
  text('dsl-regex-became-wildcard', 'es-dsl', 'built-in', 'legacy converters had no regexp query', /"regexp"/, '"wildcard"'),
  text('dsl-must-not-became-must', 'es-dsl', WILDCARDS, 'a negation lost on the way', /"must_not"/, '"must"'),
  text('dsl-should-became-must', 'es-dsl', FUNCTIONS, 'or inside and', /"should"/, '"must"'),
  text(
    'dsl-should-is-optional',
    'es-dsl',
    FUNCTIONS,
    'should beside filter asks for nothing',
    /("should": \[)/,
    '"filter": [{ "match_all": {} }], $1',
  ),
  text('dsl-backslash-unescaped', 'es-dsl', WILDCARDS, 'JSON escaping taken for wildcard escaping', /\\\\\\\\/g, '\\\\'),
  text(
    'dsl-keyword-subfield',
    'es-dsl',
    'built-in',
    'pipelines append .keyword to every field',
    /"process\.executable"/,
    '"process.executable.keyword"',
  ),
  text(
    'dsl-exists-on-parent',
    'es-dsl',
    NULLS,
    'a null test moved to the parent object',
    /"field": "user\.name"/,
    '"field": "user"',
  ),
  text(
    'dsl-script-parameter-swapped',
    'es-dsl',
    COMPUTED,
    'two fields of a script exchanged',
    /"field1": "process\.executable", "field2": "process\.working_directory"/,
    '"field1": "process.working_directory", "field2": "process.executable"',
  ),
  text(
    'js-arrays-compared-as-scalars',
    'js',
    'built-in',
    'chainsaw and jopohl/sigma-rust#9: arrays do not match',
    /return Array\.isArray\(values\) \? values\.some\(\(value\) => test\(value\)\) : test\(values\);/,
    'return !Array.isArray(values) && test(values);',
  ),
  text(
    'js-dotted-keys-ignored',
    'js',
    'built-in',
    'predicates written for nested events only',
    /const dotted = event\['[^']*'\];/g,
    'const dotted = undefined;',
  ),
  text(
    'js-ignore-above-forgotten',
    'js',
    'built-in',
    'the mapping is not in the rule',
    /found\.length <= longest \? found : NONE/,
    'found',
  ),
  text(
    'js-number-not-coerced',
    'js',
    'built-in',
    'a keyword field may hold the number 0',
    /typeof value === 'boolean' \|\| Number\.isFinite\(value\) \? String\(value\) : NONE/,
    'NONE',
  ),
  text('js-end-anchor-lost', 'js', 'built-in', 'SigmaHQ/sigma#1562', /\$\/su;/, '/su;'),
  text(
    'js-flag-i-for-folding',
    'js',
    'process where process.name regex~ "k[a-c]s"',
    '/iu folds ranges, U+212A and U+017F too',
    /\/su;/,
    '/isu;',
  ),
  text(
    'dsl-operators-are-letters',
    'es-dsl',
    OPERATORS,
    'flags left at a client default',
    /"flags": "ALL"/,
    '"flags": "INTERVAL"',
  ),
  text('sigma-dot-stops-at-newline', 'sigma', REGEX, 'the modifier s is new and easy to leave out', /\|re\|s:/, '|re:'),
  text('js-dot-stops-at-newline', 'js', LISTS, 'a dot without the flag s', /\/su;/, '/u;'),
  text('js-mark-is-half-a-character', 'js', LISTS, 'a dot without the flag u: UTF-16 units', /\/su;/, '/s;'),
  text('js-all-values-instead-of-some', 'js', GROUPS, 'every for some', /values\.some\(/, 'values.every('),
  text(
    'js-lists-ignored',
    'js',
    NESTED,
    'arrays do not match',
    /return Array\.isArray\(values\) \? [^;]*;/,
    'return test(values);',
  ),
  text(
    'js-second-place-ignored',
    'js',
    GROUPS,
    'dotted keys beside nested ones',
    /dotted === undefined && isObject/g,
    'isObject',
  ),
  text('js-limit-forgotten', 'js', NESTED, 'the mapping is not in the rule', /found\.length <= longest \? found : NONE/, 'found'),
  text('js-limit-off-by-one', 'js', NULLS, 'the mapping says at most', /found\.length <= longest/, 'found.length < longest'),
  text('js-day-ends-early', 'js', DATES, 'the upper bound of a day is not rounded up', /<= 1580687999999/, '<= 1580601600000'),
  text('js-after-a-day-starts-early', 'js', DATES, 'after a day taken for after its start', /> 1580687999999/, '> 1580601600000'),
  text('js-day-lacks-its-last-millisecond', 'js', DATES, 'an end that is excluded', /<= 1580687999999/, '< 1580687999999'),
  text('js-day-lacks-its-first-millisecond', 'js', DATES, 'a start that is excluded', />= 1580601600000/, '> 1580601600000'),
  text('dsl-day-starts-late', 'es-dsl', DATES, 'gt rounds up to the end of the day', /"gte": "2020-02-02"/, '"gt": "2020-02-02"'),
  text(
    'dsl-after-a-day-or-on-it',
    'es-dsl',
    DATES,
    'gte rounds down to the start of the day',
    /"gt": "2020-02-02"/,
    '"gte": "2020-02-02"',
  ),
  text('dsl-length-off-by-one', 'es-dsl', COMPUTED, 'a bound moved', /"constant1": 5/, '"constant1": 6'),
  text('js-length-off-by-one', 'js', COMPUTED, 'a bound made inclusive', /value\.length > 5/, 'value.length >= 5'),

  // How the rule and its mapping are read.
  ...MISREADINGS,
];
