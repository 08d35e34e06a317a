import { type Code, type Context, cast, type Frame, problem, tick } from './code.ts';
import { convert } from './convert.ts';
import { object } from './given.ts';
import { raise, Thrown } from './thrown.ts';
import type { Expression, Statement, Trap } from './tree.ts';
import { isExceptionType, isSubtype, type TypeName } from './types.ts';
import { classOf, double, type Value } from './value.ts';

/** How a statement ended. */
type Signal = 'next' | 'break' | 'continue' | 'return';

/** A compiled statement and what is known of how it ends. */
export interface Step {
  run(frame: Frame): Signal;
  /** Never goes on to the next statement of its function. */
  readonly escapes: boolean;
  /** Never goes on to the next statement of its block. */
  readonly jumps: boolean;
  /** May leave the loop around it by `break`. */
  readonly breaks: boolean;
}

type Of<K extends Statement['kind']> = Statement & { readonly kind: K };

const PLAIN = { escapes: false, jumps: false, breaks: false };

/** Compiles a statement. */
function compileStatement(node: Statement, context: Context): Step {
  switch (node.kind) {
    case 'expression':
      return compileExpressionStatement(node.expression, context);
    case 'declare':
      return compileDeclaration(node, context);
    case 'block':
      return context.block(() => compileSequence(node.body, context));
    case 'if':
      return compileIf(node, context);
    case 'while':
      return compileLoop(null, node.test, null, node.body, context, node.at);
    case 'for':
      return context.block(() => compileLoop(node.first, node.test, node.after, node.body, context, node.at));
    case 'do':
      return compileDo(node, context);
    case 'each':
      return context.block(() => compileEach(node, context));
    case 'return':
      return compileReturn(node, context);
    case 'break':
      return { run: () => 'break', escapes: false, jumps: true, breaks: true };
    case 'continue':
      return { run: () => 'continue', escapes: false, jumps: true, breaks: false };
    case 'throw':
      return compileThrow(node, context);
    case 'try':
      return compileTry(node, context);
  }
}

/** Statements in a row; none may stand behind one that never goes on. */
export function compileSequence(body: readonly Statement[], context: Context): Step {
  const steps: Step[] = [];
  for (const node of body) {
    if (steps.at(-1)?.jumps === true) problem('unreachable statement', node.at);
    steps.push(compileStatement(node, context));
  }
  const last = steps.at(-1);
  return {
    run: (frame) => {
      for (const step of steps) {
        const signal = step.run(frame);
        if (signal !== 'next') return signal;
      }
      return 'next';
    },
    escapes: last?.escapes ?? false,
    jumps: last?.jumps ?? false,
    breaks: steps.some((step) => step.breaks),
  };
}

/** Only what has an effect may stand alone. */
function compileExpressionStatement(expression: Expression, context: Context): Step {
  const effects: readonly Expression['kind'][] = ['assign', 'step', 'call', 'static-call', 'function', 'new'];
  if (!effects.includes(expression.kind)) problem('not a statement: the result is not used', expression.at);
  const code = context.compile(expression);
  return {
    ...PLAIN,
    run: (frame) => {
      code.run(frame);
      return 'next';
    },
  };
}

function compileDeclaration(node: Of<'declare'>, context: Context): Step {
  const stores = node.variables.map(({ name, value }) => {
    const code = value === null ? { run: () => defaultOf(node.type) } : cast(context.compile(value), node.type, value.at);
    return { slot: context.declare(name, node.type, node.at), code };
  });
  return {
    ...PLAIN,
    run: (frame) => {
      for (const { slot, code } of stores) frame.slots[slot] = code.run(frame);
      return 'next';
    },
  };
}

function defaultOf(type: TypeName): Value {
  if (type === 'boolean') return false;
  if (type === 'int') return 0;
  if (type === 'long') return 0n;
  if (type === 'char') return { kind: 'char', code: 0 };
  return type === 'double' ? double(0) : null;
}

function compileIf(node: Of<'if'>, context: Context): Step {
  const test = cast(context.compile(node.test), 'boolean', node.test.at);
  const yes = context.block(() => compileStatement(node.yes, context));
  const { no: other } = node;
  const no = other === null ? null : context.block(() => compileStatement(other, context));
  return {
    run: (frame) => (test.run(frame) === true ? yes.run(frame) : (no?.run(frame) ?? 'next')),
    escapes: yes.escapes && no?.escapes === true,
    jumps: yes.jumps && no?.jumps === true,
    breaks: yes.breaks || no?.breaks === true,
  };
}

