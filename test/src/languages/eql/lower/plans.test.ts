import { describe, expect, it } from 'vitest';
import { analyzeEql, emptyMeta } from '../../../../../src/languages/eql/analyze.ts';
import type { Span } from '../../../../../src/source/index.ts';
import { source } from '../../../../../src/source/index.ts';
import { FIELDS, meaningOf } from '../../../../support/eql-fields.ts';

describe('an event query', () => {
  it('asks for its category with letters as written', () => {
    expect(meaningOf('Process where s == "a"')).toBe('all of\n  event.category:keyword is "Process"\n  s:keyword is "a"');
  });

  it('asks for no category after `any`, and for the category "any" after a quoted one', () => {
    expect(meaningOf('any where true')).toBe('true');
    expect(meaningOf('"any" where true')).toBe('event.category:keyword is "any"');
  });

  it('compares the category with the field that the rule names', () => {
    expect(meaningOf('process where true', { meta: { ...emptyMeta, eventCategoryField: 't' } })).toBe('t:keyword is "process"');
  });

  it('keeps two leaves of one array field apart under `and`', () => {
    expect(meaningOf('any where n > 1 and n < 9 and s == "a" and s == "b"')).toBe(
      'all of\n  n:long > 1\n  n:long < 9\n  s:keyword is "a"\n  s:keyword is "b"',
    );
  });

  it('keeps a negation around its group', () => {
    expect(meaningOf('any where not (n > 4 and s == "a")')).toBe('not\n  all of\n    n:long > 4\n    s:keyword is "a"');
  });

  it('merges equalities of one field under `or`', () => {
    expect(meaningOf('any where n == 1 or s == "x" or n in (2, 3)')).toBe('any of\n  n:long is 1 | 2 | 3\n  s:keyword is "x"');
  });

  it('with pipes is a sequence of one, and keeps its pipes in their order', () => {
    expect(meaningOf('any where n == 1 | head 5 | tail 2')).toBe('sequence\n  event\n    n:long is 1\nhead 5\ntail 2');
    expect(meaningOf('sample by s [any where n == 1] [any where n == 2] | head 0')).toMatch(/\nhead 0$/);
  });

  it('reports every problem of checking and lowering together', () => {
    expect(meaningOf('any where nosuch(s) and ip < "x" and n : "a"')).toBe(
      'unknown-function: nosuch\nip-order-not-lowered: ip < "x"\npattern-needs-string: n',
    );
  });

  it('gives every node a place inside the query', () => {
    const text = 'process where s : ("a*", "b") and not (length(s) + 1 > 3 or cidrMatch(ip, "::1")) and when > "2020"';
    const result = analyzeEql(source(text), { schema: FIELDS });
    if (!result.ok) throw new Error('refused');
    const spans: Span[] = [];
    JSON.stringify(result.value.rule.plan, (key, value) => {
      if (key === 'origin') spans.push(value);
      return value;
    });
    expect(spans.length).toBeGreaterThan(15);
    for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true);
  });
});

describe('a sequence', () => {
  it('joins and orders by no scaled number, whose factor is not known', () => {
    expect(meaningOf('sequence by scaled [any where true] [any where true]')).toBe('scaled-float-not-lowered: scaled');
    expect(meaningOf('sample [any where true] by d [any where true] by scaled')).toBe('scaled-float-not-lowered: scaled');
    const meta = { ...emptyMeta, tiebreakerField: 'scaled' };
    expect(meaningOf('sequence [any where true] [any where true]', { meta })).toMatch(/^scaled-float-not-lowered: sequence/);
  });

  it('asks each item for its mandatory keys, and `until` for nothing more', () => {
    expect(meaningOf('sequence by s with maxspan=1m [any where n == 1] [any where n == 2] until [any where n == 3]')).toBe(
      [
        'sequence within 60000 ms',
        '  event by s:keyword',
        '    all of',
        '      n:long is 1',
        '      s:keyword is present',
        '  event by s:keyword',
        '    all of',
        '      n:long is 2',
        '      s:keyword is present',
        '  until by s:keyword',
        '    n:long is 3',
      ].join('\n'),
    );
  });

  it('lets an optional key be absent, unless the other item makes it mandatory', () => {
    expect(meaningOf('sequence [any where n == 1] by ?s [any where n == 2] by ?t')).not.toContain('present');
    expect(meaningOf('sequence [any where n == 1] by ?s [any where n == 2] by t')).toContain('?s:keyword is present');
  });

  it('copies a condition on a key to the other items, under their own key', () => {
    const meaning = meaningOf('sequence [any where s == "x" and n == 1] by s [any where true] by t until [any where true] by w');
    expect(meaning).toContain('  event by t:keyword\n    all of\n      t:keyword is "x"\n      t:keyword is present');
    expect(meaning.endsWith('until by w:wildcard\n    true')).toBe(true);
  });

  it('does not copy alternatives', () => {
    for (const condition of ['(s == "x" or n == 1)', 's : ("x", "y")', 's in~ ("x", "y")']) {
      expect(meaningOf(`sequence [any where ${condition}] by s [any where true] by t`)).not.toContain('t:keyword is "x"');
    }
  });

  it('copies alternatives that are equalities of a key alone', () => {
    for (const condition of [
      '(s == "x" or s == "y")',
      '(s == "x" or ("y" == s or s in ("x")))',
      's like ("x", "y")',
      '(s == "x" or s like "y")',
    ]) {
      expect(meaningOf(`sequence [any where ${condition}] by s [any where true] by t`)).toMatch(
        /t:keyword is (one of )?.*"x".*"y"/,
      );
    }
    for (const condition of ['(s == "x" or s != "y")', '(s == "x" or s == null)', 's like ("x", "y*")', '(s == "x" or w == "y")'])
      expect(meaningOf(`sequence [any where ${condition}] by s [any where true] by t`)).not.toContain('t:keyword is "x"');
  });

  it('with more conditions on keys than can be copied is refused', () => {
    const item = (number: number): string =>
      `[any where ${Array.from({ length: 50 }, (_, index) => `s != "${number}-${index}"`).join(' and ')}]`;
    const items = Array.from({ length: 30 }, (_, number) => item(number)).join(' ');
    expect(meaningOf(`sequence by s ${items}`)).toMatch(/^too-many-key-conditions: sequence by s/);
  });

  it('copies what every item asks of a key itself no second time', () => {
    const item = `[any where ${Array.from({ length: 50 }, (_, index) => `s != "${index}"`).join(' and ')}]`;
    expect(meaningOf(`sequence by s ${item.repeat(30)}`).match(/"49"/g)).toHaveLength(30);
  });

  it('keeps runs and missing events', () => {
    const meaning = meaningOf('sequence with maxspan=5s [any where n == 1] with runs=3 ![any where n == 2]');
    expect(meaning).toBe('sequence within 5000 ms\n  event 3 times\n    n:long is 1\n  no event\n    n:long is 2');
  });
});

describe('a sample', () => {
  it('has items with keys and no time', () => {
    expect(meaningOf('sample by s [any where n == 1] [any where n == 2]').split('\n').slice(0, 2)).toEqual([
      'sample',
      '  event by s:keyword',
    ]);
  });
});
