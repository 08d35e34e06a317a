import { isChar, isDouble } from './convert.ts';
import { raise } from './thrown.ts';
import { classOf, type JavaObject, type Value } from './value.ts';

/** Readers of a method's arguments, which are of the declared types already; null where a method needs an object is Java's error. */

/** A String. */
export function text(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  return value === null ? raise('NullPointerException') : wrong(value);
}

/** A String or a StringBuilder, as text. */
export function characters(value: Value | undefined): string {
  if (typeof value === 'object' && value !== null && value.kind === 'builder') return value.text;
  return text(value);
}

/** An int. */
export function int(value: Value | undefined): number {
  return typeof value === 'number' ? value : wrong(value);
}

/** A long. */
export function long(value: Value | undefined): bigint {
  return typeof value === 'bigint' ? value : wrong(value);
}

/** A double. */
export function decimal(value: Value | undefined): number {
  return value !== undefined && isDouble(value) ? value.value : wrong(value);
}

/** A char, as its UTF-16 unit. */
export function unit(value: Value | undefined): number {
  return value !== undefined && isChar(value) ? value.code : wrong(value);
}

/** An object of one kind. */
export function object<K extends JavaObject['kind']>(value: Value | undefined, kind: K): JavaObject & { readonly kind: K } {
  if (value === null) return raise('NullPointerException');
  return isKind(value, kind) ? value : wrong(value);
}

function isKind<K extends JavaObject['kind']>(value: Value | undefined, kind: K): value is JavaObject & { readonly kind: K } {
  return typeof value === 'object' && value !== null && value.kind === kind;
}

/** The items of a list or of doc values. */
export function items(value: Value | undefined): readonly Value[] {
  if (typeof value === 'object' && value !== null && (value.kind === 'list' || value.kind === 'doc-values')) return value.items;
  return value === null ? raise('NullPointerException') : wrong(value);
}

function wrong(value: Value | undefined): never {
  return raise('ClassCastException', `unexpected ${value === undefined ? 'nothing' : classOf(value)}`);
}
