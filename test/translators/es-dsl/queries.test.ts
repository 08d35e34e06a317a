import { describe, expect, it } from 'vitest';
import type { Predicate, RuleMeta } from '../../../src/ir/index.ts';
import { esDsl } from '../../../translators/es-dsl/index.ts';
import { and, constant, field, not, oneOf, or, present, range, regex, rule, searchOf } from './build.ts';

const a = oneOf('a', ['1']);
const b = oneOf('b', ['2']);
const c = oneOf('c', ['3']);
const [A, B, C] = [{ term: { a: '1' } }, { term: { b: '2' } }, { term: { c: '3' } }];

function boolOf(where: Predicate, meta: Partial<RuleMeta> = {}, options = {}): unknown {
  return searchOf(esDsl.translate(rule(where, meta), options)).body.query.bool;
}

const shapes: readonly (readonly [fact: string, where: Predicate, bool: unknown])[] = [
  ['conjuncts share one filter', and(a, and(b, c)), { filter: [A, B, C] }],
  ['negated conjuncts are excluded beside it', and(a, not(b), not(c)), { filter: [A], must_not: [B, C] }],
  ['alternatives are one should', or(a, or(b, c)), { filter: [{ bool: { should: [A, B, C] } }] }],
  ['a negated or excludes each', not(or(a, b)), { must_not: [A, B] }],
  ['a negated and excludes the group', not(and(a, b)), { must_not: [{ bool: { filter: [A, B] } }] }],
  ['a double negation is gone', not(not(a)), { filter: [A] }],
  ['not (not a and not b) is a or b', not(and(not(a), not(b))), { filter: [{ bool: { should: [A, B] } }] }],
  ['not (a and not b) keeps its group', not(and(a, not(b))), { must_not: [{ bool: { filter: [A], must_not: [B] } }] }],
  ['an alternative may be a negation', or(a, not(b)), { filter: [{ bool: { should: [A, { bool: { must_not: [B] } }] } }] }],
  [
    'an alternative may be a group',
    or(a, and(b, not(c))),
    { filter: [{ bool: { should: [A, { bool: { filter: [B], must_not: [C] } }] } }] },
  ],
  ['an alternative is unwrapped', or(and(a)), { filter: [A] }],
  ['true adds nothing', and(a, constant(true)), { filter: [A] }],
  ['false rules all out', and(a, constant(false)), { filter: [{ match_none: {} }] }],
  ['false is no alternative', or(a, constant(false)), { filter: [A] }],
  ['true is every event', or(a, constant(true)), { filter: [{ match_all: {} }] }],
  ['absence is a negated exists', not(present('a')), { must_not: [{ exists: { field: 'a' } }] }],
  [
    'two leaves over one field stay two leaves',
    and(range(field('n', 'long'), ['>', 4]), range(field('n', 'long'), null, ['<', 4])),
    { filter: [{ range: { n: { gt: 4 } } }, { range: { n: { lt: 4 } } }] },
  ],
];

describe('a query', () => {
  it.each(shapes)('%s', (_, where, bool) => {
    expect(boolOf(where)).toEqual(bool);
  });

  const within = (field: string, gte = 'now-9m', lte = 'now') => ({
    range: { [field]: { gte, lte, format: 'strict_date_optional_time' } },
  });

  it('of a scheduled rule is about its look-back, up to now unless it ends before', () => {
    expect(boolOf(a, { from: 'now-9m' })).toEqual({ filter: [A, within('@timestamp')] });
    expect(boolOf(a, { from: 'now-9m', to: 'now-2m' })).toEqual({ filter: [A, within('@timestamp', 'now-9m', 'now-2m')] });
    expect(boolOf(a, { to: 'now-2m' })).toEqual({
      filter: [A, { range: { '@timestamp': { lte: 'now-2m', format: 'strict_date_optional_time' } } }],
    });
  });

  it('has its range over @timestamp, whatever field orders the events', () => {
    expect(boolOf(not(a), { from: 'now-9m', timestampField: 'event.created' })).toEqual({
      filter: [within('@timestamp')],
      must_not: [A],
    });
  });

  it('prefers the field of the override, and takes @timestamp where it is missing', () => {
    const rescued = { bool: { filter: [within('@timestamp')], must_not: [{ exists: { field: 'event.ingested' } }] } };
    expect(boolOf(a, { from: 'now-9m', timestampOverride: 'event.ingested' })).toEqual({
      filter: [A, { bool: { should: [within('event.ingested'), rescued] } }],
    });
    const meta = { from: 'now-9m', timestampOverride: 'event.ingested', timestampOverrideFallbackDisabled: true };
    expect(boolOf(a, meta)).toEqual({ filter: [A, within('event.ingested')] });
    expect(boolOf(a, { from: 'now-9m', timestampOverride: '@timestamp' })).toEqual({ filter: [A, within('@timestamp')] });
  });

  it('leaves the look-back out when told to', () => {
    expect(boolOf(a, { from: 'now-9m' }, { schedule: false })).toEqual({ filter: [A] });
  });

  it('keeps a look-back it does not know, with a note', () => {
    const translated = esDsl.translate(rule(a, { from: 'yesterday' }));
    expect(translated).toMatchObject({ status: 'exact', notes: [{ code: 'schedule-not-date-math' }] });
  });
});

describe('the built-in rule', () => {
  it('reads as a person would write it', () => {
    const where = and(
      oneOf('event.category', ['process']),
      oneOf('event.type', ['start']),
      oneOf('user.id', ['0']),
      regex('process.executable', '/var/run/\\w+\\.(pid|lock|reboot)', 'fold'),
    );
    const translated = esDsl.translate(rule(where, { from: 'now-9m' }));
    if (translated.status !== 'exact') throw new Error(translated.status);
    expect(translated.notes.map(({ code }) => code)).toEqual(['regex-shorthand-by-version']);
    expect(esDsl.print(translated.artifact)).toBe(`{
  "query": {
    "bool": {
      "filter": [
        { "term": { "event.category": "process" } },
        { "term": { "event.type": "start" } },
        { "term": { "user.id": "0" } },
        {
          "regexp": {
            "process.executable": {
              "value": "/var/run/\\\\w+\\\\.(pid|lock|reboot)",
              "flags": "ALL",
              "case_insensitive": true
            }
          }
        },
        { "range": { "@timestamp": { "gte": "now-9m", "lte": "now", "format": "strict_date_optional_time" } } }
      ]
    }
  }
}
`);
  });
});
