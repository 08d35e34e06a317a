import { type Code, type Context, cast, type Frame, isNullable, problem, tick } from './code.ts';
import { convert } from './convert.ts';
import { findGetter, findMethod, findStatic, isMethodOfSome, type Method } from './methods.ts';
import { entryOf } from './methods-collection.ts';
import { raise } from './thrown.ts';
import type { Expression } from './tree.ts';
import { isInstance, isSubtype, type TypeName } from './types.ts';
import { classOf, double, type Value } from './value.ts';

type Of<K extends Expression['kind']> = Expression & { readonly kind: K };

/** Compiles arguments to the types a method declares. */
function compileArguments(context: Context, list: readonly Expression[], types: readonly TypeName[]): Code[] {
  return list.map((item, i) => cast(context.compile(item), types[i] ?? 'def', item.at));
}

/** A function of the script. */
export function compileFunctionCall(context: Context, node: Of<'function'>): Code {
  const target = context.functions.get(`${node.name}/${node.arguments.length}`);
  if (target === undefined) return problem(`unknown function ${node.name} with ${node.arguments.length} arguments`, node.at);
  const given = compileArguments(context, node.arguments, target.parameters);
  return {
    type: target.type,
    run: (frame) => {
      tick(frame.runtime);
      return target.run(
        given.map((code) => code.run(frame)),
        frame.runtime,
      );
    },
  };
}

/** A static method or a constructor. */
export function compileStaticCall(context: Context, type: TypeName, name: string, list: readonly Expression[], at: number): Code {
  const method = findStatic(type, name, list.length);
  if (method === undefined)
    return problem(
      `unknown ${name === 'new' ? 'constructor' : `static method ${name}`} of ${type} with ${list.length} arguments`,
      at,
    );
  const given = compileArguments(context, list, method.parameters);
  return { type: method.result, run: (frame) => method.run(given.map((code) => code.run(frame))) };
}

const STATIC_FIELDS: ReadonlyMap<string, readonly [type: TypeName, value: Value]> = new Map<string, readonly [TypeName, Value]>([
  ['Integer.MIN_VALUE', ['int', -2147483648]],
  ['Integer.MAX_VALUE', ['int', 2147483647]],
  ['Long.MIN_VALUE', ['long', -(2n ** 63n)]],
  ['Long.MAX_VALUE', ['long', 2n ** 63n - 1n]],
  ['Double.NaN', ['double', double(Number.NaN)]],
  ['Double.POSITIVE_INFINITY', ['double', double(Number.POSITIVE_INFINITY)]],
  ['Double.NEGATIVE_INFINITY', ['double', double(Number.NEGATIVE_INFINITY)]],
  ['Double.MAX_VALUE', ['double', double(Number.MAX_VALUE)]],
  ['Double.MIN_VALUE', ['double', double(Number.MIN_VALUE)]],
  ['Boolean.TRUE', ['Boolean', true]],
  ['Boolean.FALSE', ['Boolean', false]],
  ['Math.PI', ['double', double(Math.PI)]],
  ['Math.E', ['double', double(Math.E)]],
  ['Locale.ROOT', ['Locale', { kind: 'locale' }]],
]);

/** A constant of a class. */
export function compileStaticField(node: Of<'static-field'>): Code {
  const field = STATIC_FIELDS.get(`${node.type}.${node.name}`);
  if (field === undefined) return problem(`unknown static field ${node.type}.${node.name}`, node.at);
  const [type, value] = field;
  return { type, run: () => value };
}

/** A method of a value. Static types are checked now, `def` when it runs; the class of the value always decides what runs. */
export function compileCall(context: Context, node: Of<'call'>): Code {
  const target = context.compile(node.target);
  const count = node.arguments.length;
  if (target.type === 'def') {
    if (!isMethodOfSome(node.name, count)) return problem(`unknown method ${node.name} with ${count} arguments`, node.at);
    const given = node.arguments.map((item) => someValue(context.compile(item), item.at));
    return safely(target, node, 'def', virtual(node.name, given, null));
  }
  const method = findMethod(target.type, node.name, count);
  if (method === undefined) return problem(`unknown method ${node.name} of ${target.type} with ${count} arguments`, node.at);
  return safely(
    target,
    node,
    method.result,
    virtual(node.name, compileArguments(context, node.arguments, method.parameters), method),
  );
}

function someValue(code: Code, at: number): Code {
  return code.type === 'void' ? problem('no value here', at) : code;
}

