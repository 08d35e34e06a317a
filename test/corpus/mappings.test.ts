import { describe, expect, it } from 'vitest';
import { check, parse, schemaFromMapping } from '../../src/index.ts';
import { someOf } from '../support/random-cases.ts';

const MAPPING = schemaFromMapping({
  properties: {
    '@timestamp': { type: 'date' },
    event: { properties: { category: { type: 'keyword' } } },
    n: { type: 'long' },
    q: { type: 'double' },
    h: { type: 'half_float' },
    s: { type: 'keyword' },
    other: { type: 'alias', path: 's' },
    text: { type: 'text', fields: { keyword: { type: 'keyword' } } },
    short: { type: 'keyword', ignore_above: 5 },
    filled: { type: 'keyword', null_value: 'NULL' },
    log: { type: 'text', fields: { raw: { type: 'keyword', ignore_above: 8 } } },
    cst: { type: 'constant_keyword', value: 'prod-eu' },
    low: { type: 'keyword', normalizer: 'lowercase' },
  },
});

describe('events for a mapping of somebody', () => {
  it.each(
    someOf([
      // An explicit null has a value, also in a list.
      'any where not filled : "n*" and length(filled) > 2',
      'any where filled == null and n == 1',
      // A text is there however long it is, but not for its exact sub-field.
      'any where log != null and n == 1',
      'any where log == null',
      'any where log : "*" and not log == "a"',
      'any where not log == "abc" and n == 1',
      'any where length(log) > 3 and log != null',
      // What every event has, whether it carries it or not.
      'any where cst == "prod-eu" and n == 1',
      'any where not cst : "x*" and n == 1 and cst != null',
      'any where "prod*" == cst and n == 1',
      'any where cst in ("x", "*-eu") and not cst == "prod-e?" and n == 1',
      'any where "Foo" == low',
      // A list on the side of a script is rounded.
      'any where length(s) in (1.5, 7)',
      'any where length(s) not in (1.5, 7) and s != null',
      'any where length(s) == 1.5 or 7 == length(s)',
      'any where length(s) == 2.5 or n == 3 or length(s) in (5, 8)',
      // A null part fails the script.
      'any where not stringContains(s, short) and n == 1',
      // What is moved to the other side is compared with the stored value.
      'any where q * 100 >= 57',
      'any where 100 * q < 58 and q * -10 <= -1',
      'any where not 57 == q * 100 and q != null',
      'any where q / -4 > 2 or -q == 3',
      'any where h * 10 <= 1 and not h / 2 < -3',
      'any where cst == "other" or n == 4',
      // Values and constants are compared as the index has them.
      'any where low == "Foo"',
      'any where low like "A?c*" or low in ("X", "y")',
      'any where not low regex "[A-C]+" and low != null',
      'sequence by low with maxspan=1h [any where low : "A*" and n == 4] [any where n == 5]',
      // Keys stand where their fields do, and are short enough to be indexed.
      'sequence by other with maxspan=1h [any where n == 4] [any where n == 5]',
      'sequence by text.keyword with maxspan=1h [any where n == 4] [any where n == 5]',
      'sequence by short with maxspan=1h [any where n == 4] [any where n == 5]',
    ]),
  )('match, and are labelled as the oracle judges: %s', async (query) => {
    if (!MAPPING.ok) throw new Error(JSON.stringify(MAPPING.problems));
    const [rule] = parse(query, { schema: MAPPING.schema }).rules;
    if (rule?.meaning.ok !== true) throw new Error('the rule is not accepted');
    const { rule: meant, schema } = rule.meaning.value;
    const { rules } = await check([{ syntax: rule.syntax, rule: meant, schema }], { events: 200, seed: 1 });
    expect(rules.map(({ disagreements, unmatched }) => [disagreements.length, unmatched])).toEqual([[0, null]]);
    expect(rules[0]?.malicious).toBeGreaterThan(0);
  });
});
