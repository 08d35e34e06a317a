/** How deep the YAML of a rule may nest; people write five levels. */
export const DEEPEST_YAML = 40;

/** How many keys, items and values a rule may have, aliases written out. */
export const MOST_NODES = 200_000;

/** How deep parentheses and negations of a condition may stand inside of each other, and how long it may be. */
export const DEEPEST_CONDITION = 200;
export const LONGEST_CONDITION = 100_000;

/** How many values a condition may ask for, each search identifier and each selection of `N of` written out where it is named. */
export const MOST_ASKED = 200_000;

/** How many alternatives one value may stand for. */
export const MOST_VARIANTS = 625;

/** Regular expressions: letters, groups inside of each other, and what counted repeats may amount to. */
export const LONGEST_REGEX = 10_000;
export const DEEPEST_REGEX = 100;
export const MOST_REPEATS = 10_000;

/**
 * How many documents the rules of one file may consist of, those that several share counted for each: these, and so many for each document of
 * the file, so that the time grows with its length.
 */
export const MOST_PARTS = 2000;
export const PARTS_EACH = 8;

/** Look-alikes of a name that is not there are looked for so many times, among so many names. */
export const MOST_GUESSES = 50;
export const GUESSED_AMONG = 1000;

/** How often patterns such as `x_*` may be held against search identifiers. */
export const MOST_LOOKUPS = 2_000_000;
