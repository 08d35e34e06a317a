import { type CodeIn, type CodeTable, tellerOf } from '../source/index.ts';

/** What is told of files with golden events. */
export const goldenCodes = {
  'golden-syntax': {
    title: 'golden events that do not parse',
    meaning: 'The file is neither YAML nor NDJSON, is no text, or is nested or repeated beyond what anybody writes.',
    kind: 'error',
  },
  'golden-form': {
    title: 'a part of a golden file of another form',
    meaning: 'A key is missing, unknown or twice there, or a value is none that this key takes. docs/golden.md has the forms.',
    kind: 'error',
    help: 'write a map with `rule`, `expected: match` or `expected: no match`, and `event`, `events` or `timeline`',
  },
  'golden-event': {
    title: 'a golden event that is none',
    meaning: 'An event is a map of fields, which JSON can hold: no list, no text, no number without an end.',
    kind: 'error',
    help: 'write the fields of the event as a map, `process.name: nc` or nested',
  },
  'golden-rule': {
    title: 'golden events of a rule that is not there',
    meaning:
      'None of the rules that were read has this id, name or file name, or several have it. What the events pin down was not looked at.',
    kind: 'error',
    help: 'give the id of one of the rules; --partial passes over the golden events of rules that are not given',
  },
  'golden-empty': {
    title: 'a file without golden events',
    meaning: 'The file is there and holds no event, so that nothing was tested by it.',
    kind: 'error',
  },
} as const satisfies CodeTable;

export const { diagnostic } = /* @__PURE__ */ tellerOf<CodeIn<typeof goldenCodes>>();