type Member = (self: Value, frame: Frame) => Value;

/** `?.` gives null for null; anything else of null is an error. */
function safely(target: Code, node: Of<'call'> | Of<'field'>, type: TypeName, member: Member): Code {
  if (node.safe && !isNullable(type)) return problem('the result of a null safe operator must be nullable', node.at);
  if (!isNullable(target.type) && node.safe) return problem('null safe operator on a primitive', node.at);
  return {
    type,
    run: (frame) => {
      const self = target.run(frame);
      if (self === null) return node.safe ? null : raise('NullPointerException', `cannot access ${node.name} of null`);
      return member(self, frame);
    },
  };
}

function virtual(name: string, given: readonly Code[], declared: Method | null): Member {
  const known = new Map<string, Method>();
  return (self, frame) => {
    const type = classOf(self);
    let method = known.get(type);
    if (method === undefined) {
      method =
        findMethod(type, name, given.length) ??
        declared ??
        raise('IllegalArgumentException', `dynamic method [${type}, ${name}/${given.length}] not found`);
      known.set(type, method);
    }
    const { parameters, run } = method;
    return run([self, ...given.map((code, i) => convert(code.run(frame), parameters[i] ?? 'def', false))]);
  };
}

/** `x.name`: a getter, the length of an array, the entry of a map or the item of a list. */
export function compileField(context: Context, node: Of<'field'>): Code {
  const target = context.compile(node.target);
  const { name } = node;
  if (target.type === 'def') return safely(target, node, 'def', (self) => fieldOf(self, name));
  if (target.type.endsWith('[]') && name === 'length') return safely(target, node, 'int', (self) => fieldOf(self, name));
  const getter = findGetter(target.type, name);
  if (getter !== undefined) return safely(target, node, getter.result, virtual(getter.name, [], getter));
  if (isSubtype(target.type, 'Map')) return safely(target, node, 'def', (self) => entryOf(self, name));
  if (isSubtype(target.type, 'List') && /^\d+$/.test(name)) return safely(target, node, 'def', (self) => fieldOf(self, name));
  return problem(`unknown field ${name} of ${target.type}`, node.at);
}

function fieldOf(self: Value, name: string): Value {
  if (typeof self === 'object' && self?.kind === 'array' && name === 'length') return self.items.length;
  const getter = findGetter(classOf(self), name);
  if (getter !== undefined) return getter.run([self]);
  if (isInstance(self, 'Map')) return entryOf(self, name);
  if (isInstance(self, 'List') && /^\d+$/.test(name)) return elementOf(self, Number(name));
  return raise('IllegalArgumentException', `dynamic getter [${classOf(self)}, ${name}] not found`);
}

/** `x[i]` of a map, a list or an array. */
export function compileIndex(context: Context, node: Of<'index'>): Code {
  const target = context.compile(node.target);
  const isMap = isSubtype(target.type, 'Map');
  if (!isMap && target.type !== 'def' && !isSubtype(target.type, 'List') && !target.type.endsWith('[]')) {
    return problem(`${target.type} has no elements`, node.at);
  }
  const known = isMap || target.type === 'def';
  const index = known ? someValue(context.compile(node.index), node.at) : cast(context.compile(node.index), 'int', node.at);
  return {
    type: target.type.endsWith('[]') ? target.type.slice(0, -2) : 'def',
    run: (frame) => {
      const self = target.run(frame);
      const key = index.run(frame);
      return isInstance(self, 'Map') ? entryOf(self, key) : elementOf(self, key);
    },
  };
}

/** An element by its index; a negative one counts from the end. */
function elementOf(self: Value, index: Value): Value {
  if (self === null) return raise('NullPointerException');
  const at = convert(index, 'int', false);
  if (typeof at !== 'number') return raise('ClassCastException');
  if (typeof self === 'object' && self.kind === 'array') {
    const place = at < 0 ? at + self.items.length : at;
    return (
      self.items[place] ?? raise('ArrayIndexOutOfBoundsException', `Index ${place} out of bounds for length ${self.items.length}`)
    );
  }
  if (typeof self !== 'object' || (self.kind !== 'list' && self.kind !== 'doc-values')) {
    return raise('IllegalArgumentException', `Attempting to address a non-array-like type [${classOf(self)}] as an array.`);
  }
  const getter = findMethod(classOf(self), 'get', 1);
  return getter?.run([self, at < 0 ? at + self.items.length : at]) ?? null;
}
