import { type Code, type Context, cast, isNullable, problem } from './code.ts';
import {
  compileCall,
  compileField,
  compileFunctionCall,
  compileIndex,
  compileStaticCall,
  compileStaticField,
} from './compile-access.ts';
import { checkOperands, compileAssignment, compileStep } from './compile-assign.ts';
import { textOf } from './convert.ts';
import { put } from './methods-collection.ts';
import { binary, javaEquals, joined, looselyEqual, ordered, unary } from './operators.ts';
import type { Expression } from './tree.ts';
import { boxed, isInstance, isPrimitive, isSubtype, promoted, type TypeName } from './types.ts';
import { double } from './value.ts';

type Of<K extends Expression['kind']> = Expression & { readonly kind: K };

/** Compiles an expression with its static type. */
export function compileExpression(node: Expression, context: Context): Code {
  switch (node.kind) {
    case 'literal':
      return { type: node.type, run: () => node.value };
    case 'double':
      return { type: 'double', run: () => double(node.value) };
    case 'variable': {
      const { slot, type } = context.lookup(node.name, node.at);
      return { type, run: (frame) => frame.slots[slot] ?? null };
    }
    case 'list': {
      const items = node.items.map((item) => cast(context.compile(item), 'def', item.at));
      return { type: 'ArrayList', run: (frame) => ({ kind: 'list', items: items.map((item) => item.run(frame)) }) };
    }
    case 'map':
      return compileMap(node, context);
    case 'function':
      return compileFunctionCall(context, node);
    case 'static-call':
      return compileStaticCall(context, node.type, node.name, node.arguments, node.at);
    case 'new':
      return compileStaticCall(context, node.type, 'new', node.arguments, node.at);
    case 'static-field':
      return compileStaticField(node);
    case 'call':
      return compileCall(context, node);
    case 'field':
      return compileField(context, node);
    case 'index':
      return compileIndex(context, node);
    case 'unary':
      return compileUnary(node, context);
    case 'step':
      return compileStep(context, node);
    case 'cast':
      return cast(context.compile(node.operand), node.type, node.at, true);
    case 'binary':
      return compileBinary(node, context);
    case 'order':
      return compileOrder(node, context);
    case 'equality':
      return compileEquality(node, context);
    case 'logical':
      return compileLogical(node, context);
    case 'instanceof': {
      const operand = cast(context.compile(node.operand), 'def', node.at);
      return { type: 'boolean', run: (frame) => isInstance(operand.run(frame), node.type) };
    }
    case 'conditional':
      return compileConditional(node, context);
    case 'elvis':
      return compileElvis(node, context);
    case 'assign':
      return compileAssignment(context, node);
  }
}

function compileMap(node: Of<'map'>, context: Context): Code {
  const entries = node.entries.map(
    ([key, value]) => [cast(context.compile(key), 'def', key.at), cast(context.compile(value), 'def', value.at)] as const,
  );
  return {
    type: 'HashMap',
    run: (frame) => {
      const map = { kind: 'map' as const, entries: new Map() };
      for (const [key, value] of entries) put(map, key.run(frame), value.run(frame));
      return map;
    },
  };
}

function compileUnary(node: Of<'unary'>, context: Context): Code {
  const operand = context.compile(node.operand);
  const { operator } = node;
  if (operator === '!') {
    const test = cast(operand, 'boolean', node.at);
    return { type: 'boolean', run: (frame) => test.run(frame) !== true };
  }
  const type = operand.type === 'def' ? 'def' : promoted(operand.type, operand.type);
  if (type === null || (operator === '~' && type === 'double'))
    return problem(`Cannot apply [${operator}] to type [${operand.type}]`, node.at);
  return { type, run: (frame) => unary(operator, operand.run(frame)) };
}

