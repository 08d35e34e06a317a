import type { Event, Json } from '../../src/event/index.ts';
import { at, drop, flatten, isObject, put, putKey, toDottedKeys } from '../edit.ts';
import type { Twist } from '../recipe.ts';
import { implantPath } from './implants.ts';

const FIELDS = ['event.category', 'event.type', 'user.id', 'process.executable'] as const;

/** Only what the rule reads, and the timestamp that every event of an index has. */
function bare(event: Event): Event {
  let kept: Event = {};
  for (const field of FIELDS) kept = put(kept, field, at(event, field) ?? null);
  kept = put(kept, '@timestamp', at(event, '@timestamp') ?? null);
  return put(kept, 'host.os.type', at(event, 'host.os.type') ?? 'linux');
}

function nested(depth: number): Json {
  let value: Json = 'deep';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? { a: value } : [value];
  return value;
}

/** `fields` under a key, as an own property even where the key is `__proto__`. */
function under(key: string, fields: { readonly [key: string]: Json }): Event {
  return { [key]: fields };
}

/**
 * Near misses on how a document is written: nested objects, dotted keys and mixtures name the same field, and where both occur
 * their values are pooled (eql-semantics 9.3). Keys with a meaning in some host language are ordinary names.
 */
export const SHAPE: readonly Twist[] = [
  { name: 'shape-dotted-keys', expected: true, change: (event) => toDottedKeys(event, FIELDS) },
  {
    name: 'shape-one-dotted-key',
    expected: true,
    change: (event, context) => toDottedKeys(event, [context.random.pick(FIELDS)]),
  },
  { name: 'shape-flattened', expected: true, change: flatten },
  { name: 'shape-bare', expected: true, change: bare },
  {
    name: 'shape-pooled',
    expected: true,
    change: (event, context) =>
      putKey(
        putKey(put(put(event, 'user.id', '1000'), 'event.type', ['info']), 'user.id', '0'),
        'event.type',
        context.random.chance(0.5) ? 'start' : ['start'],
      ),
  },
  {
    name: 'shape-pooled-null',
    expected: true,
    change: (event) => putKey(putKey(event, 'process.executable', null), 'event.category', []),
  },
  {
    name: 'shape-list-of-objects',
    expected: true,
    change: (event) => {
      const process = at(event, 'process');
      return isObject(process) ? { ...event, process: [{ executable: '/usr/bin/dash' }, process] } : event;
    },
  },
  {
    name: 'shape-special-keys',
    expected: true,
    change: (event) => ({
      ...event,
      ...under('__proto__', { polluted: true }),
      constructor: { prototype: {} },
      toString: 'x',
      hasOwnProperty: 1,
    }),
  },
  {
    name: 'shape-special-keys-inside',
    expected: true,
    change: (event) => put(put(event, 'process.__proto__', { name: 'x' }), 'user.constructor', 'x'),
  },
  {
    name: 'shape-long-args',
    expected: true,
    change: (event, context) => put(event, 'process.args', ['x', context.random.token(40).repeat(100)]),
  },
  {
    name: 'shape-odd-text-elsewhere',
    expected: true,
    change: (event, context) =>
      put(event, 'process.args', ['\ud83d', '\udc80\u0000', '\u{1f480}', '"\\*/\u2028\n', context.random.word()]),
  },
  { name: 'shape-deep-elsewhere', expected: true, change: (event) => put(event, 'process.Ext.deep', nested(60)) },
  {
    name: 'shape-odd-types-elsewhere',
    expected: true,
    change: (event) => put(put(put(event, 'process.pid', 'many'), 'process.name', 17), 'process.args', true),
  },
  {
    name: 'shape-pooled-others-only',
    expected: false,
    change: (event) => putKey(put(event, 'user.id', '1000'), 'user.id', ['1001', null]),
  },
  {
    name: 'shape-dotted-end',
    expected: false,
    change: (event) => putKey(drop(event, 'event.type'), 'event.type', ['end']),
  },
  {
    name: 'shape-fields-in-prototype-key',
    expected: false,
    change: (event, context) => ({
      ...drop(drop(event, 'user'), 'process'),
      ...under('__proto__', { user: { id: '0' }, process: { executable: implantPath(context.random) } }),
    }),
  },
  {
    name: 'shape-field-in-inner-prototype-key',
    expected: false,
    change: (event, context) =>
      put(drop(event, 'process.executable'), 'process.__proto__', { executable: implantPath(context.random) }),
  },
  {
    name: 'shape-other-case-of-key',
    expected: false,
    change: (event, context) => put(drop(event, 'process.executable'), 'process.Executable', implantPath(context.random)),
  },
  {
    name: 'shape-deeper-key',
    expected: false,
    change: (event, context) =>
      put(drop(event, 'process.executable'), 'process.executable', { text: implantPath(context.random) }),
  },
  {
    name: 'shape-at-the-top',
    expected: false,
    change: (event, context) => putKey(drop(event, 'process.executable'), 'executable', implantPath(context.random)),
  },
  {
    name: 'shape-underscored-key',
    expected: false,
    change: (event, context) => putKey(drop(event, 'process.executable'), 'process_executable', implantPath(context.random)),
  },
  {
    name: 'shape-process-is-text',
    expected: false,
    change: (event, context) => put(event, 'process', implantPath(context.random)),
  },
  { name: 'shape-empty-but-time', expected: false, change: (event) => ({ '@timestamp': event['@timestamp'] ?? null }) },
];
