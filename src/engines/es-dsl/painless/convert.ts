import { doubleText, doubleToWhole } from './numbers.ts';
import { Exhausted, raise } from './thrown.ts';
import { isInstance, isPrimitive, type TypeName } from './types.ts';
import { char, classOf, double, type Value } from './value.ts';

/** A value as another type: widening always, narrowing when the cast is written. Throws Java's ClassCastException otherwise. */
export function convert(value: Value, type: TypeName, explicit: boolean): Value {
  if (type === 'def' || type === 'Object') return value;
  if (value === null) return isPrimitive(type) ? raise('NullPointerException') : null;
  switch (type) {
    case 'int':
      if (typeof value === 'number') return value;
      return Number(
        BigInt.asIntN(32, explicit && isDouble(value) ? doubleToWhole(value.value, 32) : toWhole(value, type, explicit)),
      );
    case 'long':
      if (explicit && isDouble(value)) return doubleToWhole(value.value, 64);
      return toWhole(value, type, true);
    case 'double':
      return isDouble(value) ? value : double(Number(toWhole(value, type, true)));
    case 'char':
      if (isChar(value)) return value;
      if (!explicit) return wrongClass(value, type);
      if (typeof value === 'string' && value.length === 1) return char(value.charCodeAt(0));
      return char(Number(BigInt.asUintN(16, isDouble(value) ? doubleToWhole(value.value, 32) : toWhole(value, type, true))));
    default:
      if (type === 'String' && explicit && isChar(value)) return String.fromCharCode(value.code);
      return isInstance(value, type) ? value : wrongClass(value, type);
  }
}

function toWhole(value: Value, type: TypeName, longToo: boolean): bigint {
  if (typeof value === 'number') return BigInt(value);
  if (isChar(value)) return BigInt(value.code);
  if (typeof value === 'bigint' && longToo) return value;
  return wrongClass(value, type);
}

function wrongClass(value: Value, type: TypeName): never {
  return raise('ClassCastException', `Cannot cast from [${classOf(value)}] to [${type}]`);
}

/** Narrows to a double. */
export function isDouble(value: Value): value is Value & { readonly kind: 'double' } {
  return typeof value === 'object' && value !== null && value.kind === 'double';
}

/** Narrows to a char. */
export function isChar(value: Value): value is Value & { readonly kind: 'char' } {
  return typeof value === 'object' && value !== null && value.kind === 'char';
}

/** Texts longer than this end the script: scripts can double a text in each step. */
export const TEXT_LIMIT = 1 << 20;

/** The text of a value in a concatenation: `String.valueOf`. */
export function textOf(value: Value): string {
  if (value === null || typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'double':
      return doubleText(value.value);
    case 'char':
      return String.fromCharCode(value.code);
    case 'builder':
      return value.text;
    case 'list':
    case 'doc-values':
      return `[${value.items.map(textOf).join(', ')}]`;
    case 'map':
      return `{${[...value.entries].map(([key, inner]) => `${key}=${textOf(inner)}`).join(', ')}}`;
    case 'date':
    case 'instant':
      return instantText(value.millis, value.kind === 'instant');
    case 'exception':
      return value.message === null ? `java.lang.${value.type}` : `java.lang.${value.type}: ${value.message}`;
    case 'locale':
      return '';
    case 'array':
    case 'cidr':
    case 'doc':
      throw new Exhausted(`the text of a ${classOf(value)} is not defined here`);
  }
}

/** A date in UTC: seconds left out when there are none (not for an instant), fractions in groups of three digits. */
function instantText(millis: number, seconds: boolean): string {
  const iso = new Date(Math.floor(millis)).toISOString();
  const rest = iso.slice(-5, -1) === '.000' ? '' : iso.slice(-5, -1);
  const whole = iso.slice(0, -5);
  return `${rest === '' && !seconds && whole.endsWith(':00') ? whole.slice(0, -3) : whole + rest}Z`;
}
