import { describe, expect, it } from 'vitest';
import type { Predicate } from '../../../src/ir/index.ts';
import { esDsl } from '../../../translators/es-dsl/index.ts';
import { requiredMapping } from '../../../translators/es-dsl/mapping.ts';
import { and, call, computed, equals, field, like, oneOf, present, range, read, regex, rule } from './build.ts';

const exact = { ...field('message'), indexName: 'message.keyword' };
const alias = { ...field('process.pid', 'long'), indexName: 'pid' };
const address = { ...field('source.ip', 'ip'), indexName: 'from' };
const time = { ...field('event.created', 'date'), indexName: 'created' };
const origin = { start: 0, end: 1 };

function printed(where: Predicate): string {
  const translation = esDsl.translate(rule(where));
  if (translation.status === 'refused') throw new Error(JSON.stringify(translation.reasons));
  return esDsl.print(translation.artifact);
}

describe('a field that the index calls something else', () => {
  const leaves: readonly [string, Predicate][] = [
    ['"message.keyword"', present(exact)],
    ['"message.keyword"', oneOf(exact, ['a'])],
    ['"message.keyword"', oneOf(exact, ['a', 'b'], 'fold')],
    ['"message.keyword"', like(exact, 'a*')],
    ['"message.keyword"', like(exact, '*a*b')],
    ['"message.keyword"', like(exact, '*')],
    ['"message.keyword"', regex(exact, 'a+')],
    ['"message.keyword"', range(exact, ['>', 'a'])],
    ['"message.keyword"', computed(call('length', [read(exact)]), equals(1))],
    ['"pid"', oneOf(alias, [1, 2])],
    ['"pid"', range(alias, ['>', 1])],
    ['"from"', oneOf(address, ['10.0.0.1'])],
    ['"from"', { kind: 'in-network', field: address, networks: ['10.0.0.0/8'], origin }],
    ['"created"', { kind: 'date-range', field: time, relation: 'gt', text: '2020-02-02', from: 0, to: 1, origin }],
  ];

  it.each(leaves)('is queried as %s', (name, where) => {
    const text = printed(where);
    expect(text).toContain(name);
    expect(text).not.toMatch(/"(message|process\.pid|source\.ip|event\.created)"/);
  });

  it('needs a mapping that fills it from what events call it', () => {
    expect(requiredMapping(rule(and(oneOf(exact, ['a']), oneOf(alias, [1]), present(field('user'))))).properties).toEqual({
      '@timestamp': { type: 'date' },
      message: { type: 'text', fields: { keyword: { type: 'keyword' } } },
      pid: { type: 'alias', path: 'process.pid' },
      'process.pid': { type: 'long' },
      user: { type: 'keyword' },
    });
    const both = and(oneOf({ ...field('a'), indexName: 'a.lower' }, ['x']), present(field('a', 'wildcard')));
    expect(requiredMapping(rule(both)).properties.a).toEqual({ type: 'wildcard', fields: { lower: { type: 'keyword' } } });
  });
});
