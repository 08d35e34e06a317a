import { type Code, type Context, cast, type Frame, problem } from './code.ts';
import { convert } from './convert.ts';
import { entryOf, put } from './methods-collection.ts';
import { type BinaryOperator, binary } from './operators.ts';
import { raise } from './thrown.ts';
import type { Expression } from './tree.ts';
import { isInstance, isPrimitive, isSubtype, promoted, type TypeName } from './types.ts';
import { classOf, type Value } from './value.ts';

/** Somewhere a value can be put: `find` evaluates what the place depends on, once. */
interface Place {
  readonly type: TypeName;
  /** Set for a variable, which needs no finding. */
  readonly slot?: number;
  find(frame: Frame): { get(): Value; set(value: Value): void };
}

function store(list: Value[], at: number, value: Value): void {
  list[at] = value;
}

function placeOf(context: Context, node: Expression): Place {
  switch (node.kind) {
    case 'variable': {
      const { slot, type } = context.lookup(node.name, node.at);
      return { type, slot, find: ({ slots }) => ({ get: () => slots[slot] ?? null, set: (value) => store(slots, slot, value) }) };
    }
    case 'field': {
      const target = context.compile(node.target);
      if (target.type !== 'def' && !isSubtype(target.type, 'Map'))
        return problem(`cannot assign to field ${node.name} of ${target.type}`, node.at);
      return entryPlace(target, { type: 'String', run: () => node.name });
    }
    case 'index': {
      const target = context.compile(node.target);
      const index = context.compile(node.index);
      if (target.type === 'def' || isSubtype(target.type, 'Map') || isSubtype(target.type, 'List'))
        return entryPlace(target, index);
      return problem(`cannot assign to elements of ${target.type}`, node.at);
    }
    default:
      return problem('cannot assign to this', node.at);
  }
}

function entryPlace(target: Code, index: Code): Place {
  return {
    type: 'def',
    find: (frame) => {
      const self = target.run(frame);
      const key = index.run(frame);
      if (self === null) return raise('NullPointerException');
      if (isInstance(self, 'Map')) return { get: () => entryOf(self, key), set: (value) => void put(self, key, value) };
      return itemPlace(self, key);
    },
  };
}

function itemPlace(self: Value, key: Value): { get(): Value; set(value: Value): void } {
  if (typeof self !== 'object' || self?.kind !== 'list')
    return raise('IllegalArgumentException', `cannot store into a [${classOf(self)}]`);
  const index = Number(convert(key, 'int', false));
  const { items } = self;
  const at = index < 0 ? index + items.length : index;
  if (at < 0 || at >= items.length)
    return raise('IndexOutOfBoundsException', `Index ${at} out of bounds for length ${items.length}`);
  return { get: () => items[at] ?? null, set: (value) => store(items, at, value) };
}

/** `place = value`, or `place += value` and its kin, whose result is cast back to the type of the place. */
export function compileAssignment(context: Context, node: Expression & { readonly kind: 'assign' }): Code {
  const place = placeOf(context, node.place);
  const value = context.compile(node.value);
  if (node.operator === null) return storing(place, cast(value, place.type, node.value.at));
  return updating(place, node.operator, value, false, node.at);
}

/** `++` and `--`, before or after. */
export function compileStep(context: Context, node: Expression & { readonly kind: 'step' }): Code {
  const place = placeOf(context, node.place);
  return updating(place, node.operator, { type: 'int', run: () => 1 }, !node.before, node.at);
}

function storing(place: Place, value: Code): Code {
  const { type, slot } = place;
  if (slot !== undefined) {
    const run = (frame: Frame): Value => {
      const result = value.run(frame);
      frame.slots[slot] = result;
      return result;
    };
    return { type, run };
  }
  return {
    type,
    run: (frame) => {
      const found = place.find(frame);
      const result = value.run(frame);
      found.set(result);
      return result;
    },
  };
}

function updating(place: Place, operator: BinaryOperator, value: Code, former: boolean, at: number): Code {
  const { type, slot } = place;
  checkOperands(operator, type, value.type, at);
  const updated = (before: Value, frame: Frame): Value =>
    convert(binary(operator, type === 'String' && before === null ? 'null' : before, value.run(frame)), type, true);
  if (slot !== undefined) {
    const run = (frame: Frame): Value => {
      const before = frame.slots[slot] ?? null;
      const after = updated(before, frame);
      frame.slots[slot] = after;
      return former ? before : after;
    };
    return { type, run };
  }
  return {
    type,
    run: (frame) => {
      const found = place.find(frame);
      const before = found.get();
      const after = updated(before, frame);
      found.set(after);
      return former ? before : after;
    },
  };
}

/** Refuses operands that can never fit. */
export function checkOperands(operator: string, left: TypeName, right: TypeName, at: number): TypeName {
  if (left === 'void' || right === 'void') return problem('no value here', at);
  if (operator === '+' && (left === 'String' || right === 'String')) return 'String';
  if (left === 'def' || right === 'def') return 'def';
  if (['&', '|', '^'].includes(operator) && left === 'boolean' && right === 'boolean') return 'boolean';
  const type = promoted(left, right);
  const isShift = operator.length > 1;
  const whole = ['&', '|', '^'].includes(operator) || isShift;
  if (type === null || (whole && type === 'double'))
    return problem(`Cannot apply [${operator}] to types [${left}] and [${right}]`, at);
  return isShift ? (promoted(left, left) ?? type) : isPrimitive(type) ? type : 'def';
}
