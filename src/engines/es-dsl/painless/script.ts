import { createContext, type Frame, problem, type Runtime, type UserFunction } from './code.ts';
import { compileExpression } from './compile-expression.ts';
import { compileSequence } from './compile-statement.ts';
import { parseScript } from './parse-statement.ts';
import { CompileProblem, Exhausted } from './thrown.ts';
import type { FunctionTree, ScriptTree, Statement } from './tree.ts';
import type { Value } from './value.ts';

/** `script.max_size_in_bytes`, counted in characters. */
const SIZE_LIMIT = 65_535;

/** Calls within calls; Java's own stack gives out somewhere beyond. */
const DEPTH_LIMIT = 300;

/** A compiled filter script: runs it for one event. Throws `Thrown` or `Exhausted` when the script does not answer. */
type FilterScript = (doc: Value, params: Value) => boolean;

/** Compiles a filter script; a text says why it does not compile. */
export function compileScript(source: string): FilterScript | string {
  if (source.length > SIZE_LIMIT) return `script of ${source.length} characters, the limit is ${SIZE_LIMIT}`;
  try {
    return compileTree(parseScript(source));
  } catch (error) {
    if (error instanceof CompileProblem) return error.message;
    throw error;
  }
}

function compileTree(tree: ScriptTree): FilterScript {
  const functions = new Map<string, UserFunction>();
  for (const { name, type, parameters, at } of tree.functions) {
    const key = `${name}/${parameters.length}`;
    if (functions.has(key)) problem(`function ${name} is already defined`, at);
    functions.set(key, { type, parameters: parameters.map((parameter) => parameter.type), run: () => null });
  }
  for (const node of tree.functions) compileFunction(node, functions);
  const context = createContext(functions, 'boolean', compileExpression);
  context.declare('params', 'Map', 0);
  context.declare('doc', 'Map', 0);
  const body = compileSequence(withReturn(tree.body), context);
  const runtime: Runtime = { steps: 0, total: 0, depth: 0 };
  return (doc, params) => {
    runtime.steps = 0;
    runtime.depth = 0;
    const frame: Frame = { slots: [params, doc], runtime, result: false };
    body.run(frame);
    return frame.result === true;
  };
}

/** The value of a script is that of its last statement when it is an expression. */
function withReturn(body: readonly Statement[]): readonly Statement[] {
  const last = body.at(-1);
  if (last?.kind !== 'expression') return body;
  return [...body.slice(0, -1), { kind: 'return', at: last.at, value: last.expression }];
}

function compileFunction(node: FunctionTree, functions: ReadonlyMap<string, UserFunction>): void {
  const target = functions.get(`${node.name}/${node.parameters.length}`);
  if (target === undefined) return;
  const context = createContext(functions, node.type, compileExpression);
  for (const { name, type } of node.parameters) context.declare(name, type, node.at);
  const body = compileSequence(node.body.kind === 'block' ? node.body.body : [node.body], context);
  if (!body.escapes && node.type !== 'void') problem(`not all paths of function ${node.name} return a value`, node.at);
  target.run = (given, runtime) => {
    if (++runtime.depth > DEPTH_LIMIT) throw new Exhausted(`StackOverflowError: calls nested more than ${DEPTH_LIMIT} deep`);
    const frame: Frame = { slots: given, runtime, result: null };
    body.run(frame);
    runtime.depth--;
    return frame.result;
  };
}
