import type { Effect } from '../contract/index.ts';

/** What a loss does to the matches, in words, wherever a person reads it. */
export const EFFECT_WORDS = {
  'may-match-more': 'may match more than the rule',
  'may-match-less': 'may match less than the rule',
  either: 'may match more or less than the rule',
  'where-agreed': 'same matches, as long as events are as presumed',
  'other-count': 'a match for the same keys, another number of them',
  'by-engine': 'same meaning, some engines run it otherwise',
} as const satisfies Record<Effect, string>;
