import { int, items, object, text } from './given.ts';
import type { MethodTable } from './method-table.ts';
import { javaEquals } from './operators.ts';
import { Exhausted, raise } from './thrown.ts';
import { classOf, type Value } from './value.ts';

/** A list that grows beyond this ends the script. */
const SIZE_LIMIT = 1_000_000;

const NO_VALUE =
  "A document doesn't have a value for a field! Use doc[<field>].size()==0 to check if a document is missing a field!";

/** Methods of lists, maps and doc values that scripts may call. */
export const collectionMethods: MethodTable = {
  Collection: [
    ['boolean add(def)', ([self, value]) => added(self, value ?? null)],
    ['boolean contains(def)', ([self, value]) => items(self).some((item) => javaEquals(item, value ?? null))],
    ['boolean isEmpty()', ([self]) => items(self).length === 0],
    ['int size()', ([self]) => items(self).length],
  ],
  List: [
    ['def get(int)', ([self, at]) => itemAt(items(self), int(at))],
    ['int getLength()', ([self]) => items(self).length],
    ['int indexOf(def)', ([self, value]) => items(self).findIndex((item) => javaEquals(item, value ?? null))],
  ],
  ArrayList: [
    ['new ()', () => ({ kind: 'list', items: [] })],
    ['new (Collection)', ([list]) => ({ kind: 'list', items: [...items(list)] })],
  ],
  ScriptDocValues: [
    ['def get(int)', ([self, at]) => valueAt(items(self), int(at))],
    ['def getValue()', ([self]) => valueAt(items(self), 0)],
  ],
  Map: [
    ['boolean containsKey(def)', ([self, key]) => hasKey(self ?? null, key ?? null)],
    ['def get(def)', ([self, key]) => entryOf(self ?? null, key ?? null)],
    [
      'def getOrDefault(def,def)',
      ([self, key, other]) => (hasKey(self ?? null, key ?? null) ? entryOf(self ?? null, key ?? null) : (other ?? null)),
    ],
    ['boolean isEmpty()', ([self]) => object(self, 'map').entries.size === 0],
    ['int size()', ([self]) => object(self, 'map').entries.size],
    ['def put(def,def)', ([self, key, value]) => put(self ?? null, key ?? null, value ?? null)],
  ],
  HashMap: [['new ()', () => ({ kind: 'map', entries: new Map() })]],
};

function added(self: Value | undefined, value: Value): boolean {
  if (typeof self === 'object' && self !== null && self.kind === 'doc-values')
    return raise('UnsupportedOperationException', 'doc values are unmodifiable');
  const list = object(self, 'list').items;
  if (list.length >= SIZE_LIMIT) throw new Exhausted(`list of more than ${SIZE_LIMIT} items`);
  list.push(value);
  return true;
}

function itemAt(list: readonly Value[], at: number): Value {
  return (
    list[at] ??
    (at >= 0 && at < list.length
      ? null
      : raise('IndexOutOfBoundsException', `Index ${at} out of bounds for length ${list.length}`))
  );
}

function valueAt(list: readonly Value[], at: number): Value {
  return list.length === 0 ? raise('IllegalStateException', NO_VALUE) : itemAt(list, at);
}

/** Keys are texts in all maps that matter here; any other key is as absent as in a map without it. */
function hasKey(map: Value, key: Value): boolean {
  if (typeof map === 'object' && map?.kind === 'doc') return map.fields.has(text(key));
  return typeof key === 'string' && object(map, 'map').entries.has(key);
}

/** The value under a key: null where a map has none, an error where the mapping lacks a field. */
export function entryOf(map: Value, key: Value): Value {
  if (typeof map === 'object' && map?.kind === 'doc') {
    const values = map.fields.values(text(key));
    return values === null
      ? raise('IllegalArgumentException', `No field found for [${text(key)}] in mapping`)
      : { kind: 'doc-values', items: values };
  }
  return typeof key === 'string' ? (object(map, 'map').entries.get(key) ?? null) : null;
}

/** Puts a value under a key and gives back the former one. */
export function put(map: Value, key: Value, value: Value): Value {
  if (typeof map === 'object' && map?.kind === 'doc') return raise('UnsupportedOperationException');
  const { entries } = object(map, 'map');
  if (typeof key !== 'string') throw new Exhausted(`keys of type ${classOf(key)} are not supported here`);
  const former = entries.get(key) ?? null;
  if (entries.size >= SIZE_LIMIT) throw new Exhausted(`map of more than ${SIZE_LIMIT} entries`);
  entries.set(key, value);
  return former;
}
