import { addressText } from './addresses.ts';
import { javaDouble } from './numbers.ts';

/** One value of a field or of a computation. Java's integers and doubles are told apart; `bits` is the width of an integer. */
export type Value =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: bigint; readonly bits: 32 | 64 }
  | { readonly kind: 'double'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** 128 bits; IPv4 as its mapped IPv6 address. */
  | { readonly kind: 'address'; readonly value: bigint }
  /** Nanoseconds since 1970. */
  | { readonly kind: 'instant'; readonly nanos: bigint };

/** What a computation gives: a value, no value, or an error that would fail the search (eql-semantics 3.6). */
export type Outcome = Value | { readonly kind: 'null' } | { readonly kind: 'error' };

export const NULL = { kind: 'null' } as const;
export const ERROR = { kind: 'error' } as const;

export function string(text: string): Value {
  return { kind: 'string', text };
}

export function integer(value: bigint | number, bits: 32 | 64): Value {
  return { kind: 'integer', value: BigInt(value), bits };
}

export function double(value: number): Value {
  return { kind: 'double', value };
}

export function boolean(value: boolean): Value {
  return { kind: 'boolean', value };
}

/** The text Java makes of a value (eql-semantics 8, `string`). An instant gives ISO 8601 with milliseconds. */
export function javaText(value: Value): string {
  switch (value.kind) {
    case 'string':
      return value.text;
    case 'integer':
    case 'boolean':
      return String(value.value);
    case 'double':
      return javaDouble(value.value);
    case 'address':
      return addressText(value.value);
    case 'instant': {
      const date = new Date(Number(value.nanos / 1_000_000n));
      return Number.isNaN(date.getTime()) ? String(value.nanos) : date.toISOString();
    }
  }
}

/** True when the outcome is a value. */
export function isValue(outcome: Outcome): outcome is Value {
  return outcome.kind !== 'null' && outcome.kind !== 'error';
}
