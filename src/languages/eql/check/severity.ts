import type { Diagnostic } from '../../../source/index.ts';
import type { EqlCode, eqlCodes } from '../codes/index.ts';

type Warning = { [Code in EqlCode]: (typeof eqlCodes)[Code]['kind'] extends 'warning' ? Code : never }[EqlCode];

/**
 * The codes under which a query stays usable, as the tables of codes have it: the compiler compares. A list apart keeps the prose of those
 * tables out of a page that only parses.
 */
const WARNINGS: { readonly [Code in Warning]: true } = {
  'unknown-field': true,
  'optional-unmapped': true,
  'index-constant': true,
  'values-not-in-event': true,
  'regex-too-long': true,
  'regex-anchor': true,
  'regex-lucene-operator': true,
  'regex-range-not-folded': true,
  'join-key-number-types': true,
  'null-key-missing-event': true,
  'always-true': true,
  'never-true': true,
  'compared-as-text': true,
  'number-as-text': true,
  'text-as-number': true,
  'partial-date': true,
  'inexact-integer': true,
  'literal-wildcard': true,
  'wildcard-in-function': true,
  'comment-in-comment': true,
  'until-negation-ignored': true,
  'hyphen-in-name': true,
};

/** True for problems that make a query unusable; the others are warnings. */
export function isError({ code }: Diagnostic): boolean {
  return !Object.hasOwn(WARNINGS, code);
}
