import type { Family } from './family.ts';
import { PIPED, SAMPLE } from './sequences.ts';

const BY = 'sequence by user.name with maxspan=1m [process where process.name == "a"] [file where file.name == "b"]';

export const KEYS = {
  title: 'Join keys in turn',
  about: 'Events of two keys among each other.',
  rules: [{ rule: BY, field: 'user.name' }],
  label: 'keys',
  changes: {
    'two-keys-in-turn': 'two matches of two keys, their events in turn',
    'half-of-each-key': 'the first half with one key and the second with another',
  },
} as const satisfies Family;

export const KEY_VALUES = {
  title: 'Values of a join key (by)',
  about: 'One key field other, missing, or with several values: each value joins. Under `?` a missing key equals a missing key.',
  rules: [
    { rule: BY, field: 'user.name' },
    { rule: 'sequence by ?user.name [process where process.name == "a"] [file where file.name == "b"]', field: 'user.name' },
  ],
  label: 'key',
  changes: {
    'another-key': 'one event has another key',
    'key-absent': 'one event has no key',
    'key-absent-everywhere': 'no event has the key',
    'key-listed': 'one event has a list of both keys',
    'keys-listed-everywhere': 'every event has a list of both keys: a match for each',
  },
} as const satisfies Family;

export const UNTIL = {
  title: 'until',
  about: 'An event that ends a sequence that is not complete.',
  rules: [{ rule: `${BY} until [network where destination.port == 443]`, field: 'user.name' }],
  label: 'until',
  changes: {
    'until-between': 'it comes between two steps',
    'until-before-the-first': 'it comes before the first step, which it does not end',
    'until-behind-the-last': 'it comes behind the last step, when all is over',
    'until-just-before-the-last': 'it comes at the instant of the last step, before it',
    'until-of-another-key': 'it comes between two steps with another key',
  },
} as const satisfies Family;

const FILE = '[file where file.name == "b"]';
const ABSENT = '![network where destination.port == 443]';
const FIRST = '[process where process.name == "a"]';

export const MISSING = {
  title: 'Missing events (![ ])',
  about: 'An event that must not be there: inside of what is looked at, at its very bounds, and outside.',
  rules: [
    { rule: `sequence by user.name with maxspan=1m ${FIRST} ${ABSENT} ${FILE}`, field: 'user.name' },
    { rule: `sequence by user.name with maxspan=1m ${FIRST} ${FILE} ${ABSENT}`, field: 'user.name' },
    {
      rule: `sequence by user.name with maxspan=1m ![registry where registry.value == "c"] ${FIRST} ${FILE} ${ABSENT}`,
      field: 'user.name',
    },
  ],
  label: 'missing event',
  changes: {
    'missing-inside': 'it is there, well inside',
    'missing-at-the-step-before': 'it is there at the instant of the step before',
    'missing-at-the-step-behind': 'it is there at the instant of the step behind',
    'missing-at-the-bound': 'it is there exactly maxspan away',
    'missing-beyond-the-bound': 'it is there one millisecond further away',
    'missing-at-the-same-instant': 'it is there at the instant of the step beside it',
    'missing-of-another-key': 'it is there with another key',
    'missing-ends-at-the-bound': 'with such items at both ends: they are there exactly maxspan apart',
    'missing-ends-beyond-the-bound': 'with such items at both ends: they are there one millisecond further apart',
  },
} as const satisfies Family;

export const ITEMS = {
  title: 'The items of a sample',
  about: 'Every item needs an event of its own.',
  rules: [SAMPLE],
  label: 'items',
  changes: { 'item-left-out': 'one item has no event' },
} as const satisfies Family;

export const DISTANCE = {
  title: 'The time of a sample',
  about: 'A sample asks for no order and no span.',
  rules: [SAMPLE],
  label: 'time',
  changes: { 'far-apart': 'the events lie a day apart' },
} as const satisfies Family;

export const PIPES = {
  title: 'head and tail',
  about: 'Pipes choose among matches by the order of time.',
  rules: [PIPED],
  label: 'pipes',
  changes: {
    'matches-N': 'as many matches as a pipe keeps, one fewer and one more (N is the count)',
    'unrelated-among-matches': 'events that meet nothing between, before and behind the matches',
  },
} as const satisfies Family;

export const LATE = {
  title: 'Late events',
  about: 'Of a stream (`--max-delay`): a reader that waits so long for late events.',
  rules: [{ rule: BY, field: 'user.name' }, PIPED],
  label: 'max delay',
  streams: true,
  changes: {
    'step-late-by-the-delay': 'a step comes exactly that late',
    'step-late-by-1ms-more': 'a step comes one millisecond later than that, and takes part in nothing',
    'event-late-by-the-delay': 'an event that pipes choose among comes exactly that late',
    'event-late-by-1ms-more': 'such an event comes one millisecond later, and takes part in nothing',
  },
} as const satisfies Family;

export const TIMESTAMPS = {
  title: 'Timestamps that say nothing',
  about: 'Of a stream (`--max-delay`): events whose time cannot be read take part in nothing.',
  rules: LATE.rules,
  label: 'timestamp',
  streams: true,
  changes: {
    'step-without-timestamp': 'a step has no timestamp',
    'step-with-unreadable-timestamp': 'a step has one that is no date',
    'event-without-timestamp': 'an event that pipes choose among has none',
    'event-with-unreadable-timestamp': 'such an event has one that is no date',
  },
} as const satisfies Family;
