import type { NonEmpty } from '../../src/source/index.ts';
import { type ExampleRule, type Family, NOT_COUNTED } from './family.ts';

const PAIR: ExampleRule = {
  rule: 'sequence by user.name with maxspan=1m [process where process.name == "a"] [file where file.name == "b"]',
  field: 'user.name',
};
const THREE: ExampleRule = {
  rule: 'sequence by user.name with maxspan=1m [process where process.name == "a"] [file where file.name == "b"] [network where destination.port == 443]',
  field: 'user.name',
};
const UNBOUND: ExampleRule = {
  rule: 'sequence by user.name [process where process.name == "a"] [file where file.name == "b"]',
  field: 'user.name',
};
const RUNS: ExampleRule = {
  rule: 'sequence by user.name with maxspan=1m [process where process.name == "a"] with runs=3',
  field: 'user.name',
};
export const SAMPLE: ExampleRule = {
  rule: 'sample by user.name [process where process.name == "a"] [file where file.name == "b"]',
  field: 'user.name',
};
export const PIPED: ExampleRule = { rule: 'process where process.name == "a" | tail 2', field: null };
const PAIRS: NonEmpty<ExampleRule> = [PAIR, THREE, UNBOUND, SAMPLE];

export const SPAN = {
  title: 'maxspan',
  about: 'From the first event to the last, its bound included.',
  rules: [PAIR],
  label: 'maxspan',
  changes: {
    'span-reached': 'the last event exactly maxspan after the first',
    'span-over-by-1ms': 'the last event one millisecond later than that',
    'span-over-by-far': 'the last event three times as late',
    'only-the-latest-in-time': 'an earlier first event that would be out of time, and a later one',
  },
} as const satisfies Family;

export const NO_SPAN = {
  title: 'no maxspan',
  about: 'Without maxspan any time may pass.',
  rules: [UNBOUND],
  label: 'no maxspan',
  changes: { 'long-after': 'the last event a month later' },
} as const satisfies Family;

export const ORDER = {
  title: 'The order of a sequence',
  about: 'Steps that follow in another order.',
  rules: PAIRS,
  label: 'order',
  changes: {
    'order-swapped': 'two neighbours in the wrong order',
    backwards: 'the items of a sample in the opposite order, which is as good',
  },
} as const satisfies Family;

export const STEPS = {
  title: 'The steps of a sequence',
  about: 'Every step has to be there.',
  rules: [PAIR],
  label: 'steps',
  changes: { 'step-left-out': 'one step is missing' },
} as const satisfies Family;

export const RUN_COUNTS = {
  title: 'with runs',
  about: 'A step that has to come several times.',
  rules: [RUNS],
  label: 'runs',
  changes: { 'one-run-too-few': 'one event too few', 'one-run-more': 'one event more: the latest ones match as well' },
} as const satisfies Family;

export const REPETITION = {
  title: 'Repetition',
  about: 'Steps that come again: of several that wait, the latest is continued.',
  rules: PAIRS,
  label: 'repetition',
  changes: {
    twice: 'the whole sequence again, out of reach of the first',
    'first-step-again': 'the first step twice: the later one counts',
    'last-step-again': 'the last step twice: nothing waits for the second',
    'each-twice': 'every item of a sample twice: one match',
  },
} as const satisfies Family;

export const INSTANTS = {
  title: 'Events of one instant',
  about: 'Equal timestamps: events stand in the order in which they arrive.',
  rules: [PAIR],
  label: 'equal timestamps',
  changes: {
    'one-instant': 'all events have one timestamp, in the right order',
    'one-instant-swapped': 'all events have one timestamp, in the wrong order',
  },
} as const satisfies Family;

export const TIEBREAKERS = {
  title: 'Tiebreakers',
  about: 'Events of one instant that a tiebreaker field orders; one without it stands last.',
  rules: [PAIR],
  label: 'tiebreaker',
  changes: {
    'one-instant-tiebreaker': 'they arrive backwards, and the tiebreaker says the right order',
    'last-without-tiebreaker': 'the last event has none, and so stands last',
    'first-without-tiebreaker': 'the first event has none, and so stands behind the others',
  },
} as const satisfies Family;

export const ARRIVAL = {
  title: 'The order of arrival',
  about: 'Events that arrive in another order than they happened in: what counts is the order of time.',
  rules: [PAIR, THREE],
  label: 'order of arrival',
  changes: {
    'arrives-backwards': 'they arrive from the last to the first',
    'arrives-in-disorder': 'they arrive in disorder',
    'arrives-in-order-though-it-was-not': 'they happened in the wrong order and arrive in the right one',
  },
} as const satisfies Family;

export const UNRELATED = {
  title: 'Other events between',
  about: 'Ordinary events among those of a match.',
  rules: [PAIR, PIPED],
  label: NOT_COUNTED,
  changes: {
    'unrelated-events-between': 'events that meet no item between those that do',
    'unrelated-events-only': 'nothing but events that meet no item',
  },
} as const satisfies Family;
