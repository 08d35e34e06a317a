import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What a module of Python cannot say. */
export const pythonCodes = {
  'python-several-events': {
    title: 'a rule over several events has no rule(event)',
    meaning:
      'A tool for detections as code asks `rule(event)` of each event by itself, and a sequence or a sample relates several.',
    help: 'translate with --to es-dsl, which sends it as EQL, or --to js, which makes a matcher',
    example: 'sequence by host.id [process where true] [network where true]',
    kind: 'refusal',
  },
  'python-computed-value': {
    title: 'a computed value in Python',
    meaning: 'Functions, arithmetic and comparisons of two fields are those of a script in Java, which the module does not have.',
    help: 'compare the field itself with constants or patterns, or translate with --to js',
    example: 'process where length(process.name) > 8',
    kind: 'refusal',
  },
  'python-field-type': {
    title: 'a field type that this condition cannot ask in Python',
    meaning:
      'Nested, object and geo fields have no values to compare, booleans and dates no such order, and dates of a field in nanoseconds are told apart beyond the milliseconds of the module.',
    help: 'test a field of another type, such as a keyword inside the object',
    kind: 'refusal',
  },
  'python-text-order': {
    title: 'order of analysed text in Python',
    meaning:
      'Under `<` and its kin an index compares the single terms that its analyzer makes of a text; the module knows no analyzer.',
    help: 'name the exact sub-field (`.keyword`)',
    kind: 'refusal',
  },
  'python-number': {
    title: 'a number that does not come through in Python',
    meaning: 'Whole numbers beyond 2^53 were changed when the rule was read; a module that held them would compare with others.',
    help: 'compare with a number within 2^53',
    example: 'process where process.pid == 9007199254740993',
    kind: 'refusal',
  },
  'python-date': {
    title: 'a date that the module does not read',
    meaning:
      'The module reads dates of ISO 8601 and milliseconds since 1970. A field whose mapping has a format of its own, and date math that rounds or counts months, it does not.',
    help: 'compare with a date, or with `now` and a number of days, hours, minutes or seconds; or translate with --to js',
    kind: 'refusal',
  },
  'python-pattern-too-large': {
    title: 'a pattern beyond the budget of the module',
    meaning: 'No automaton within the budget matches the pattern in linear time.',
    help: 'split the pattern into several conditions, or bound its repeats',
    kind: 'refusal',
  },
  'python-standard-words': {
    title: 'words of the standard analyzer in Python',
    meaning:
      'An index parts texts by the word breaks of Unicode and cuts words after 255 characters. The module does so with texts of ASCII; to it letters of other scripts part words.',
    help: 'ask a keyword field, or leave texts beyond ASCII to es-dsl',
    kind: 'loss',
  },
} as const satisfies CodeTable;

export type PythonCode = CodeIn<typeof pythonCodes>;

export const { known, diagnostic } = /* @__PURE__ */ tellerOf<PythonCode>();
