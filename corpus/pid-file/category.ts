import { drop, put } from '../edit.ts';
import type { Twist } from '../recipe.ts';

/** Near misses on `process where`: the event category is compared exactly, any element of an array will do (eql-semantics 1.3, 4). */
export const CATEGORY: readonly Twist[] = [
  { name: 'category-scalar', expected: true, change: (event) => put(event, 'event.category', 'process') },
  { name: 'category-among-others', expected: true, change: (event) => put(event, 'event.category', ['session', 'process']) },
  { name: 'category-file', expected: false, change: (event) => put(event, 'event.category', ['file']) },
  { name: 'category-network-of-the-implant', expected: false, change: (event) => put(event, 'event.category', ['network']) },
  { name: 'category-others-only', expected: false, change: (event) => put(event, 'event.category', ['host', 'session']) },
  { name: 'category-capitalised', expected: false, change: (event) => put(event, 'event.category', ['Process']) },
  { name: 'category-upper', expected: false, change: (event) => put(event, 'event.category', 'PROCESS') },
  { name: 'category-plural', expected: false, change: (event) => put(event, 'event.category', ['processes']) },
  { name: 'category-padded', expected: false, change: (event) => put(event, 'event.category', 'process ') },
  { name: 'category-empty', expected: false, change: (event) => put(event, 'event.category', '') },
  { name: 'category-missing', expected: false, change: (event) => drop(event, 'event.category') },
  { name: 'category-null', expected: false, change: (event) => put(event, 'event.category', null) },
  { name: 'category-empty-list', expected: false, change: (event) => put(event, 'event.category', []) },
  {
    name: 'category-under-another-key',
    expected: false,
    change: (event) => put(drop(event, 'event.category'), 'category', 'process'),
  },
];
