import { type CodeIn, type CodeTable, tellerOf } from '../source/index.ts';

/** What is told of pipelines and of names given to fields. */
export const pipelineCodes = {
  'pipeline-syntax': {
    title: 'a pipeline that does not parse',
    meaning: 'The file is no YAML, or is nested or repeated beyond what anybody writes.',
    kind: 'error',
    help: 'a pipeline is a YAML map with a list of `transformations`, as pySigma reads it',
  },
  'pipeline-form': {
    title: 'a part of a pipeline of another form',
    meaning: 'A key is missing, unknown or twice there, or a value has another type than pySigma takes at this place.',
    kind: 'error',
    help: 'write it as the documentation of pySigma has it; docs/pipelines.md lists what is read',
  },
  'pipeline-unknown': {
    title: 'a transformation or condition that nobody knows',
    meaning: 'The type is none of pySigma. Passing it over could change what matches, so the pipeline is not read.',
    kind: 'error',
    help: 'docs/pipelines.md lists the types; remove the entry, or write what it does with one of these',
  },
  'pipeline-unsupported': {
    title: 'a transformation that is not applied here',
    meaning:
      'pySigma knows the type, but it runs a program, asks a server, or takes values apart in a way that has no form in what a rule means here. Passing it over could change what matches, so the pipeline is not read.',
    kind: 'error',
    help: 'remove the entry, or write what it does with transformations that docs/pipelines.md marks as applied',
  },
  'pipeline-expression': {
    title: 'a regular expression that cannot be taken over',
    meaning:
      'Pipelines have regular expressions of Python. This one does not compile, is longer than 1,000 characters, or asks for what cannot be told in time that grows with the text alone: look-around, back-references, repeats of what may be nothing.',
    kind: 'error',
    help: 'write it without look-around, back-references, conditionals and comments; groups, classes and repeats are read as Python has them',
  },
  'pipeline-id': {
    title: 'an id of a pipeline that is none, or twice there',
    meaning:
      'Conditions processing_item_applied name the entry of a pipeline by its id. No pipeline of the run has an entry of this id, so the condition never holds; or two have it, so that it holds after either.',
    kind: 'warning',
    help: 'give each entry an id of its own, and name the pipeline that has the entry as well',
  },
  'pipeline-condition-unasked': {
    title: 'a condition of a pipeline that nothing asks',
    meaning:
      'The transformation is done to a rule as a whole, so that pySigma asks its rule_conditions alone. What stands in detection_item_conditions or field_name_conditions has no effect.',
    kind: 'warning',
    help: 'ask by rule_conditions, or put the conditions on the entries within',
  },
  'pipeline-not-applied': {
    title: 'a part of a pipeline that is passed over',
    meaning:
      'It changes the text of a query after it is printed, or what an analyst is shown, and nothing of what a rule means: there is no query of pySigma to change here.',
    kind: 'note',
  },
  'pipeline-not-reversed': {
    title: 'a transformation that has no way back',
    meaning:
      'With --pipeline-reverse names are given the other way round. What drops, adds or changes conditions has no reverse and is passed over, so what the pipeline did by it stays in the rule as it is.',
    kind: 'note',
  },
  'pipeline-type': {
    title: 'a field that is of another type under its new name',
    meaning:
      'The mapping gives the new name another type than the rule takes the field for. The artifact asks by the type of the rule: a pattern for an address or a number finds nothing there, and an index may refuse the query.',
    kind: 'warning',
    help: 'map the field to one of the type that the rule asks, or give the mapping of your events with --mapping',
  },
  'pipeline-name-unused': {
    title: 'a name for a field that no rule asks',
    meaning: 'A field is given a name on the command line, and no rule of the run asks that field.',
    kind: 'note',
  },
  'pipeline-failure': {
    title: 'a pipeline that refuses the rule',
    meaning:
      'A transformation of the pipeline (rule_failure, detection_item_failure, strict_field_mapping_failure) says that the rule is not to be converted.',
    kind: 'error',
    help: 'the message is that of the pipeline; change the rule, or the pipeline',
  },
  'pipeline-ambiguous': {
    title: 'a name that two names lead to',
    meaning:
      'With --pipeline-reverse a field is looked up among the names that the pipeline gives. It gives this name to several fields, so which of them is meant cannot be told.',
    kind: 'error',
    help: 'say which with --field NAME=ONE_OF_THEM',
  },
  'pipeline-several-names': {
    title: 'several names where one is needed',
    meaning:
      'The pipeline gives a field several names, any of which may hold the value. A key that joins events, a computed value and a timestamp are read from one field.',
    kind: 'error',
    help: 'give the field one name with --field NAME=ONE_OF_THEM',
  },
  'pipeline-field-name': {
    title: 'a name that no field can have',
    meaning: 'A field is given an empty name, one of more than 500 characters, or one with characters that cannot be seen.',
    kind: 'error',
    help: 'give it the name that events have',
  },
  'pipeline-too-large': {
    title: 'a rule that a pipeline makes too large',
    meaning:
      'Lists of names multiply the tests of a rule, as each name is a test of its own. The rule would have more than 10,000, or 1,000 that pipelines add, or a value more than 10,000 characters.',
    kind: 'error',
    help: 'give fields fewer names, and add fewer conditions',
  },
  'pipeline-value': {
    title: 'a value that a field cannot have',
    meaning:
      'The pipeline sets a value or adds a condition that the type of the field does not take, such as a word for a number.',
    kind: 'error',
    help: 'write a value of the type of the field',
  },
} as const satisfies CodeTable;

export const { diagnostic, known } = /* @__PURE__ */ tellerOf<CodeIn<typeof pipelineCodes>>();
export type PipelineCode = CodeIn<typeof pipelineCodes>;
