import { AS_SPECIFIED, broken, either, more, type Profile, PYSIGMA, refused } from './profile.ts';
import { ALL_OK } from './spec.ts';

const CASED = refused('refuses `cased`');
const DROPPED = more('drops `cased` in a list');
const BUCKETS = either('counts in fixed spans of time');

/** Splunk's search compares letters in any case; its expressions are searched, and case counts there. */
export const splunk: Profile = {
  name: 'splunk',
  title: "pySigma's Splunk converter",
  measured: [PYSIGMA, { software: 'pysigma-backend-splunk', version: '2.1.0' }],
  converter: { backend: 'splunk', format: 'default' },
  evidence: { kind: 'read' },
  printing: { ...AS_SPECIFIED, exact: 'given-up', oneCharacter: 'any-run', literalStar: 'regex' },
  rows: {
    ...ALL_OK,
    cased: CASED,
    'cased-list': DROPPED,
    'cased-part': CASED,
    'cased-part-list': DROPPED,
    'cased-star': CASED,
    keywords: either('looks for the words in the raw text of an event'),
    'one-character': more('prints `*` for `?`'),
    'literal-star': more('takes an escaped `*` for a wildcard'),
    'regex-negated': broken('moves the expression out of the negation'),
    'foreign-letter': more('folds letters beyond ASCII too'),
    'temporal-ordered': refused('converts no order of events'),
    temporal: BUCKETS,
    'event-count': BUCKETS,
    aliases: BUCKETS,
  },
};
