import { AS_SPECIFIED, broken, ELASTIC, either, less, more, type Profile, PYSIGMA, refused } from './profile.ts';
import { ALL_OK } from './spec.ts';

const FOLDED_LIST = more('makes `like~` of the list, which folds letters');
const AS_DATA = less('prints `==`, to which wildcards are data');
const STARS = broken('prints an escape that EQL does not know');
const STRINGS_ONLY = broken('prints `:`, which takes strings alone');

/** Event queries: `:` and `like~` fold letters, `==` does not, and `regex~` always does, over whole values. */
export const eql: Profile = {
  name: 'eql',
  title: "pySigma's EQL converter",
  measured: [PYSIGMA, ELASTIC],
  converter: { backend: 'eql', format: 'default' },
  evidence: { kind: 'run', on: 'EQL' },
  printing: {
    ...AS_SPECIFIED,
    exact: 'alone',
    literalStar: 'regex',
    regex: 'whole',
    regexCase: 'never-counts',
    numbers: 'bounds',
    filters: 'each',
  },
  rows: {
    ...ALL_OK,
    'cased-list': FOLDED_LIST,
    'cased-part': AS_DATA,
    'cased-part-list': FOLDED_LIST,
    'cased-star': STARS,
    'literal-star': STARS,
    'control-character': broken('prints a line end into a string'),
    keywords: broken('prints a string where a condition has to stand'),
    number: STRINGS_ONLY,
    'number-list': STRINGS_ONLY,
    boolean: STRINGS_ONLY,
    'regex-anchored': broken('takes `^` and `$` for characters, so that the expression finds nothing'),
    'regex-bare': either('compares the expression with whole values and folds letters'),
    'regex-flag': broken('prints `(?s)`, which Lucene does not know'),
    'regex-slash': broken('prints `\\/` into a string'),
    'regex-quote': broken('prints a double quote into a string'),
    'regex-control': broken('prints an escape that Lucene does not know'),
    'name-signs': broken('does not quote field names'),
    'temporal-ordered': broken('prints `by` and `with runs` behind the last item'),
    temporal: either('makes a sample of it, which has no span of time'),
    aliases: refused('converts no aliases'),
  },
};
