import type { Scalar, Schema, SchemaField } from '../../src/event/index.ts';
import type { Field, Question } from '../questions/index.ts';
import type { Formula, Leaf, SomeLeaf } from './formula.ts';
import { factsOf } from './reading.ts';
import { covers } from './wildcard.ts';

/** What the mapping says of the one field of a condition that an index does not take as it comes; null: nothing. */
export function specialField(node: Question, schema: Schema): SchemaField | null {
  const field = subjectOf(node);
  const known = field === null ? undefined : schema.fields.get(field.name);
  if (known === undefined || field === null) return null;
  const facts: SchemaField = { ...known, ...factsOf(schema, field.name) };
  return facts.constant !== undefined || facts.normalizer !== undefined ? facts : null;
}

function subjectOf(node: Question): Field | null {
  const first =
    node.kind === 'comparison' ? node.left : node.kind === 'call' ? node.arguments[0] : 'subject' in node ? node.subject : node;
  return first?.kind === 'field' ? first : null;
}

/**
 * A leaf over a constant of the index is the same for all events; null: nobody here knows. A star acts as a wildcard in equality, too
 * (eql-semantics 9.1).
 */
export function constantFormula(node: Question, leaf: Leaf, constant: string): Formula | null {
  if (leaf.kind === 'missing') return { kind: 'constant', value: false };
  if (leaf.kind !== 'some') return null;
  const starred = node.kind !== 'wildcard' && node.kind !== 'regex' && textsOf(node).some((text) => text.includes('*'));
  const answer = starred ? starredAnswer(node, constant) : leaf.test(constant);
  return answer === null ? null : { kind: 'constant', value: answer };
}

/** Equality with one of some texts whose stars are wildcards, and whose question marks are letters; null for anything else. */
function starredAnswer(node: Question, constant: string): boolean | null {
  const exact = node.kind === 'membership' ? node.letters === 'exact' : node.kind === 'comparison' && node.operator === '==';
  if (!exact) return null;
  const plain = (text: string) => text.replaceAll('?', '\ue001');
  return textsOf(node).some((text) => covers(plain(text), plain(constant)));
}

function textsOf(node: Question): readonly string[] {
  const parts = node.kind === 'comparison' ? [node.right] : node.kind === 'call' ? node.arguments : [];
  const all = node.kind === 'membership' ? node.elements : parts;
  return all.flatMap((part) => (part.kind === 'string' ? [part.value] : []));
}

/** The condition as a normalised field is asked it: its constants are changed as the values are. Null: with letters nobody here changes. */
export function normalizedNode(node: Question, facts: SchemaField): Question | null {
  let known = true;
  const changed = (text: string): string => {
    // In a regular expression a backslash makes another letter of what follows.
    const regular = node.kind === 'regex' && /\\[A-Za-z]/.test(text);
    const value = regular ? null : normalized(text, facts);
    known &&= value !== null;
    return value ?? '';
  };
  const result = rebuilt(node, changed);
  return known ? result : null;
}

function rebuilt(node: Question, changed: (text: string) => string): Question {
  const part = (asked: Question): Question => (asked.kind === 'string' ? { ...asked, value: changed(asked.value) } : asked);
  switch (node.kind) {
    case 'comparison':
      return { ...node, right: part(node.right) };
    case 'membership': {
      const [first, ...others] = node.elements;
      return { ...node, elements: [part(first), ...others.map(part)] };
    }
    case 'wildcard':
    case 'regex': {
      const [first, ...others] = node.patterns;
      return { ...node, patterns: [changed(first), ...others.map(changed)] };
    }
    case 'call':
      return { ...node, arguments: node.arguments.map(part) };
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
