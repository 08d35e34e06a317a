import type { CodeTable } from '../../../source/index.ts';

/** Rules that are not written as Sigma is. */
export const syntaxCodes = {
  'sigma-rule-syntax': {
    title: 'a Sigma rule that is no YAML',
    meaning: 'The YAML of the rule is broken, or writes a key twice: one of the two tests would be lost.',
    help: 'write two tests of one field as two search identifiers, or as a list with `|all`',
    kind: 'error',
  },
  'sigma-rule-size': {
    title: 'a Sigma rule that is too large or too deep',
    meaning: 'The rule nests deeper, or has more parts, than a rule that people write. Aliases count by what they stand for.',
    help: 'split the rule, and write out what an alias repeats',
    kind: 'error',
  },
  'sigma-rule-keys': {
    title: 'a key of a Sigma rule is missing or holds something else',
    meaning:
      'A rule has a `detection` with search identifiers and a `condition`; a correlation has a `type`, `rules` and a `timespan`.',
    help: 'see https://sigmahq.io/docs/basics/rules.html for the keys of a rule',
    kind: 'error',
  },
  'sigma-several-rules': {
    title: 'several rules in the text of one',
    meaning: 'The documents hold rules that have nothing to do with each other.',
    help: 'give each rule a file of its own, or a document of its own in a file of rules',
    kind: 'error',
  },
  'sigma-modifier-unknown': {
    title: 'a modifier that there is not',
    meaning: 'The word behind `|` is no modifier of the Sigma specification.',
    help: 'the modifiers are listed in docs/sigma.md',
    kind: 'error',
  },
  'sigma-modifier-use': {
    title: 'modifiers or values that do not go together',
    meaning:
      'A modifier stands where it means nothing: behind one that it does not go with, or beside a value of another type. `contains` takes texts, `gt` takes numbers, `exists` takes true or false.',
    help: "quote a number that is compared as text: `field|contains: '443'`",
    kind: 'error',
  },
  'sigma-value': {
    title: 'a value that cannot be tested',
    meaning: 'What stands below a field is a text, a number, a boolean, null, or a list of them that is not empty.',
    help: 'write the value in quotes if it is a text; `null` asks that the field is missing',
    kind: 'error',
  },
  'sigma-condition-syntax': {
    title: 'a condition that does not parse',
    meaning: 'A condition has search identifiers, `and`, `or`, `not`, `1 of`, `all of` and parentheses, in small letters.',
    help: 'for example `selection and not 1 of filter_*`',
    kind: 'error',
  },
  'sigma-condition-depth': {
    title: 'a condition that is too long or nests too deep',
    meaning: 'The condition has more parts, or more parentheses and negations inside of each other, than are read.',
    help: 'use lists, and `1 of` or `all of` over identifiers with a common beginning',
    kind: 'error',
  },
  'sigma-identifier-undefined': {
    title: 'a search identifier that the rule does not have',
    meaning: 'The condition names an identifier that does not stand in the detection.',
    help: 'add it to the detection, or correct the name',
    kind: 'error',
  },
  'sigma-identifier-none': {
    title: 'a pattern that names no search identifier',
    meaning:
      'Evaluators disagree on `all of` over nothing, and `1 of` over nothing never holds. `them` leaves out identifiers that begin with an underscore.',
    help: 'correct the pattern, or take it out of the condition',
    kind: 'error',
  },
  'sigma-identifier-unused': {
    title: 'a search identifier that the condition does not use',
    meaning: 'What it asks has no part in the rule.',
    help: 'use it in the condition, or take it out',
    kind: 'warning',
  },
  'sigma-condition-count': {
    title: 'a count that pySigma refuses',
    meaning:
      'The condition asks for so many of its search identifiers at least. It is read so here; pySigma, and with it sigma-cli and its backends, takes `1 of`, `any of` and `all of` alone.',
    help: 'write out the selections of so many with `and` and `or`, where the rule is for pySigma',
    kind: 'warning',
  },
  'sigma-yaml-version': {
    title: 'a value that loaders of YAML 1.1 read otherwise',
    meaning:
      'Without quotes `yes`, `no`, `on`, `off`, numbers with leading zeros, underscores or colons, and dates are something else in YAML 1.1, which pySigma reads. Here they are what YAML 1.2 says.',
    help: 'put the value in quotes',
    kind: 'warning',
  },
  'sigma-filter-unused': {
    title: 'a filter that applies to no rule',
    meaning:
      'The rules that a Sigma filter names are neither in its file nor in the other files of the command, or have another log source.',
    help: 'name the files of its rules beside that of the filter, or put them into one file, parted by ---',
    kind: 'warning',
  },
  'sigma-correlation-cycle': {
    title: 'a correlation that names itself',
    meaning:
      'A correlation relates itself, or correlations that lead back to it, so that no rule of single events is at its end.',
    help: 'name rules with a `detection` under `rules`',
    kind: 'error',
  },
  'sigma-correlation-reference': {
    title: 'a correlation of a rule that is not there',
    meaning: 'A correlation names rules by their `name` or `id`. They have to stand in the same file.',
    help: 'put the rules into the file of the correlation, parted by ---',
    kind: 'error',
  },
} as const satisfies CodeTable;
