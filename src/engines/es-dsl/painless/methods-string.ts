import { textOf } from './convert.ts';
import { characters, int, items, object, text } from './given.ts';
import type { MethodTable } from './method-table.ts';
import { joined } from './operators.ts';
import { raise } from './thrown.ts';
import { char, type Value } from './value.ts';

/** Methods of text that scripts may call, by Painless's own list of allowed Java methods. */
export const stringMethods: MethodTable = {
  CharSequence: [
    ['int length()', ([self]) => characters(self).length],
    ['char charAt(int)', ([self, at]) => char(unitAt(characters(self), int(at)))],
    ['CharSequence subSequence(int,int)', ([self, from, to]) => slice(characters(self), int(from), int(to))],
    ['String toString()', ([self]) => characters(self)],
  ],
  String: [
    ['new ()', () => ''],
    ['int codePointAt(int)', ([self, at]) => codePointAt(text(self), int(at))],
    ['int codePointBefore(int)', ([self, at]) => codePointBefore(text(self), int(at))],
    ['int codePointCount(int,int)', ([self, from, to]) => [...slice(text(self), int(from), int(to))].length],
    ['int compareTo(String)', ([self, other]) => compareUnits(text(self), text(other))],
    ['int compareToIgnoreCase(String)', ([self, other]) => compareUnits(foldUnits(text(self)), foldUnits(text(other)))],
    ['String concat(String)', ([self, other]) => joined(text(self), text(other))],
    ['boolean contains(CharSequence)', ([self, part]) => text(self).includes(characters(part))],
    ['boolean contentEquals(CharSequence)', ([self, other]) => text(self) === characters(other)],
    ['boolean endsWith(String)', ([self, part]) => text(self).endsWith(text(part))],
    ['boolean equalsIgnoreCase(String)', ([self, other]) => other !== null && foldUnits(text(self)) === foldUnits(text(other))],
    ['int indexOf(String)', ([self, part]) => text(self).indexOf(text(part))],
    ['int indexOf(String,int)', ([self, part, from]) => text(self).indexOf(text(part), int(from))],
    ['boolean isEmpty()', ([self]) => text(self) === ''],
    ['static String join(CharSequence,Iterable)', ([separator, list]) => joinedItems(characters(separator), items(list))],
    ['int lastIndexOf(String)', ([self, part]) => text(self).lastIndexOf(text(part))],
    ['int lastIndexOf(String,int)', ([self, part, from]) => (int(from) < 0 ? -1 : text(self).lastIndexOf(text(part), int(from)))],
    [
      'String replace(CharSequence,CharSequence)',
      ([self, part, other]) => replaced(text(self), characters(part), characters(other)),
    ],
    ['boolean startsWith(String)', ([self, part]) => text(self).startsWith(text(part))],
    [
      'boolean startsWith(String,int)',
      ([self, part, from]) => int(from) >= 0 && int(from) <= text(self).length && text(self).startsWith(text(part), int(from)),
    ],
    ['String substring(int)', ([self, from]) => slice(text(self), int(from), text(self).length)],
    ['String substring(int,int)', ([self, from, to]) => slice(text(self), int(from), int(to))],
    [
      'char[] toCharArray()',
      ([self]) => ({
        kind: 'array',
        items: text(self)
          .split('')
          .map((letter) => char(letter.charCodeAt(0))),
      }),
    ],
    ['String toLowerCase()', ([self]) => text(self).toLowerCase()],
    ['String toLowerCase(Locale)', ([self, locale]) => lower(self, locale)],
    ['String toUpperCase()', ([self]) => text(self).toUpperCase()],
    ['String toUpperCase(Locale)', ([self, locale]) => upper(self, locale)],
    ['String trim()', ([self]) => trimmed(text(self))],
    ['static String valueOf(def)', ([value]) => textOf(value ?? null)],
  ],
  StringBuilder: [
    ['new ()', () => ({ kind: 'builder', text: '' })],
    ['new (CharSequence)', ([value]) => ({ kind: 'builder', text: characters(value) })],
    ['StringBuilder append(def)', ([self, value]) => appended(self, textOf(value ?? null))],
    [
      'StringBuilder append(CharSequence,int,int)',
      ([self, value, from, to]) => appended(self, slice(characters(value), int(from), int(to))),
    ],
    ['StringBuilder appendCodePoint(int)', ([self, codePoint]) => appended(self, String.fromCodePoint(int(codePoint)))],
    ['int codePointAt(int)', ([self, at]) => codePointAt(characters(self), int(at))],
    ['int indexOf(String)', ([self, part]) => characters(self).indexOf(text(part))],
    ['int lastIndexOf(String)', ([self, part]) => characters(self).lastIndexOf(text(part))],
    ['StringBuilder reverse()', ([self]) => rewritten(self, [...characters(self)].reverse().join(''))],
    [
      'void setLength(int)',
      ([self, length]) => rewritten(self, characters(self).slice(0, int(length)).padEnd(int(length), '\0')),
    ],
    ['String substring(int)', ([self, from]) => slice(characters(self), int(from), characters(self).length)],
    ['String substring(int,int)', ([self, from, to]) => slice(characters(self), int(from), int(to))],
  ],
};

