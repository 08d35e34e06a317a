import { FUNCTIONS, type ScriptValue } from './functions.ts';
import { parseScript, type ScriptNode } from './parse.ts';

/** Gives the values of a field of one document. */
export type DocValues = (field: string) => readonly ScriptValue[];

/**
 * A script of functions that exist inside Elasticsearch only, as a test of documents. `multiValueDocValues` asks for each value
 * of a field, or once for null. A document on which a function fails, and no choice of values holds, is no match: its shard fails.
 */
export function scriptTest(source: string, params: Readonly<Record<string, unknown>>): (doc: DocValues) => boolean {
  const tree = parseScript(source);
  for (const [, name = ''] of source.matchAll(/\.(\w+)\(/g)) {
    if (name !== 'multiValueDocValues' && FUNCTIONS[name] === undefined) throw new Error(`no function ${name}`);
  }
  return (doc) => {
    try {
      return evaluate(tree, doc, new Map()) === true;
    } catch {
      return false;
    }
  };

  function evaluate(node: ScriptNode, doc: DocValues, variables: ReadonlyMap<string, ScriptValue>): ScriptValue {
    switch (node.kind) {
      case 'parameter':
        return constant(params[node.name]);
      case 'variable':
        return variables.get(node.name) ?? null;
      case 'list':
        return node.items.map((item) => evaluate(item, doc, variables));
      case 'lambda':
        throw new Error('a loop outside of its function');
      case 'call':
        return node.name === 'multiValueDocValues' ? someValue(node.arguments, doc, variables) : called(node, doc, variables);
    }
  }

  function someValue(
    [, name, loop]: readonly ScriptNode[],
    doc: DocValues,
    variables: ReadonlyMap<string, ScriptValue>,
  ): boolean {
    if (name === undefined || loop?.kind !== 'lambda') throw new Error('no loop');
    const { variable, body } = loop;
    const values = doc(String(evaluate(name, doc, variables)));
    const failures: unknown[] = [];
    const holds = (values.length === 0 ? [null] : values).some((value) => {
      try {
        return evaluate(body, doc, new Map([...variables, [variable, value]])) === true;
      } catch (failure) {
        failures.push(failure);
        return false;
      }
    });
    if (!holds && failures.length > 0) throw failures[0];
    return holds;
  }

  function called(
    { name, arguments: given }: Extract<ScriptNode, { readonly kind: 'call' }>,
    doc: DocValues,
    variables: ReadonlyMap<string, ScriptValue>,
  ): ScriptValue {
    const run = FUNCTIONS[name];
    if (run === undefined) throw new Error(`no function ${name}`);
    return run(...given.map((argument) => evaluate(argument, doc, variables)));
  }
}

/** A parameter from JSON: numbers without a fraction are integers. */
function constant(json: unknown): ScriptValue {
  if (Array.isArray(json)) return json.map(constant);
  if (typeof json === 'number') return Number.isInteger(json) ? BigInt(json) : json;
  if (json === null || typeof json === 'string' || typeof json === 'boolean') return json;
  throw new Error('no parameter of a script');
}
