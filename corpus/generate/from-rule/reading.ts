import { type FieldFacts, familyOf, type Scalar, type Schema } from '../../../src/event/index.ts';
import type { Expression } from '../../../src/languages/eql/ast.ts';
import { evaluate, referencesOf, UNKNOWN } from './call.ts';
import { textEdges } from './edges.ts';
import type { ValueTest } from './field-tests.ts';
import type { Leaf, SomeLeaf } from './formula.ts';

/** What reading a condition needs to know. */
export interface Reading {
  readonly schema: Schema;
  /** The folding of insensitive operators. */
  readonly folding: 'ascii' | 'unicode';
}

const UNMAPPED: FieldFacts = { type: 'keyword', ignoreAbove: 1024, nullValue: null, exactSubfield: null };

/** What the mapping says of a field; one it lacks is taken for a keyword. */
export function factsOf(schema: Schema, field: string): FieldFacts {
  return schema.fields.get(field) ?? UNMAPPED;
}

/** True when a field is compared as text, directly or by its exact sub-field. */
export function isText(facts: FieldFacts): boolean {
  const family = familyOf(facts.type);
  return (family === 'string' && facts.type !== 'version') || (family === 'text' && facts.exactSubfield !== null);
}

/** A leaf over a text field; `constants` are the patterns as written, where there are any. */
export function textLeaf(
  span: SomeLeaf['span'],
  label: string,
  field: string,
  test: ValueTest,
  samples: SomeLeaf['samples'],
  constants: readonly string[] | null,
  cost: number,
  probes: NonNullable<SomeLeaf['probes']>,
): SomeLeaf {
  return {
    kind: 'some',
    span,
    label,
    field,
    test,
    cost,
    samples,
    edges: (random) => textEdges(random, constants ?? [], samples(random, false)),
    probes,
  };
}

/** A leaf that no event may depend on. */
export function opaque(node: Expression, label: string): Leaf {
  return { kind: 'opaque', span: node.span, label };
}

/** A constant: a literal, perhaps with a sign, or what constants compute. */
export interface Constant {
  readonly value: Scalar | null;
}

/** The constant that an expression is, or null. */
export function constantOf(node: Expression): Constant | null {
  switch (node.kind) {
    case 'string':
    case 'boolean':
    case 'number':
      return { value: node.value };
    case 'null':
      return { value: null };
    case 'sign': {
      const inner = constantOf(node.operand);
      if (inner === null || typeof inner.value !== 'number') return null;
      return { value: node.operator === '-' ? -inner.value : inner.value };
    }
    case 'call':
    case 'arithmetic': {
      // Constants alone are folded before anything is searched (eql-semantics 2.1).
      if (referencesOf(node).length > 0) return null;
      const outcome = evaluate(node, () => null);
      return outcome === UNKNOWN ? null : { value: outcome };
    }
    default:
      return null;
  }
}
