import { describe, expect, it } from 'vitest';
import { functionOf } from '../../../../src/engines/oracle/functions.ts';
import { arity, FUNCTION_NAMES, FUNCTIONS } from '../../../../src/languages/eql/index.ts';
import { matching, settings } from './ask.ts';

const MAPPED = settings({
  ver: 'version',
  flat: 'flattened',
  s: 'keyword',
  n: 'long',
  m: 'integer',
  d: 'double',
  x: 'float',
  b: 'boolean',
  ip: 'ip',
  none: 'keyword',
});
const EVENT = { s: 'abcdef', n: 7, m: -7, d: 42.5, x: 0.1, b: true, ip: '10.1.2.3' };

describe('what the oracle does not answer', () => {
  it.each([
    ['length()', 'arguments'],
    ['nosuch(s)', 'no function'],
    ['constructor(s)', 'no function'],
    ['length~(s) == 1', 'tilde'],
    ['length(s)', 'no condition'],
    ['n + 1', 'true or false'],
    ['not (s + 1 == 2)', 'takes numbers'],
    ['-s == 1', 'takes numbers'],
    ['n * concat(s, s) == 1', 'takes numbers'],
    ['string(not s == "a") == "true"', 'negation'],
    ['ver : "1.*"', 'no text'],
    ['ver in ("1")', 'no list'],
    ['length(ver) == 1', 'no version'],
    ['ver > 1', 'texts only'],
    ['flat == "a"', 'of type flattened'],
    ['a == length(b)', 'constant on one side'],
    ['s == none', 'constant on one side'],
    ['s in (n)', 'constants only'],
    ['s : 5', 'must be a string'],
    ['s regex "("', 'cannot be read'],
    ['cidrMatch(s, "10.0.0.0/8")', 'no address'],
  ])('%s is not judged', async (condition, words) => {
    const answer = await matching(condition, [EVENT], MAPPED);
    expect(answer).toBeTypeOf('string');
    expect(answer).toContain(words);
  });
});

describe('the two tables of functions', () => {
  it.each(FUNCTION_NAMES)('say the same of how %s is called', (name) => {
    const row = FUNCTIONS[name];
    const known = functionOf(name.toUpperCase());
    const { least, most } = arity(row);
    expect({ least: known?.least, most: known?.most, tilde: known?.tilde, isTest: known?.gives === 'test' }).toEqual({
      least,
      most: most ?? Number.POSITIVE_INFINITY,
      tilde: row.tilde,
      isTest: row.returns === 'boolean',
    });
  });
});
