import type { Scalar, Schema, SchemaField } from '../../src/event/index.ts';
import type { Expression, FieldReference, Literal } from '../../src/languages/eql/ast.ts';
import type { Formula, Leaf, SomeLeaf } from './formula.ts';
import { factsOf } from './reading.ts';
import { covers } from './wildcard.ts';

/** What the mapping says of the one field of a condition that an index does not take as it comes; null: nothing. */
export function specialField(node: Expression, schema: Schema): SchemaField | null {
  const field = subjectOf(node);
  const known = field === null ? undefined : schema.fields.get(field.name);
  if (known === undefined || field === null) return null;
  const facts: SchemaField = { ...known, ...factsOf(schema, field.name) };
  return facts.constant !== undefined || facts.normalizer !== undefined ? facts : null;
}

function subjectOf(node: Expression): FieldReference | null {
  const first =
    node.kind === 'comparison' ? node.left : node.kind === 'call' ? node.arguments[0] : 'subject' in node ? node.subject : node;
  return first?.kind === 'field' ? first : null;
}

/**
 * A leaf over a constant of the index is the same for all events; null: nobody here knows. A star acts as a wildcard in equality, too
 * (eql-semantics 9.1).
 */
export function constantFormula(node: Expression, leaf: Leaf, constant: string): Formula | null {
  if (leaf.kind === 'missing') return { kind: 'constant', value: false };
  if (leaf.kind !== 'some') return null;
  const starred = node.kind !== 'match' && textsOf(node).some((text) => text.includes('*'));
  const answer = starred ? starredAnswer(node, constant) : leaf.test(constant);
  return answer === null ? null : { kind: 'constant', value: answer };
}

/** Equality with one of some texts whose stars are wildcards, and whose question marks are letters; null for anything else. */
function starredAnswer(node: Expression, constant: string): boolean | null {
  const exact = node.kind === 'membership' ? node.operator === 'in' : node.kind === 'comparison' && node.operator === '==';
  if (!exact) return null;
  const plain = (text: string) => text.replaceAll('?', '\ue001');
  return textsOf(node).some((text) => covers(plain(text), plain(constant)));
}

function textsOf(node: Expression): readonly string[] {
  const parts = node.kind === 'comparison' ? [node.right] : node.kind === 'call' ? node.arguments : [];
  const all = node.kind === 'membership' ? node.elements : parts;
  return all.flatMap((part) => (part.kind === 'string' ? [part.value] : []));
}

/** The condition as a normalised field is asked it: its constants are changed as the values are. Null: with letters nobody here changes. */
export function normalizedNode(node: Expression, facts: SchemaField): Expression | null {
  let known = true;
  const changed = <T extends Expression>(part: T): T => {
    if (part.kind !== 'string') return part;
    // In a regular expression a backslash makes another letter of what follows.
    const regular = node.kind === 'match' && node.operator.startsWith('regex') && /\\[A-Za-z]/.test(part.value);
    const value = regular ? null : normalized(part.value, facts);
    known &&= value !== null;
    return { ...part, value: value ?? '' };
  };
  const result = rebuilt(node, changed);
  return known ? result : null;
}

function rebuilt(node: Expression, changed: <T extends Expression>(part: T) => T): Expression {
  switch (node.kind) {
    case 'comparison':
      return { ...node, right: changed(node.right) };
    case 'membership': {
      const [first, ...others] = node.elements;
      return { ...node, elements: [changed(first), ...others.map(changed)] };
    }
    case 'match': {
      const [first, ...others] = node.patterns;
      return { ...node, patterns: [changed<Literal>(first), ...others.map((each) => changed<Literal>(each))] };
    }
    case 'call':
      return { ...node, arguments: node.arguments.map(changed) };
    default:
      return node;
  }
}

/** A leaf whose test sees values as the index keeps them. */
export function overNormalized(leaf: SomeLeaf, facts: SchemaField): SomeLeaf {
  return {
    ...leaf,
    test: (value: Scalar) => {
      const kept = typeof value === 'string' ? normalized(value, facts) : null;
      return kept === null ? null : leaf.test(kept);
    },
  };
}

/** ASCII letters change as everybody expects; of others nothing is told. */
function normalized(text: string, { normalizer }: SchemaField): string | null {
  if (normalizer === undefined) return text;
  if (normalizer.steps === null || !/^[ -~\s]*$/.test(text)) return null;
  return normalizer.steps.reduce((kept, step) => (step === 'lowercase' ? kept.toLowerCase() : kept.toUpperCase()), text);
}
