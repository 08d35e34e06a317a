import { convert } from './convert.ts';
import { CompileProblem, Exhausted } from './thrown.ts';
import type { Expression } from './tree.ts';
import { canCast, isPrimitive, type TypeName } from './types.ts';
import type { Value } from './value.ts';

/** What one call of a function or of the script works with. */
export interface Frame {
  readonly slots: Value[];
  readonly runtime: Runtime;
  result: Value;
}

/** Budgets of a run. */
export interface Runtime {
  /** Loop turns and calls for this event. */
  steps: number;
  /** The same over all events. */
  total: number;
  depth: number;
}

/** A compiled expression with its static type. */
export interface Code {
  readonly type: TypeName;
  run(frame: Frame): Value;
}

/** A user function; `run` is set once its body is compiled. */
export interface UserFunction {
  readonly type: TypeName;
  readonly parameters: readonly TypeName[];
  run: (given: Value[], runtime: Runtime) => Value;
}

interface Variable {
  readonly slot: number;
  readonly type: TypeName;
}

/** What compiling one function body needs: its variables by block, the script's functions, and the way back to expressions. */
export interface Context {
  readonly functions: ReadonlyMap<string, UserFunction>;
  readonly returns: TypeName;
  compile(expression: Expression): Code;
  declare(name: string, type: TypeName, at: number): number;
  lookup(name: string, at: number): Variable;
  /** Compiles with variables of its own. */
  block<T>(compile: () => T): T;
}

/** Painless stops a function after a million turns of its loops; here all functions share them, so a run stays short. */
const STEP_LIMIT = 1_000_000;
const TOTAL_LIMIT = 5_000_000;

/** Counts a loop turn or a call. */
export function tick(runtime: Runtime): void {
  if (++runtime.steps > STEP_LIMIT)
    throw new Exhausted('The maximum number of statements that can be executed in a loop has been reached.');
  if (++runtime.total > TOTAL_LIMIT) throw new Exhausted('script too slow over these events');
}

/** A fresh context. */
export function createContext(
  functions: ReadonlyMap<string, UserFunction>,
  returns: TypeName,
  compile: (expression: Expression, context: Context) => Code,
): Context {
  const blocks: Map<string, Variable>[] = [new Map()];
  let slots = 0;
  const find = (name: string) => blocks.findLast((block) => block.has(name))?.get(name);
  const context: Context = {
    functions,
    returns,
    compile: (expression) => compile(expression, context),
    declare: (name, type, at) => {
      if (find(name) !== undefined) problem(`variable ${name} is already defined`, at);
      blocks.at(-1)?.set(name, { slot: slots, type });
      return slots++;
    },
    lookup: (name, at) => find(name) ?? problem(`cannot resolve symbol ${name}`, at),
    block: (inner) => {
      blocks.push(new Map());
      const result = inner();
      blocks.pop();
      return result;
    },
  };
  return context;
}

/** A script that Painless would not compile. */
export function problem(message: string, at: number): never {
  throw new CompileProblem(`${message} at ${at}`);
}

/** The same expression as another type; what can never be one does not compile. */
export function cast(code: Code, type: TypeName, at: number, explicit = false): Code {
  if (!canCast(code.type, type, explicit)) return problem(`Cannot cast from [${code.type}] to [${type}]`, at);
  if (code.type === type || type === 'def' || type === 'Object') return { type, run: code.run };
  return { type, run: (frame) => convert(code.run(frame), type, explicit) };
}

/** True for types that hold null. */
export function isNullable(type: TypeName): boolean {
  return !isPrimitive(type) && type !== 'void';
}
