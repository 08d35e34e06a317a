import { type CodeIn, type CodeTable, type Teller, tellerOf } from '../source/index.ts';

/** What stands around a query, in a rule or a request, what pipelines changed, and how it comes through. */
export const aroundCodes = {
  'look-back-shorter': {
    title: 'a look-back shorter than maxspan',
    meaning:
      'A run sees the events of its time range only, and every event of a sequence has to lie in it. Sequences that take longer than the look-back are found by no run, though maxspan allows them.',
    help: 'make the look-back of the rule (`from`) longer than maxspan',
    kind: 'note',
  },
  'schedule-not-printed': {
    title: 'the time range is not in the output',
    meaning:
      'Which stretch of time is looked at, and by which field, is a matter of the schedule that a rule runs on. A query has a time range; a condition on single events, or on a file, has none.',
    kind: 'note',
  },
  'filter-left-out': {
    title: 'a filter that is not in the output',
    meaning:
      'A filter of the rule or the request is no condition on whole values of single events: a search in analysed text, a query in another language, a script, nested objects, or a field of which that cannot be told. Events that it keeps out are let in.',
    help: 'say what the filter asks in the query itself, or keep the filter where alerts are read',
    kind: 'loss',
  },
  'exception-left-out': {
    title: 'an exception that is not in the output',
    meaning:
      'An exception of the rule rests on a value list, on nested objects, on analysed text, or holds for a time only. Events that it excepts are let in.',
    help: 'add what the exception says to the query as `and not ...`, or keep the exception where alerts are read',
    kind: 'loss',
  },
  'exceptions-missing': {
    title: 'exceptions that are not in the document',
    meaning:
      'The rule names a list of exceptions, whose items are documents of their own: Kibana exports them as further lines after the rule. Events that they except are let in.',
    help: 'export the rule with its exceptions (Kibana: Export rules), and translate that file',
    kind: 'loss',
  },
  'threshold-left-out': {
    title: 'a threshold that is not in the output',
    meaning:
      'The rule alerts when so many of the events that its query finds belong together. The output finds each of these events.',
    help: 'count what the output finds where alerts are read, by the fields of the threshold',
    kind: 'loss',
  },
  'new-terms-left-out': {
    title: 'a search for new terms that is not in the output',
    meaning:
      'The rule alerts when events that its query finds hold values that were not seen before. The output finds each of these events, whatever was seen.',
    help: 'compare what the output finds with what it found earlier, by the fields of the rule',
    kind: 'loss',
  },
  'indicator-match-left-out': {
    title: 'a match with indicators that is not in the output',
    meaning:
      'The rule alerts when events that its query finds share values with an indicator of threats, which stands in another index. The output finds each of these events.',
    help: 'join what the output finds with the list of indicators, by the fields of the rule',
    kind: 'loss',
  },
  'filter-two-dates': {
    title: 'both ends of a range of dates',
    meaning:
      'A range asks both its ends of one value. With several dates in one field, the output lets each end hold of another.',
    help: 'leave it where the field holds one date in each event',
    kind: 'loss',
  },
  'runtime-script': {
    title: 'a field that a script computes',
    meaning:
      'The request defines a runtime field by a script, which only a cluster runs. The output takes the values that events carry under its name.',
    help: 'index the field instead (`copy_to`, an ingest pipeline), so that events carry its values',
    kind: 'loss',
  },
  'pipeline-names-merged': {
    title: 'two fields of the rule become one',
    meaning:
      'The rule asks two fields, and both have one name now. Events hold the values of either there, so a test of one may be met by the value of the other.',
    help: 'give one of them another name with --field',
    kind: 'loss',
  },
  'pipeline-test-dropped': {
    title: 'a test that the pipeline drops',
    meaning: 'drop_detection_item takes a test out of the rule. Events that only this test kept out are let in.',
    help: 'restrict the transformation to the fields that it is for, by field_name_conditions',
    kind: 'loss',
  },
  'pipeline-condition-added': {
    title: 'a condition that the pipeline adds',
    meaning: 'add_condition asks of every event what the rule does not ask. Events of which it does not hold are not found.',
    help: 'it is meant so by whoever wrote the pipeline; the rule alone has no such condition',
    kind: 'loss',
  },
  'pipeline-value-changed': {
    title: 'a test that asks for other values',
    meaning:
      'The pipeline replaces values (replace_string, map_string, set_value, case). The rule is right for events whose values differ from the original in the same way.',
    help: 'it is meant so by whoever wrote the pipeline; restrict it by field_name_conditions where it is not',
    kind: 'loss',
  },
} as const satisfies CodeTable;

/** Targets say these too. */
export const around: Teller<CodeIn<typeof aroundCodes>> = /* @__PURE__ */ tellerOf();
