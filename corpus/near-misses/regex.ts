import type { Family } from './family.ts';

/** Near misses of `regex` and `regex~`. */
export const REGEX = {
  title: 'Regular expressions',
  about:
    'Every node of the pattern: each alternative, each repeat around its bounds, the ends of each class and their neighbours.',
  rules: [
    { rule: 'process where process.executable regex~ """/var/run/[a-f]{2,4}\\.(pid|lock)"""', field: 'process.executable' },
    { rule: 'process where process.name regex """<7-12>|a[bc]&.*c|~(.{3})x"""', field: 'process.name' },
  ],
  label: null,
  changes: {
    'regex-plain': 'nothing: every repeat as few times as it can',
    'regex-filled': 'nothing: repeats filled',
    'after-the-end': 'a letter behind the end: the pattern covers the whole value',
    'before-the-start': 'a letter before the start: the pattern covers the whole value',
    alternative: 'each alternative of a union',
    'repeat-once-too-few': 'one time fewer than a repeat asks for',
    'repeat-as-few-as-may-be': 'as few times as a repeat asks for',
    'repeat-once-more': 'one time more than a repeat asks for',
    'repeat-many': 'many times',
    'repeat-as-many-as-may-be': 'as many times as a repeat allows',
    'repeat-once-too-many': 'one time more than a repeat allows',
    'end-of-a-class': 'the ends of a class, its members, and the characters just outside',
    'other-case': 'a letter of a class in the other case',
    'odd-letter': 'an accented letter, a digit of another script, spaces of other kinds: what named classes disagree on',
    'newline-for-a-letter': 'a line feed for a letter',
    'astral-for-a-letter': 'a character beyond 16 bits for a letter',
    'letter-left-out': 'a letter is missing',
    'another-letter': 'another letter in the place of a literal one',
    'next-letter': 'the neighbour of a literal letter',
    'one-side': 'what only one side of an intersection covers',
    'what-is-excluded': 'what a complement excludes',
    'not-excluded': 'what a complement leaves',
    'interval-bound': 'the bounds of a numeric interval and the numbers beside them',
  },
} as const satisfies Family;
