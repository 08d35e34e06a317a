import { AS_SPECIFIED, broken, either, more, type Profile, PYSIGMA, refused } from './profile.ts';
import { ALL_OK } from './spec.ts';

const CASED = refused('refuses `cased`');
const DROPPED = more('drops `cased` in a list');
const A_TEXT = broken('prints the name as a text between quotes, which is no column');
const CORRELATIONS = refused('converts no correlations');

/** Microsoft's Kusto (Defender, Sentinel): `=~`, `in~` and their like fold letters, an absent text is the empty text. */
export const kusto: Profile = {
  name: 'kusto',
  title: "pySigma's Kusto converter (Defender, Sentinel)",
  measured: [PYSIGMA, { software: 'pysigma-backend-kusto', version: '1.0.1' }],
  converter: { backend: 'kusto', format: 'default' },
  evidence: { kind: 'read' },
  printing: {
    ...AS_SPECIFIED,
    exact: 'given-up',
    wildcards: 'regex',
    numbers: 'alone',
    absence: 'empty',
    sixes: 'left-out',
  },
  rows: {
    ...ALL_OK,
    cased: CASED,
    'cased-list': DROPPED,
    'cased-part': CASED,
    'cased-part-list': DROPPED,
    'cased-star': CASED,
    'inner-wildcard': either('searches an expression in which letters count'),
    'inner-wildcard-list': more('asks for the pieces in any order'),
    'one-character': either('searches an expression in which letters count'),
    'foreign-letter': more('folds letters beyond ASCII too'),
    keywords: broken('prints a string where a condition has to stand'),
    'number-list': broken('makes texts of the numbers'),
    boolean: broken('prints `=~`, which takes texts alone'),
    absent: broken('prints `isnull`, which no text ever is'),
    'cidr-6': broken('prints `ipv4_is_in_range`, which is unknown for the block'),
    'several-values': either('compares the text of the list'),
    'name-dots': A_TEXT,
    'name-signs': A_TEXT,
    'temporal-ordered': CORRELATIONS,
    temporal: CORRELATIONS,
    'event-count': CORRELATIONS,
    aliases: CORRELATIONS,
  },
};
