import { drop, put } from '../edit.ts';
import type { Twist } from '../recipe.ts';

/** Near misses on `event.type == "start"`: exact, any element of an array will do (eql-semantics 3.2, 4). */
export const EVENT_TYPE: readonly Twist[] = [
  { name: 'type-scalar', expected: true, change: (event) => put(event, 'event.type', 'start') },
  { name: 'type-start-and-info', expected: true, change: (event) => put(event, 'event.type', ['start', 'info']) },
  { name: 'type-null-and-start', expected: true, change: (event) => put(event, 'event.type', [null, 'change', 'start']) },
  { name: 'type-end', expected: false, change: (event) => put(event, 'event.type', ['end']) },
  { name: 'type-end-scalar', expected: false, change: (event) => put(event, 'event.type', 'end') },
  { name: 'type-change-and-info', expected: false, change: (event) => put(event, 'event.type', ['change', 'info']) },
  { name: 'type-capitalised', expected: false, change: (event) => put(event, 'event.type', ['Start']) },
  { name: 'type-upper', expected: false, change: (event) => put(event, 'event.type', 'START') },
  { name: 'type-longer', expected: false, change: (event) => put(event, 'event.type', ['started']) },
  { name: 'type-shorter', expected: false, change: (event) => put(event, 'event.type', ['star']) },
  { name: 'type-process-start', expected: false, change: (event) => put(event, 'event.type', 'process_start') },
  { name: 'type-padded', expected: false, change: (event) => put(event, 'event.type', ' start') },
  { name: 'type-in-pieces', expected: false, change: (event) => put(event, 'event.type', ['st', 'art']) },
  { name: 'type-one-text-of-two', expected: false, change: (event) => put(event, 'event.type', 'start,info') },
  { name: 'type-true', expected: false, change: (event) => put(event, 'event.type', true) },
  { name: 'type-number', expected: false, change: (event) => put(event, 'event.type', 1) },
  { name: 'type-missing', expected: false, change: (event) => drop(event, 'event.type') },
  { name: 'type-null', expected: false, change: (event) => put(event, 'event.type', null) },
  { name: 'type-list-of-null', expected: false, change: (event) => put(event, 'event.type', [null]) },
  { name: 'type-empty-list', expected: false, change: (event) => put(event, 'event.type', []) },
  { name: 'type-empty', expected: false, change: (event) => put(event, 'event.type', '') },
];
