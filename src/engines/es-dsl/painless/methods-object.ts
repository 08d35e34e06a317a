import { parseAddress, parseNetwork } from '../addresses.ts';
import { textOf } from './convert.ts';
import { object, text } from './given.ts';
import type { MethodRow, MethodTable } from './method-table.ts';
import { javaEquals } from './operators.ts';
import { raise } from './thrown.ts';
import type { JavaObject, Value } from './value.ts';

/** Constructors of an exception class, with and without a message. */
function exceptionRows(type: string): readonly MethodRow[] {
  return [
    ['new ()', () => ({ kind: 'exception', type, message: null })],
    ['new (String)', ([message]) => ({ kind: 'exception', type, message: message === null ? null : text(message) })],
  ];
}

/** Methods of every object, of exceptions, dates and networks that scripts may call. */
export const objectMethods: MethodTable = {
  Object: [
    ['boolean equals(Object)', ([self, other]) => javaEquals(self ?? null, other ?? null)],
    ['String toString()', ([self]) => textOf(self ?? null)],
  ],
  CIDR: [
    ['new (String)', ([value]) => network(text(value))],
    ['boolean contains(String)', ([self, address]) => contains(object(self, 'cidr'), address ?? null)],
  ],
  ZonedDateTime: [
    ['Instant toInstant()', ([self]) => ({ kind: 'instant', millis: object(self, 'date').millis })],
    ['long getMillis()', ([self]) => BigInt(Math.floor(object(self, 'date').millis))],
    ['long toEpochSecond()', ([self]) => BigInt(Math.floor(object(self, 'date').millis / 1000))],
  ],
  Instant: [
    ['long toEpochMilli()', ([self]) => BigInt(Math.floor(object(self, 'instant').millis))],
    ['long getEpochSecond()', ([self]) => BigInt(Math.floor(object(self, 'instant').millis / 1000))],
  ],
  Exception: [...exceptionRows('Exception'), ['String getMessage()', ([self]) => object(self, 'exception').message]],
  RuntimeException: exceptionRows('RuntimeException'),
  ArithmeticException: exceptionRows('ArithmeticException'),
  ClassCastException: exceptionRows('ClassCastException'),
  IllegalArgumentException: exceptionRows('IllegalArgumentException'),
  NumberFormatException: exceptionRows('NumberFormatException'),
  IllegalStateException: exceptionRows('IllegalStateException'),
  IndexOutOfBoundsException: exceptionRows('IndexOutOfBoundsException'),
  StringIndexOutOfBoundsException: exceptionRows('StringIndexOutOfBoundsException'),
  ArrayIndexOutOfBoundsException: exceptionRows('ArrayIndexOutOfBoundsException'),
  NullPointerException: exceptionRows('NullPointerException'),
  UnsupportedOperationException: exceptionRows('UnsupportedOperationException'),
};

function network(value: string): Value {
  const range = parseNetwork(value);
  return range === null ? raise('IllegalArgumentException', `'${value}' is not an IP string literal`) : { kind: 'cidr', range };
}

function contains(self: JavaObject & { readonly kind: 'cidr' }, value: Value): boolean {
  if (value === null || value === '') return false;
  const address = parseAddress(text(value)) ?? raise('IllegalArgumentException', `'${text(value)}' is not an IP string literal.`);
  return address >= self.range.low && address <= self.range.high;
}