/** `Locale.ROOT` is the only locale here, so the mapping is the one JavaScript has. */
function lower(self: Value | undefined, locale: Value | undefined): string {
  object(locale, 'locale');
  return text(self).toLowerCase();
}

function upper(self: Value | undefined, locale: Value | undefined): string {
  object(locale, 'locale');
  return text(self).toUpperCase();
}

function outside(message: string): never {
  return raise('StringIndexOutOfBoundsException', message);
}

function unitAt(value: string, at: number): number {
  return at < 0 || at >= value.length ? outside(`index ${at}, length ${value.length}`) : value.charCodeAt(at);
}

function codePointAt(value: string, at: number): number {
  return (at < 0 ? undefined : value.codePointAt(at)) ?? outside(`index ${at}, length ${value.length}`);
}

function codePointBefore(value: string, at: number): number {
  if (at < 1 || at > value.length) return outside(`index ${at}, length ${value.length}`);
  const pair = at >= 2 ? (value.codePointAt(at - 2) ?? 0) : 0;
  return pair > 0xffff ? pair : value.charCodeAt(at - 1);
}

function slice(value: string, from: number, to: number): string {
  if (from < 0 || to > value.length || from > to) return outside(`begin ${from}, end ${to}, length ${value.length}`);
  return value.slice(from, to);
}

/** The difference of the first units that differ, else of the lengths. */
function compareUnits(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) {
    const difference = left.charCodeAt(at) - right.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Upper case then lower case, letter by letter, as `compareToIgnoreCase` folds; letters without a single twin stay. (eql-semantics 5.2) */
function foldUnits(value: string): string {
  return [...value].map((letter) => single(single(letter, letter.toUpperCase()), undefined)).join('');
}

function single(letter: string, changed: string | undefined): string {
  const other = changed ?? (letter === '\u0130' ? 'i' : letter.toLowerCase());
  return [...other].length === 1 ? other : letter;
}

function trimmed(value: string): string {
  let from = 0;
  let to = value.length;
  while (from < to && value.charCodeAt(from) <= 32) from++;
  while (to > from && value.charCodeAt(to - 1) <= 32) to--;
  return value.slice(from, to);
}

function replaced(value: string, part: string, other: string): string {
  const pieces = value.split(part);
  const length = value.length + (pieces.length + 1) * Math.max(0, other.length - part.length);
  // Java also puts the replacement of an empty part at both ends.
  if (length > 1 << 20) joined('x'.repeat(1 << 20), 'x');
  return part === '' ? other + [...pieces.map((piece) => piece + other)].join('') : pieces.join(other);
}

function joinedItems(separator: string, list: readonly Value[]): string {
  return list.map(textOf).reduce((all, item, i) => (i === 0 ? item : joined(joined(all, separator), item)), '');
}

function appended(self: Value | undefined, more: string): Value {
  const builder = object(self, 'builder');
  builder.text = joined(builder.text, more);
  return builder;
}

function rewritten(self: Value | undefined, content: string): Value {
  const builder = object(self, 'builder');
  builder.text = joined(content, '');
  return builder;
}
