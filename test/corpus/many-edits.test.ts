import { expect, test } from 'vitest';
import { drop, type Edit, edited, put, toDottedKeys, valuesAt } from '../../corpus/edit.ts';
import type { Event } from '../../src/event/index.ts';

const EVENT: Event = { a: { b: 1, c: { d: [1, null, 2] } }, 'a.b': 7, e: 'x', f: null, 'a.c': { d: 3 } };

test('many edits give what they give one after the other, in the same order, and change nothing in place', () => {
  const edits: readonly Edit[] = [
    ['a.c.d', 5],
    ['e', undefined],
    ['a.b', undefined],
    ['e.g', 'y'],
    ['a.b', [2]],
    ['f', undefined],
    ['nowhere.at.all', undefined],
    ['__proto__.h', 1],
  ];
  const before = JSON.stringify(EVENT);
  const one = edits.reduce<Event>(
    (event, [path, json]) => (json === undefined ? drop(event, path) : put(event, path, json)),
    EVENT,
  );
  expect(JSON.stringify(edited(EVENT, edits))).toBe(JSON.stringify(one));
  expect(JSON.stringify(EVENT)).toBe(before);
});

test('a field moved to a dotted key takes what lies inside it along', () => {
  expect(toDottedKeys({ a: { b: 1, c: 2 }, d: 3 }, ['a.b', 'd', 'a', 'x'])).toEqual({ 'a.b': 1, d: 3, a: { c: 2 } });
});

test('values come in the order of the keys however they are spelled, and the keys are not gone through for a plain name', () => {
  expect(valuesAt(EVENT, 'a.c.d')).toEqual([1, 2, 3]);
  expect(valuesAt({ 'a.c': { d: 3 }, a: { 'c.d': 4, c: { d: 1 } } }, 'a.c.d')).toEqual([3, 4, 1]);
  const deep = Array.from({ length: 40 }, (_, at) => `s${at}`).join('.');
  expect(valuesAt(put({}, deep, 9), deep)).toEqual([9]);
  let looks = 0;
  const ownKeys = (object: object) => {
    looks++;
    return Reflect.ownKeys(object);
  };
  const watched = new Proxy<Event>({ f: 1 }, { ownKeys });
  expect([valuesAt(watched, 'f'), looks]).toEqual([[1], 0]);
});
