const FORMATS = 'the mapping gives its dates a format of their own: refused by name';
const PATTERN = 'a script takes no regular expression as a parameter, and clusters may forbid them: refused by name';
const VERSIONS = 'the order of a version field: refused by name';
const BETWEEN = 'expects the null and the empty edges of another EQL; eql-semantics 8 states what the engine computes';

interface Excuses {
  readonly [suite: string]: { readonly [query: string]: string };
}

const DATES = {
  test_sample: {
    customDateFormatAsKey_SameIndexResults: FORMATS,
    customDateFormatsAsKey_DifferentIndicesResults: FORMATS,
    customDateFormatsAsKey_DifferentKeyNames: FORMATS,
  },
};
const ORDER = { test_extra: { sequenceWithVersionRangeCheck: VERSIONS, sequenceWithVersionRangeCheck2: VERSIONS } };

/** Queries whose result a matcher does not give, by matcher, suite and name, each with the reason. */
export const EXCUSED: { readonly [matcher: string]: Excuses } = {
  oracle: DATES,
  matchers: { ...DATES, ...ORDER },
  'query DSL': { additional_test_queries: { regexWithSubstring: PATTERN } },
};

/** Folds whose value the oracle does not give, by file, and by section and number. */
export const EXCUSED_FOLDS: Excuses = {
  test_string_functions: {
    'between 5': BETWEEN,
    'between 6': BETWEEN,
    'between 9': BETWEEN,
    'between 10': BETWEEN,
    'between 11': BETWEEN,
    'between 13': BETWEEN,
    'between 14': BETWEEN,
  },
};
