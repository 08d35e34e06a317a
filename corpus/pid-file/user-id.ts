import { drop, put } from '../edit.ts';
import type { EventContext } from '../event-context.ts';
import type { Twist } from '../recipe.ts';

const uid = (context: EventContext): string => String(context.random.int(1, 65_534));

/**
 * Near misses on `user.id == "0"`. A keyword field indexes the JSON number 0 as the text "0" and `true` as "true"
 * (eql-semantics 9.1), so the number matches and look-alikes of the text do not.
 */
export const USER_ID: readonly Twist[] = [
  { name: 'user-id-number', expected: true, change: (event) => put(event, 'user.id', 0) },
  { name: 'user-id-list', expected: true, change: (event) => put(event, 'user.id', ['0', '1000']) },
  { name: 'user-id-list-of-numbers', expected: true, change: (event) => put(event, 'user.id', [1000, 0]) },
  { name: 'user-id-list-of-lists', expected: true, change: (event) => put(event, 'user.id', [['1000'], ['0']]) },
  { name: 'user-id-null-and-zero', expected: true, change: (event) => put(event, 'user.id', [null, '0']) },
  {
    name: 'user-of-service',
    expected: false,
    change: (event, context) =>
      put(put(event, 'user.id', uid(context)), 'user.name', context.random.pick(['www-data', 'postgres', 'nobody'])),
  },
  {
    name: 'user-id-other-number',
    expected: false,
    change: (event, context) => put(event, 'user.id', context.random.int(1, 65_534)),
  },
  { name: 'user-id-others', expected: false, change: (event, context) => put(event, 'user.id', [uid(context), uid(context)]) },
  { name: 'user-id-double-zero', expected: false, change: (event) => put(event, 'user.id', '00') },
  {
    name: 'user-id-padded',
    expected: false,
    change: (event, context) => put(event, 'user.id', context.random.pick(['0 ', ' 0', '0\n', '\t0'])),
  },
  { name: 'user-id-decimal-text', expected: false, change: (event) => put(event, 'user.id', '0.0') },
  {
    name: 'user-id-signed',
    expected: false,
    change: (event, context) => put(event, 'user.id', context.random.pick(['-0', '+0', '0x0', '0e0'])),
  },
  { name: 'user-id-fraction', expected: false, change: (event) => put(event, 'user.id', 0.5) },
  {
    name: 'user-id-other-digit-zero',
    expected: false,
    change: (event, context) => put(event, 'user.id', context.random.pick(['\u0660', '\uff10', '\u06f0'])),
  },
  { name: 'user-id-letter-o', expected: false, change: (event) => put(event, 'user.id', 'O') },
  { name: 'user-id-false', expected: false, change: (event) => put(event, 'user.id', false) },
  { name: 'user-id-name', expected: false, change: (event) => put(event, 'user.id', 'root') },
  { name: 'user-id-object', expected: false, change: (event) => put(event, 'user.id', { value: '0' }) },
  { name: 'user-id-missing', expected: false, change: (event) => drop(event, 'user.id') },
  { name: 'user-missing', expected: false, change: (event) => drop(event, 'user') },
  { name: 'user-null', expected: false, change: (event) => put(event, 'user', null) },
  { name: 'user-text', expected: false, change: (event) => put(event, 'user', '0') },
  { name: 'user-id-null', expected: false, change: (event) => put(event, 'user.id', null) },
  { name: 'user-id-empty', expected: false, change: (event) => put(event, 'user.id', '') },
  { name: 'user-id-empty-list', expected: false, change: (event) => put(event, 'user.id', []) },
  { name: 'user-id-list-of-null', expected: false, change: (event) => put(event, 'user.id', [null, null]) },
  {
    name: 'user-effective-root-only',
    expected: false,
    change: (event, context) => put(put(event, 'user.id', uid(context)), 'user.effective.id', '0'),
  },
  {
    name: 'group-root-only',
    expected: false,
    change: (event, context) => put(put(event, 'user.id', uid(context)), 'group', { id: '0', name: 'root' }),
  },
  {
    name: 'process-user-root-only',
    expected: false,
    change: (event, context) => put(put(event, 'user.id', uid(context)), 'process.user', { id: '0', name: 'root' }),
  },
];
