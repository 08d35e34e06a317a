import { type CodeIn, type CodeTable, tellerOf } from '../source/index.ts';

/** What is told by whoever puts the stages together. */
export const apiCodes = {
  'rule-timeout': {
    title: 'the rule took too long',
    meaning:
      'Reading, translating or checking the rule did not end within --rule-timeout. The rule is left out, and those beside it go on. A longer time may help; a rule of ordinary size that needs one is a fault to report.',
    kind: 'error',
  },
  'file-unreadable': {
    title: 'file that cannot be read',
    meaning:
      'A version of a file could not be read, or is a link, which is not followed: what became of the rules in its other version is not known.',
    kind: 'error',
  },
  'mapping-invalid': {
    title: 'mapping that cannot be used',
    meaning: 'The text has requests that give its index a mapping, and the mapping says something that is not read.',
    kind: 'error',
  },
  'several-rules': {
    title: 'several rules where one is taken',
    meaning: 'The text is an export or a page of several rules, and there is one answer for one rule.',
    kind: 'error',
    help: 'read the text with `parse`, and hand over one of its rules at a time',
  },
  'port-unreadable': {
    title: 'port that cannot be read',
    meaning: 'A text that `check --against` judges is nothing of the kind that it was taken for.',
    kind: 'error',
    help: 'put the text right, or say what it is with --against-as',
  },
  'port-unclear': {
    title: 'port of a kind that cannot be told',
    meaning: 'Neither the ending of its name nor its content tells what a text is that `check --against` judges.',
    kind: 'error',
    help: 'say what it is with --against-as',
  },
} as const satisfies CodeTable;

export const { diagnostic } = /* @__PURE__ */ tellerOf<CodeIn<typeof apiCodes>>();
