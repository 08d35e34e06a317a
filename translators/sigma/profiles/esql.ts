import { AS_SPECIFIED, broken, ELASTIC, either, less, type Profile, PYSIGMA, refused } from './profile.ts';
import { ALL_OK } from './spec.ts';

const CASE = less('compares letters as they are written');
const CASED = refused('refuses `cased`');
const ESCAPES = broken('prints an escape that ES|QL does not know');
const BUCKETS = either('counts in fixed spans of time');

/** ES|QL: letters count everywhere, an absent field makes a test and its negation unknown, and so do several values. */
export const esql: Profile = {
  name: 'esql',
  title: "pySigma's ES|QL converter",
  measured: [PYSIGMA, ELASTIC],
  converter: { backend: 'esql', format: 'default' },
  evidence: { kind: 'read' },
  printing: {
    ...AS_SPECIFIED,
    exact: 'plain',
    folded: 'regex',
    wildcardsBesideBackslash: 'regex',
    literalStar: 'regex',
    regex: 'whole',
    logic: 'three-valued',
  },
  rows: {
    ...ALL_OK,
    plain: CASE,
    'plain-list': CASE,
    part: CASE,
    'inner-wildcard': CASE,
    'inner-wildcard-list': CASE,
    'foreign-letter': CASE,
    cased: CASED,
    'cased-part': CASED,
    'cased-part-list': CASED,
    'cased-star': CASED,
    keywords: refused('refuses keywords'),
    'wildcard-backslash': broken('escapes a backslash of a pattern once, and `like` needs it twice'),
    'literal-star': ESCAPES,
    negation: less('drops events that lack the field'),
    'regex-anchored': broken('takes `^` and `$` for characters, so that the expression finds nothing'),
    'regex-bare': less('compares the expression with whole values'),
    'regex-flag': broken('prints `(?s)`, which Lucene does not know'),
    'regex-control': broken('prints an escape that Lucene does not know'),
    'several-values': less('takes a test of several values for unknown'),
    'temporal-ordered': refused('converts no order of events'),
    temporal: BUCKETS,
    'event-count': BUCKETS,
    aliases: refused('converts no aliases'),
  },
};
