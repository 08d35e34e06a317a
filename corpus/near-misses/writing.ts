import type { Family } from './family.ts';

/** Near misses of a condition that any operator has: the same field written in another way. */
export const FIELD_VALUES = {
  title: 'Lists, absence, lengths and types',
  about:
    'The field of a condition written otherwise. Some value of a list has to pass; null, nothing and an empty list are no value; a text longer than `ignore_above` is not indexed.',
  rules: [
    { rule: 'process where process.name == "17"', field: 'process.name' },
    { rule: 'process where process.pid == 17', field: 'process.pid' },
    { rule: 'library where dll.code_signature.trusted == true', field: 'dll.code_signature.trusted' },
    { rule: 'process where process.name == "true"', field: 'process.name' },
    { rule: 'process where process.args_count > 1 and process.args_count < 9', field: 'process.args_count' },
    { rule: 'process where user.name == null', field: 'user.name' },
  ],
  label: null,
  changes: {
    alone: 'this condition holds or fails, and all others are such that it alone decides',
    absent: 'the field is not there',
    null: 'the field is null',
    'empty-list': 'the field is an empty list',
    'list-of-null': 'the field is a list of null',
    'list-of-one': 'the value as a list of one',
    'list-with-null': 'null, then the value',
    'list-in-list': 'a list within a list',
    'two-values': 'another value, then the value',
    'two-values-turned': 'the value, then another',
    'in-two-places': 'a value nested, and another under the dotted name: the field has both',
    'each-value-passes-one': 'two conditions on one field, each passed by another value of a list',
    'over-the-limit': 'a text one letter longer than is indexed, which would pass if it were',
    'over-the-limit-beside-another': 'a text that is too long beside one that counts',
    'at-the-limit': 'a text just short enough to be indexed',
    'number-for-text': 'a JSON number where the field holds text',
    'boolean-for-text': 'a JSON boolean where the field holds text',
    'text-for-number': 'text where the field holds a number',
    'fraction-cut': 'a fraction where the field holds whole numbers, which cuts it',
    'text-for-boolean': 'text where the field holds a boolean',
    'slight-value': 'a value that looks like none: the empty text, a space, 0, false',
    'slight-value-in-a-list': 'such a value as a list of one',
    'slight-value-beside-null': 'null, then such a value',
  },
} as const satisfies Family;

/** Near misses of a group of conditions: which of them holds alone. */
export const GROUPS = {
  title: 'Groups of conditions',
  about:
    'One arm of a group alone does its part, while something beside the group decides: who loses the parentheses, or takes one word for the other, answers otherwise.',
  rules: [
    { rule: 'process where process.name == "nc" and (user.id == "0" or process.pid == 4)', field: 'user.id' },
    { rule: 'process where process.name == "nc" or (user.id == "0" and process.pid == 4)', field: 'user.id' },
  ],
  label: null,
  changes: {
    'lone-arm':
      'one arm of `a or b` holds and the others fail, while a condition beside the group fails; of `a and b` the other way round',
  },
} as const satisfies Family;

/** Ways to write an event that matches, none of which may change that. */
export const SHAPES = {
  title: 'The shape of the document',
  about:
    'Events that match, written otherwise, or without what the rule does not need. Nested objects and dotted keys name the same field.',
  rules: [
    { rule: 'process where process.name == "kinit.exe" and not user.name == "svc" and not process.pid == 4', field: 'user.name' },
  ],
  label: 'document shape',
  changes: {
    'with-dotted-keys': 'the fields of the rule stand under dotted keys at the top',
    flattened: 'every field stands under a dotted key at the top',
  },
} as const satisfies Family;

export const NEEDLESS = {
  title: 'Fields that a match does not need',
  about: 'Events that match, without the fields that only negated conditions read, all at once.',
  rules: SHAPES.rules,
  label: 'absence',
  changes: {
    'all-needless-absent': 'they are not there',
    'all-needless-null': 'they are null',
    'all-needless-empty-list': 'they are empty lists',
    'all-needless-list-of-null': 'they are lists of null',
  },
} as const satisfies Family;
