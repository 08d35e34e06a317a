import * as changes from './changes.ts';
import { type Fault, JUDGED, type MeaningChange } from './fault.ts';
import { MISREADINGS } from './misreadings.ts';
import { PRINTED } from './printed.ts';
import {
  BETWEEN,
  BLOCKS,
  FUNCTIONS,
  GROUPS,
  LISTS,
  NESTED,
  NETWORKS,
  NULLS,
  NUMBERS,
  OPERATORS,
  PIECES,
  REGEX,
  SLASHES,
  UNEQUAL,
  WILDCARDS,
} from './rules.ts';
import { SERIES_FAULTS } from './series.ts';

/** Each meaning fault is put into the translators it could stand in: all, unless said. What Kusto says of absent texts is a loss, which excuses much. */
const everywhere = (
  code: string,
  rule: string,
  seen: string,
  change: MeaningChange,
  targets: readonly Fault['target'][] = MEANT,
): readonly Fault[] =>
  targets
    .filter((target) => (target !== 'kql' || IN_KQL.has(rule)) && (target !== 'kusto' || rule !== NULLS))
    .map((target) => ({ code, target, rule, seen, change }));

/** A rule in EQL is passed on to Kibana as it is written, whatever is made of its meaning. */
const MEANT: readonly Fault['target'][] = JUDGED.filter((name) => name !== 'kibana');

/** Rules that KQL says without a loss, so that nothing excuses a fault. */
const IN_KQL: ReadonlySet<string> = new Set([BETWEEN, BLOCKS, FUNCTIONS, GROUPS, NESTED, NETWORKS, NULLS, NUMBERS, UNEQUAL]);

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

  // How the rule and its mapping are read.
  ...MISREADINGS,
  // What relates events.
  ...SERIES_FAULTS,
  // What a printer may spoil.
  ...JUDGED.flatMap((target) => PRINTED[target].map((fault) => ({ ...fault, target }))),
];