function compileBinary(node: Of<'binary'>, context: Context): Code {
  const left = context.compile(node.left);
  const right = context.compile(node.right);
  const { operator } = node;
  const type = checkOperands(operator, left.type, right.type, node.at);
  // Null joins as a text too, so the static type decides and not the values.
  if (type === 'String') return { type, run: (frame) => joined(textOf(left.run(frame)), textOf(right.run(frame))) };
  return { type, run: (frame) => binary(operator, left.run(frame), right.run(frame)) };
}

function compileOrder(node: Of<'order'>, context: Context): Code {
  const left = context.compile(node.left);
  const right = context.compile(node.right);
  const { operator } = node;
  const fits = left.type === 'def' || right.type === 'def' || promoted(left.type, right.type) !== null;
  if (!fits || left.type === 'void' || right.type === 'void') {
    return problem(`Cannot apply [${operator}] to types [${left.type}] and [${right.type}]`, node.at);
  }
  return { type: 'boolean', run: (frame) => ordered(operator, left.run(frame), right.run(frame)) };
}

/** `==` is `equals`, with numbers compared across types where they are primitive or `def`; `===` of objects depends on the JVM. */
function compileEquality(node: Of<'equality'>, context: Context): Code {
  const left = context.compile(node.left);
  const right = context.compile(node.right);
  if (left.type === 'void' || right.type === 'void') return problem('no value here', node.at);
  const primitives = isPrimitive(left.type) && isPrimitive(right.type);
  if (primitives && left.type !== right.type && promoted(left.type, right.type) === null) {
    return problem(`Cannot apply [${node.operator}] to types [${left.type}] and [${right.type}]`, node.at);
  }
  const isIdentity = node.operator.length === 3;
  if (isIdentity && !primitives && left.type !== 'null' && right.type !== 'null')
    return problem('the identity of objects is not defined here', node.at);
  const equal = primitives || left.type === 'def' || right.type === 'def' ? looselyEqual : javaEquals;
  const wanted = node.operator.startsWith('=');
  return { type: 'boolean', run: (frame) => equal(left.run(frame), right.run(frame)) === wanted };
}

function compileLogical(node: Of<'logical'>, context: Context): Code {
  const left = cast(context.compile(node.left), 'boolean', node.left.at);
  const right = cast(context.compile(node.right), 'boolean', node.right.at);
  const decided = node.operator === '||';
  return { type: 'boolean', run: (frame) => (left.run(frame) === decided ? decided : right.run(frame)) };
}

function compileConditional(node: Of<'conditional'>, context: Context): Code {
  const test = cast(context.compile(node.test), 'boolean', node.test.at);
  const yes = context.compile(node.yes);
  const no = context.compile(node.no);
  const type = commonType(yes.type, no.type, node.at);
  const [first, second] = [cast(yes, type, node.yes.at), cast(no, type, node.no.at)];
  return { type, run: (frame) => (test.run(frame) === true ? first.run(frame) : second.run(frame)) };
}

function compileElvis(node: Of<'elvis'>, context: Context): Code {
  const left = context.compile(node.left);
  const right = context.compile(node.right);
  if (!isNullable(left.type)) return problem('extraneous elvis operator: the left side is never null', node.at);
  const type = commonType(left.type, right.type, node.at);
  const [first, second] = [cast(left, type, node.left.at), cast(right, type, node.right.at)];
  return { type, run: (frame) => first.run(frame) ?? second.run(frame) };
}

/** The type of a choice between two. */
function commonType(left: TypeName, right: TypeName, at: number): TypeName {
  if (left === 'void' || right === 'void') return problem('no value here', at);
  if (left === right) return left;
  if (left === 'def' || right === 'def') return 'def';
  if (isPrimitive(left) && isPrimitive(right)) return promoted(left, right) ?? 'Object';
  const [a, b] = [boxed(left), boxed(right)];
  if (a === 'null') return b;
  if (b === 'null') return a;
  return isSubtype(a, b) ? b : isSubtype(b, a) ? a : 'Object';
}
