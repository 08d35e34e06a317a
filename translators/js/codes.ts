import { type CodeIn, type CodeTable, tellerOf } from '../../src/source/index.ts';

/** What JavaScript modules cannot say, or say with a difference. */
export const jsCodes = {
  'js-several-events': {
    title: 'a rule over several events has no predicate',
    meaning:
      'A sequence or sample relates several events, and pipes choose among matches; the module makes a matcher, which remembers what came before.',
    help: 'use compileMatcher instead of compile',
    example: 'sequence by host.id [process where true] [network where true]',
    kind: 'refusal',
  },
  'js-one-event': {
    title: 'a rule over one event has no matcher',
    meaning: 'A rule about single events needs no memory; its module is a predicate over one event.',
    help: 'use compile instead of compileMatcher',
    kind: 'refusal',
  },
  'js-text-order': {
    title: 'order of analysed text',
    meaning:
      'Under `<` and its kin Elasticsearch compares the single terms that the analyzer of a text field makes of it; JavaScript knows no analyzer.',
    help: 'name the exact sub-field (`.keyword`)',
    kind: 'refusal',
  },
  'js-field-type': {
    title: 'a field type that this condition cannot ask',
    meaning:
      'Nested, object and geo fields have no values to compare and booleans no order; scripts make texts of dates and compare none; nanoseconds are beyond the numbers of JavaScript.',
    help: 'test a field of another type, such as a keyword inside the object, or leave the condition to es-dsl',
    kind: 'refusal',
  },
  'js-field-depth': {
    title: 'a field name of too many segments',
    meaning:
      'Every segment multiplies the ways an event can spell the name; mappings allow 20 levels by default, this target 50.',
    help: 'name a field of at most 50 segments',
    kind: 'refusal',
  },
  'js-pattern-too-large': {
    title: 'a pattern beyond the budget for automata',
    meaning: 'The pattern cannot be matched in linear time within the budget.',
    help: 'split the pattern into several conditions, or bound its repeats',
    kind: 'refusal',
  },
  'js-large-integer': {
    title: 'a whole number beyond 2^53',
    meaning: 'JSON numbers are doubles in JavaScript, so such a number and its neighbours count as equal.',
    help: 'read events with a parser that keeps such numbers as text, and compare the text, or leave the rule to es-dsl',
    example: 'process where process.pid == 9007199254740993',
    kind: 'loss',
  },
  'js-standard-words': {
    title: 'words of the standard analyzer',
    meaning:
      'Elasticsearch takes texts apart by the word breaks of Unicode and cuts words after 255 characters. The module says that of texts of ASCII; letters of other scripts part words here.',
    help: 'ask a keyword field, or leave texts beyond ASCII to es-dsl',
    kind: 'loss',
  },
} as const satisfies CodeTable;

export type JsCode = CodeIn<typeof jsCodes>;

export const { known, diagnostic } = /* @__PURE__ */ tellerOf<CodeIn<typeof jsCodes>>();
