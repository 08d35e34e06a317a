import { expect, it } from 'vitest';
import { compile } from '../../../../src/index.ts';

/** Sigma has one kind of number: a whole one in a rule does not cut off the fraction of those in events. */
it.each([
  ['n: 1', 1.5, false],
  ['n: 1', 1, true],
  ['n: 1', '1.0', true],
  ['n|gt: 1', 1.5, true],
  ['n|lt: 2', 1.5, true],
  ['n|gte: 2', 1.9, false],
])('%s on %s', (test, value, expected) => {
  const rule = `title: t\nlogsource:\n  category: webserver\ndetection:\n  s:\n    ${test}\n  condition: s\n`;
  const predicate = compile(rule);
  expect(predicate.ok && predicate.value({ n: value })).toBe(expected);
});