function compileLoop(
  first: Statement | null,
  test: Expression | null,
  after: Expression | null,
  inner: Statement,
  context: Context,
  at: number,
): Step {
  const start = first === null ? null : compileStatement(first, context);
  const goesOn = test === null ? null : cast(context.compile(test), 'boolean', test.at);
  if (test?.kind === 'literal' && test.value === false) problem('extraneous loop: it never runs', at);
  const step = after === null ? null : compileExpressionStatement(after, context);
  const body = context.block(() => compileStatement(inner, context));
  const endless = (test === null || (test.kind === 'literal' && test.value === true)) && !body.breaks;
  return {
    escapes: endless,
    jumps: endless,
    breaks: false,
    run: (frame) => {
      start?.run(frame);
      while (goesOn === null || goesOn.run(frame) === true) {
        tick(frame.runtime);
        const signal = body.run(frame);
        if (signal === 'return') return signal;
        if (signal === 'break') break;
        step?.run(frame);
      }
      return 'next';
    },
  };
}

function compileDo(node: Of<'do'>, context: Context): Step {
  const body = context.block(() => compileStatement(node.body, context));
  const test = cast(context.compile(node.test), 'boolean', node.test.at);
  const endless = node.test.kind === 'literal' && node.test.value === true && !body.breaks;
  return {
    escapes: endless || body.escapes,
    jumps: endless || body.escapes,
    breaks: false,
    run: (frame) => {
      do {
        tick(frame.runtime);
        const signal = body.run(frame);
        if (signal === 'return') return signal;
        if (signal === 'break') break;
      } while (test.run(frame) === true);
      return 'next';
    },
  };
}

function compileEach(node: Of<'each'>, context: Context): Step {
  const list = context.compile(node.list);
  if (list.type !== 'def' && !isSubtype(list.type, 'Iterable') && !list.type.endsWith('[]'))
    problem(`Illegal for each type [${list.type}]`, node.at);
  const element = cast(
    { type: list.type.endsWith('[]') ? list.type.slice(0, -2) : 'def', run: () => null },
    node.type,
    node.at,
  ).type;
  const slot = context.declare(node.name, element, node.at);
  const body = context.block(() => compileStatement(node.body, context));
  return {
    ...PLAIN,
    run: (frame) => {
      for (const item of elements(list.run(frame))) {
        tick(frame.runtime);
        frame.slots[slot] = convert(item, element, false);
        const signal = body.run(frame);
        if (signal === 'return') return signal;
        if (signal === 'break') break;
      }
      return 'next';
    },
  };
}

/** What `for` goes over; a list that changes meanwhile is Java's error, so a copy would hide it. */
function* elements(value: Value): Generator<Value> {
  if (value === null) return raise('NullPointerException');
  if (typeof value !== 'object' || (value.kind !== 'list' && value.kind !== 'doc-values' && value.kind !== 'array')) {
    return raise('IllegalArgumentException', `Cannot iterate over [${classOf(value)}]`);
  }
  const size = value.items.length;
  for (const item of value.items) {
    if (value.items.length !== size) raise('RuntimeException', 'ConcurrentModificationException');
    yield item;
  }
}

function compileReturn(node: Of<'return'>, context: Context): Step {
  if (node.value === null) {
    if (context.returns !== 'void') problem('a value must be returned', node.at);
    return { run: () => 'return', escapes: true, jumps: true, breaks: false };
  }
  const code: Code = cast(context.compile(node.value), context.returns, node.value.at);
  return {
    escapes: true,
    jumps: true,
    breaks: false,
    run: (frame) => {
      frame.result = code.run(frame);
      return 'return';
    },
  };
}

function compileThrow(node: Of<'throw'>, context: Context): Step {
  const code = context.compile(node.value);
  if (code.type !== 'def' && !isExceptionType(code.type)) problem(`Cannot cast from [${code.type}] to [Exception]`, node.at);
  return {
    escapes: true,
    jumps: true,
    breaks: false,
    run: (frame) => {
      const { type, message } = object(code.run(frame), 'exception');
      throw new Thrown(type, message);
    },
  };
}

function compileTry(node: Of<'try'>, context: Context): Step {
  const body = context.block(() => compileStatement(node.body, context));
  const traps = node.traps.map((trap) => ({ type: trap.type, ...compileTrap(trap, context) }));
  const all = [body, ...traps.map((trap) => trap.body)];
  return {
    escapes: all.every((step) => step.escapes),
    jumps: all.every((step) => step.jumps),
    breaks: all.some((step) => step.breaks),
    run: (frame) => {
      const { depth } = frame.runtime;
      try {
        return body.run(frame);
      } catch (error) {
        if (!(error instanceof Thrown)) throw error;
        const { exception } = error;
        const trap = traps.find(({ type }) => isSubtype(exception.type, type));
        if (trap === undefined) throw error;
        frame.runtime.depth = depth;
        frame.slots[trap.slot] = exception;
        return trap.body.run(frame);
      }
    },
  };
}

function compileTrap(trap: Trap, context: Context): { readonly slot: number; readonly body: Step } {
  return context.block(() => {
    const slot = context.declare(trap.name, trap.type, trap.body.at);
    return { slot, body: compileStatement(trap.body, context) };
  });
}
