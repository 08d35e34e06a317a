import type { Family } from './family.ts';

export const NUMBERS = {
  title: 'Numbers',
  about: 'On both sides of each bound, and far away from it.',
  rules: [
    { rule: 'process where process.pid > 1000', field: 'process.pid' },
    { rule: 'any where event.risk_score >= 73', field: 'event.risk_score' },
  ],
  label: null,
  changes: {
    'the-number': 'nothing: the number of the rule',
    'one-less': 'one less',
    'one-more': 'one more',
    'half-less': 'one half less, where the field holds fractions',
    'half-more': 'one half more, where the field holds fractions',
    zero: 'zero',
    large: 'a large number',
    small: 'a small number',
    negative: 'a negative number',
  },
} as const satisfies Family;

export const ADDRESSES = {
  title: 'Addresses',
  about: 'The first and the last address of each block, and their neighbours outside, in every spelling of theirs.',
  rules: [
    { rule: 'network where cidrMatch(source.ip, "10.0.0.0/8", "fe80::1:0/112")', field: 'source.ip' },
    { rule: 'network where source.ip == "fe80::1"', field: 'source.ip' },
  ],
  label: null,
  changes: {
    'first-address': 'the first address of a block',
    'last-address': 'the last address of a block',
    'address-before': 'the address before a block',
    'address-after': 'the address behind a block',
    'first-address-written-out': 'the first address with all its groups',
    'last-address-written-out': 'the last address with all its groups',
    'address-before-written-out': 'the address before a block with all its groups',
    'address-after-written-out': 'the address behind a block with all its groups',
    'first-address-with-zone': 'the first address with the link it is good on',
    'last-address-with-zone': 'the last address with the link it is good on',
    'address-before-with-zone': 'the address before a block with the link it is good on',
    'address-after-with-zone': 'the address behind a block with the link it is good on',
    'another-address': 'an address far away',
  },
} as const satisfies Family;

export const DATES = {
  title: 'Dates',
  about: 'A constant stands for the whole of its unit (a day, a second): both ends of it, and the moments just outside.',
  rules: [{ rule: 'file where file.created >= "2025-10-21"', field: 'file.created' }],
  label: null,
  changes: {
    'first-millisecond': 'the first millisecond of the unit',
    'last-millisecond': 'the last millisecond of the unit',
    'millisecond-before': 'the millisecond before the unit',
    'millisecond-after': 'the millisecond behind the unit',
    'inside-the-unit': 'the middle of the unit',
    'a-month-before': 'thirty days before',
    'a-month-after': 'thirty days after',
  },
} as const satisfies Family;

export const NANOSECONDS = {
  title: 'Nanoseconds',
  about: 'Of fields that hold nanoseconds (date_nanos): the nanoseconds around both ends of the unit.',
  rules: [{ rule: 'any where seen >= "2025-10-21"', field: 'seen' }],
  label: null,
  changes: {
    'nanosecond-after-the-first': 'one nanosecond behind the first millisecond',
    'last-nanosecond': 'the last nanosecond of the unit',
    'nanosecond-before': 'the nanosecond before the unit',
    'nanosecond-after': 'the nanosecond behind the unit',
  },
} as const satisfies Family;

export const VERSIONS = {
  title: 'Versions',
  about: 'Versions are ordered by their numbers, pre-releases before releases, and what is no version behind all that are.',
  rules: [
    { rule: 'any where release >= "1.9.2"', field: 'release' },
    { rule: 'any where release < "2.0.0-beta.1"', field: 'release' },
  ],
  label: null,
  changes: {
    'the-version': 'nothing: the version of the rule',
    'number-more': 'one of its numbers is one more',
    'number-less': 'one of its numbers is one less',
    'number-with-another-digit': 'one of its numbers has a digit more: text would order it wrongly',
    'number-behind': 'a number behind the last',
    'last-number-left-out': 'the last number is missing',
    'pre-release': 'an early pre-release of it',
    'later-pre-release': 'a late pre-release of it',
    'the-release': 'the release to which a pre-release leads',
    'identifier-behind': 'an identifier behind the pre-release',
    'first-version': 'the first of all versions',
    'large-version': 'a version far ahead',
    'no-version': 'text that is no version',
  },
} as const satisfies Family;

export const CHOICES = {
  title: 'Categories and booleans',
  about: 'Of the event category and of boolean fields. A category is compared exactly; any element of a list will do.',
  rules: [
    { rule: 'process where process.name == "kinit.exe"', field: 'event.category' },
    { rule: 'library where dll.code_signature.trusted == true', field: 'dll.code_signature.trusted' },
    { rule: 'sequence by user.name [process where process.name == "a"] [file where file.name == "b"]', field: 'event.category' },
  ],
  label: null,
  changes: {
    'another-category': 'an empty category, capitals, a plural',
    true: 'true',
    false: 'false',
  },
} as const satisfies Family;

export const FUNCTIONS = {
  title: 'Functions',
  about:
    'Conditions that call functions, do arithmetic, or compare two fields: values worked out backwards from the result that is wanted.',
  rules: [
    { rule: 'process where startsWith(process.command_line, "net user")', field: 'process.command_line' },
    { rule: 'process where length(process.command_line) > 12', field: 'process.command_line' },
    { rule: 'process where process.pid % 7 == 3', field: 'process.pid' },
    { rule: 'process where startsWith(process.name, user.name)', field: 'user.name' },
  ],
  label: null,
  changes: {
    'among-other-text': 'the constant at the end that counts, and amid other text',
    hinted: 'a value that the constants of the condition suggest, or that is worked out from it',
    beside: 'a value that was worked out to fail',
    'another-number': 'a number that the constants suggest',
    'other-value': 'of a condition over several fields: one of them with another value, or one of another of them',
  },
} as const satisfies Family;
