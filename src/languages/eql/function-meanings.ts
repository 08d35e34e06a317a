import type { FunctionName } from './functions.ts';

const WIDTH =
  ' A double when either side is one, else 64 bits when either side is a long, else 32; an integer overflow is an error.';

/** What each function computes, in words: for the pages about the language alone, so that a page which parses does not carry it. */
export const FUNCTION_MEANINGS: { readonly [name in FunctionName]: string } = {
  add: `The sum.${WIDTH}`,
  between:
    'The text after the first left mark and before the next right mark (greedy: the last one); empty when a mark is missing, the source when one is empty.',
  cidrMatch: 'Whether the address lies in one of the blocks; a bare address is a block of one, host bits may be set.',
  concat: 'The texts of the values in a row; numbers and booleans as Java prints them.',
  divide: 'The quotient; of two integers cut off toward zero. An integer divided by zero is an error.',
  endsWith:
    'Whether the source ends with the suffix. Between a field and a constant the engine reads `*`, `?` and `\\` of the constant as in a wildcard query.',
  indexOf:
    'The place, counted from 0 in UTF-16 units, of the first occurrence at or after the start; null, not -1, when there is none.',
  length: 'The length in UTF-16 units.',
  modulo: 'The remainder, with the sign of the left side. An integer remainder by zero is an error.',
  multiply: `The product.${WIDTH}`,
  number: 'The number a text spells; `0x` begins base 16. A text that spells none is an error.',
  startsWith: 'Whether the source starts with the prefix, taken literally.',
  string: 'The text of the value as Java prints it: a double always has a point or an exponent.',
  stringContains:
    'Whether the part occurs in the source; false when either is empty. Between a field and a constant as endsWith.',
  substring: 'A slice in UTF-16 units; negative places count from the end, places outside are clamped.',
  subtract: `The difference.${WIDTH}`,
};
