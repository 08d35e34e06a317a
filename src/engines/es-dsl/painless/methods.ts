import type { MethodTable } from './method-table.ts';
import { characterMethods } from './methods-character.ts';
import { collectionMethods } from './methods-collection.ts';
import { numberMethods } from './methods-number.ts';
import { objectMethods } from './methods-object.ts';
import { stringMethods } from './methods-string.ts';
import { lineage, type TypeName } from './types.ts';
import type { Value } from './value.ts';

/** A method or constructor a script may call. `run` gets converted arguments, the object first unless the method is static. */
export interface Method {
  readonly name: string;
  readonly isStatic: boolean;
  readonly parameters: readonly TypeName[];
  readonly result: TypeName;
  readonly run: (given: readonly Value[]) => Value;
}

/** Every class, its methods by name and number of arguments. What is not listed here cannot be called. */
const METHODS: ReadonlyMap<string, Method> = readTables([
  stringMethods,
  numberMethods,
  characterMethods,
  collectionMethods,
  objectMethods,
]);

const NAMES: ReadonlySet<string> = new Set([...METHODS.keys()].map((key) => key.slice(key.indexOf(' ') + 1)));

function readTables(tables: readonly MethodTable[]): Map<string, Method> {
  const methods = new Map<string, Method>();
  for (const table of tables) {
    for (const [type, rows] of Object.entries(table)) {
      for (const [signature, run] of rows) {
        const parts = /^(static )?(\S+) (\w*)\((.*)\)$/.exec(signature);
        if (parts === null) throw new Error(`bad signature ${signature}`);
        const parameters = parts[4] === '' ? [] : (parts[4] ?? '').split(',');
        const isNew = parts[2] === 'new';
        const name = isNew ? 'new' : (parts[3] ?? '');
        const isStatic = isNew || parts[1] !== undefined;
        const result = isNew ? type : (parts[2] ?? '');
        methods.set(`${type} ${keyOf(name, parameters.length, isStatic)}`, { name, isStatic, parameters, result, run });
      }
    }
  }
  return methods;
}

function keyOf(name: string, count: number, isStatic: boolean): string {
  return `${isStatic ? 'static ' : ''}${name}/${count}`;
}

/** The method of a class or of what it extends. */
export function findMethod(type: TypeName, name: string, count: number): Method | undefined {
  for (const owner of lineage(type)) {
    const method = METHODS.get(`${owner} ${keyOf(name, count, false)}`);
    if (method !== undefined) return method;
  }
  return undefined;
}

/** The static method of a class, or with the name `new` its constructor. */
export function findStatic(type: TypeName, name: string, count: number): Method | undefined {
  return METHODS.get(`${type} ${keyOf(name, count, true)}`);
}

/** The method behind a field: `x.value` is `getValue()`, `x.empty` is `isEmpty()`. */
export function findGetter(type: TypeName, field: string): Method | undefined {
  const capital = field.slice(0, 1).toUpperCase() + field.slice(1);
  return findMethod(type, `get${capital}`, 0) ?? findMethod(type, `is${capital}`, 0);
}

/** True when some class has such a method: a call on `def` that no class could answer is a mistake in any case. */
export function isMethodOfSome(name: string, count: number): boolean {
  return NAMES.has(keyOf(name, count, false));
}
