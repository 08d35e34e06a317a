import { describe, expect, it } from 'vitest';
import { type Predicate, showPredicate, showRule } from '../../../src/ir/index.ts';
import { analyzeEql } from '../../../src/languages/eql/analyze.ts';
import { source } from '../../../src/source/index.ts';
import { field, is } from '../../support/predicates.ts';

describe('the text of a rule', () => {
  it('reads like the rule', () => {
    const query = 'process where event.type == "start" and process.executable regex~ """/var/run/\\w+\\.(pid|lock|reboot)"""';
    const result = analyzeEql(source(query));
    expect(result.ok && showRule(result.value.rule)).toBe(
      [
        'all of',
        '  event.category:keyword/1024 is "process"',
        '  event.type:keyword/1024 is "start"',
        '  process.executable:keyword/1024 regex~ "/var/run/\\\\w+\\\\.(pid|lock|reboot)"',
        'letters fold in ascii; wildcards in functions: engine',
      ].join('\n'),
    );
  });

  it('leaves places out', () => {
    const here = is('f', 'a');
    expect(showPredicate({ ...here, origin: { start: 7, end: 9 } })).toBe(showPredicate(here));
  });

  it('tells a text from a number, and a whole double from an integer', () => {
    const origin = { start: 0, end: 1 };
    const compare = (value: string | number): Predicate => ({
      kind: 'computed',
      term: { kind: 'value', value: 1, type: 'double', origin },
      test: { kind: 'compare', relation: 'eq', value },
      whenFailing: false,
      origin,
    });
    expect(showPredicate(compare(1))).toBe('1.0 == 1');
    expect(showPredicate(compare('1'))).toBe('1.0 == "1"');
  });

  it('keeps hostile names and texts on their line', () => {
    const predicate: Predicate = { kind: 'present', field: field('a`\n\u2028 b'), origin: { start: 0, end: 1 } };
    expect(showPredicate(predicate)).toBe('`a``\\n\\u2028 b`:keyword is present');
    expect(showPredicate(is('f', '"\n\u202e'))).toBe('f:keyword is "\\"\\n\\u202e"');
  });
});
