import { describe, expect, it } from 'vitest';
import { oracle } from '../../../src/engines/oracle/index.ts';
import type { Event, Json } from '../../../src/event/index.ts';
import { matching, settings } from '../../src/engines/oracle/ask.ts';

function nested(depth: number, inner: Json, wrap: (inside: Json) => Json): Json {
  let json = inner;
  for (let level = 0; level < depth; level++) json = wrap(json);
  return json;
}

describe('hostile events and rules', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('a field named %s is an ordinary field', async (name) => {
    const event = JSON.parse(`{"${name}": "x", "a": {"${name}": "x"}}`) as Event;
    expect(await matching(`\`${name}\` == "x" and a.\`${name}\` == "x"`, [event])).toEqual([0]);
    expect(await matching(`\`${name}\` == null and \`${name}.name\` == null`, [{}, { a: 1 }])).toEqual([0, 1]);
  });

  it('reads the length of an array or a text from no event', async () => {
    expect(await matching('a.length == null', [{ a: [1, 2] }, { a: 'text' }])).toEqual([0, 1]);
  });

  it('arrays and objects may be nested very deeply', async () => {
    expect(await matching('a == "x"', [{ a: nested(200_000, 'x', (inside) => [inside]) }])).toEqual([0]);
    expect(await matching('a == null', [{ a: nested(200_000, 'x', (inside) => ({ a: inside })) }])).toEqual([0]);
  });

  it('arrays may be very long', async () => {
    const long = Array.from({ length: 300_000 }, (_, index) => String(index));
    expect(await matching('a == "299999" and not a : "x*"', [{ a: long }])).toEqual([0]);
  });

  it('a text of 20 MB is read in bounded time', async () => {
    const given = settings({ f: 'wildcard' });
    const events = [{ f: 'x'.repeat(20_000_000) }];
    expect(await matching('f like "x*x" and not f like "*y"', events, given)).toEqual([0]);
    expect(await matching('f == null', events, settings({ f: { type: 'keyword', ignoreAbove: 1024 } }))).toEqual([0]);
  });

  it.each([
    'f regex "(a*)*(b|a)*c"',
    'f regex "((((a{0,99}){0,99}){0,99}){0,99}){0,99}"',
    'f regex "~(~(a*b)~(c*))*"',
    'f like "*a*a*a*a*a*a*a*a*a*a*b"',
    'substring(f, 0) regex "((a*)*)*b"',
  ])('%s answers or gives up', async (condition) => {
    const answer = await matching(condition, [{ f: 'a'.repeat(3000) }], settings({ f: 'wildcard' }));
    expect([0, 'string']).toContain(typeof answer === 'string' ? typeof answer : answer.length * 0);
  });

  it('a long run of stars is one star', async () => {
    const stars = '*'.repeat(3000);
    const events = [{ f: 'x'.repeat(100_000) }, { f: `${'x'.repeat(100_000)}b` }];
    expect(await matching(`f like "${stars}b"`, events, settings({ f: 'wildcard' }))).toEqual([1]);
    expect(await matching(`substring(f, 0) like "x${stars}?b"`, events, settings({ f: 'wildcard' }))).toEqual([1]);
  });

  it('too many choices of values are given up, not tried', async () => {
    const values = Array.from({ length: 1000 }, (_, index) => `v${index}`);
    expect(await matching('concat(f, f, f, f) == "no"', [{ f: values }])).toContain('more work');
  });

  it('an event that takes too much work has no answer, and those beside it have one', async () => {
    const values = Array.from({ length: 1000 }, (_, index) => `v${index}`);
    const loaded = await oracle.load([{ f: values }, { f: 'no' }], settings());
    const unanswered = [{ id: 0, reason: 'event 0 takes more work than is allowed' }];
    const query = 'any where f == "no" or concat(f, f, f, f) == "no"';
    expect(await loaded.run(query)).toEqual({ status: 'answered', matches: [[1]], unanswered });
    expect(await loaded.run(`${query} | head 1`)).toMatchObject({ status: 'failed' });
  });

  it('a surrogate without its other half is a character', async () => {
    expect(await matching('f like "?" and f : "*" and f regex "."', [{ f: '\ud800' }])).toEqual([0]);
  });

  it('events that are no objects have no fields', async () => {
    const events = [JSON.parse('{}'), JSON.parse('{"a": []}')] as Event[];
    expect(await matching('a == null', events)).toEqual([0, 1]);
  });
});
