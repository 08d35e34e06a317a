import { classOf, type Value } from './value.ts';

/** The name of a type: a primitive, `def`, `void`, `null` (the type of the literal), a class, or an array `T[]`. */
export type TypeName = string;

const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['RuntimeException', 'Exception'],
  ['ArithmeticException', 'RuntimeException'],
  ['ClassCastException', 'RuntimeException'],
  ['IllegalArgumentException', 'RuntimeException'],
  ['NumberFormatException', 'IllegalArgumentException'],
  ['IllegalStateException', 'RuntimeException'],
  ['IndexOutOfBoundsException', 'RuntimeException'],
  ['StringIndexOutOfBoundsException', 'IndexOutOfBoundsException'],
  ['ArrayIndexOutOfBoundsException', 'IndexOutOfBoundsException'],
  ['NegativeArraySizeException', 'RuntimeException'],
  ['NullPointerException', 'RuntimeException'],
  ['UnsupportedOperationException', 'RuntimeException'],
]);

/** Classes by their superclass or interface; every one is a subtype of Object. */
const PARENTS: ReadonlyMap<string, string> = new Map([
  ...EXCEPTIONS,
  ['Exception', 'Object'],
  ['Number', 'Object'],
  ['Integer', 'Number'],
  ['Long', 'Number'],
  ['Double', 'Number'],
  ['Float', 'Number'],
  ['Short', 'Number'],
  ['Byte', 'Number'],
  ['Boolean', 'Object'],
  ['Character', 'Object'],
  ['CharSequence', 'Object'],
  ['String', 'CharSequence'],
  ['StringBuilder', 'CharSequence'],
  ['Iterable', 'Object'],
  ['Collection', 'Iterable'],
  ['List', 'Collection'],
  ['ArrayList', 'List'],
  ['ScriptDocValues', 'List'],
  ['Map', 'Object'],
  ['HashMap', 'Map'],
  ['DocMap', 'Map'],
  ['CIDR', 'Object'],
  ['Locale', 'Object'],
  ['Math', 'Object'],
  ['ZonedDateTime', 'Object'],
  ['Instant', 'Object'],
]);

/** Classes that exist here and cannot be named by a script. */
const UNNAMED: readonly string[] = ['ScriptDocValues', 'DocMap'];

const PRIMITIVES: ReadonlyMap<string, string> = new Map([
  ['boolean', 'Boolean'],
  ['char', 'Character'],
  ['int', 'Integer'],
  ['long', 'Long'],
  ['double', 'Double'],
]);

/** Numeric primitives from narrow to wide. */
const WIDTHS: readonly string[] = ['char', 'int', 'long', 'double'];

/** True for a name that a script may use as a type. */
export function isTypeName(name: string): boolean {
  return name === 'def' || name === 'Object' || PRIMITIVES.has(name) || (PARENTS.has(name) && !UNNAMED.includes(name));
}

/** True for exception classes. */
export function isExceptionType(name: string): boolean {
  return name === 'Exception' || EXCEPTIONS.has(name);
}

/** True for types of values that are never null. */
export function isPrimitive(type: TypeName): boolean {
  return PRIMITIVES.has(type);
}

/** The class of a primitive; any other type is its own. */
export function boxed(type: TypeName): TypeName {
  return PRIMITIVES.get(type) ?? type;
}

/** The primitive of a class; null for classes that have none. */
function unboxed(type: TypeName): TypeName | null {
  for (const [primitive, box] of PRIMITIVES) if (type === primitive || type === box) return primitive;
  return null;
}

/** The type of two numbers in one operation; null when one of them is none. (Java's numeric promotion) */
export function promoted(left: TypeName, right: TypeName): TypeName | null {
  const widths = [left, right].map((type) => WIDTHS.indexOf(unboxed(type) ?? ''));
  const [a = -1, b = -1] = widths;
  return a < 0 || b < 0 ? null : (WIDTHS[Math.max(a, b, 1)] ?? null);
}

/** True for classes that are, extend or implement the other. */
export function isSubtype(type: TypeName, parent: TypeName): boolean {
  if (parent === 'Object') return true;
  for (let at: string | undefined = type; at !== undefined; at = PARENTS.get(at)) if (at === parent) return true;
  return false;
}

/** A class and everything it extends, nearest first. */
export function lineage(type: TypeName): readonly TypeName[] {
  const names: TypeName[] = [];
  for (let at: string | undefined = boxed(type); at !== undefined; at = PARENTS.get(at)) names.push(at);
  return names.includes('Object') ? names : [...names, 'Object'];
}

/** Java's `instanceof`. */
export function isInstance(value: Value, type: TypeName): boolean {
  return value !== null && (type === 'def' || isSubtype(classOf(value), boxed(type)));
}

/** True when the compiler lets a value of one static type pass as another; `def` is looked at when the script runs. */
export function canCast(from: TypeName, to: TypeName, explicit: boolean): boolean {
  if (from === 'void' || to === 'void') return from === to;
  if (from === to || to === 'def' || to === 'Object' || from === 'def') return true;
  if (from === 'null') return !isPrimitive(to);
  if (isPrimitive(from) && isPrimitive(to)) return canConvert(from, to, explicit);
  if (explicit && ((from === 'char' && to === 'String') || (from === 'String' && to === 'char'))) return true;
  if (isPrimitive(from)) return isSubtype(boxed(from), to);
  if (isPrimitive(to)) {
    const primitive = unboxed(from);
    return primitive === null ? explicit && isSubtype(boxed(to), from) : canConvert(primitive, to, explicit);
  }
  return isSubtype(from, to) || (explicit && isSubtype(to, from));
}

function canConvert(from: TypeName, to: TypeName, explicit: boolean): boolean {
  const [a, b] = [WIDTHS.indexOf(from), WIDTHS.indexOf(to)];
  return from === to || (a >= 0 && b >= 0 && (explicit || a <= b));
}
