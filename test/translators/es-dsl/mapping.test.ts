import { describe, expect, it } from 'vitest';
import { requiredMapping } from '../../../translators/es-dsl/index.ts';
import { and, call, computed, equals, field, not, oneOf, or, planned, present, read, rule } from './build.ts';

describe('the mapping that a rule needs', () => {
  const command = { ...field('process.command_line', 'wildcard'), ignoreAbove: 1024 };
  const where = and(
    or(oneOf('b', ['x']), not(present({ ...field('a', 'long'), nullValue: -1 }))),
    computed(call('length', [read(command)]), equals(1)),
    oneOf(field('labels.x', 'constant_keyword'), ['y']),
  );

  it('has the fields of leaves and scripts, and the time', () => {
    expect(requiredMapping(rule(where))).toEqual({
      properties: {
        '@timestamp': { type: 'date' },
        a: { type: 'long', null_value: -1 },
        b: { type: 'keyword' },
        'labels.x': { type: 'keyword' },
        'process.command_line': { type: 'wildcard', ignore_above: 1024 },
      },
    });
  });

  it('avoids types that OpenSearch lacks or reads otherwise', () => {
    expect(requiredMapping(rule(where), 'opensearch').properties['process.command_line']).toEqual({
      type: 'keyword',
      ignore_above: 1024,
    });
  });

  it('has the keys of sequences', () => {
    const origin = { start: 0, end: 1 };
    const step = { where: oneOf('a', ['1']), keys: [field('host.id')], missing: false, runs: 1, origin };
    const order = { timestamp: field('t'), tiebreaker: null };
    const mapping = requiredMapping(
      planned({ kind: 'sequence', steps: [step], maxspan: null, until: null, order, pipes: [], origin }, { timestampField: 't' }),
    );
    expect(Object.keys(mapping.properties)).toEqual(['a', 'host.id', 't']);
  });
});
