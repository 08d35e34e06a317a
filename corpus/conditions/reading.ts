import type { FieldFacts, Scalar, Schema, SchemaField } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { fieldsIn, type Question } from '../questions/index.ts';
import { textEdges } from '../values/edge-values.ts';
import { spellingOf } from './date-spelling.ts';
import { evaluate } from './evaluate.ts';
import type { ValueTest } from './field-tests.ts';
import type { Leaf, SomeLeaf } from './formula.ts';
import { UNKNOWN } from './outcome.ts';

/** What reading a condition needs to know. */
export interface Reading {
  readonly schema: Schema;
  /** The folding of insensitive operators. */
  readonly folding: 'ascii' | 'unicode';
  /**
   * What `endsWith` and `stringContains` make of wildcards in a constant: `engine` hands them to a wildcard query, `documented` takes
   * them as they stand (eql-semantics 6.3); null: nothing may rest on where the two differ.
   */
  readonly functionWildcards: 'engine' | 'documented' | null;
  /** Text fields to put a text into that may stand anywhere in an event; absent: no label rests on such a text. */
  readonly carriers?: readonly string[];
}

/** What the mapping says of the values of a place, the format of its dates included. */
type PlaceFacts = FieldFacts & Pick<SchemaField, 'dateFormat' | 'constant' | 'normalizer'>;

const UNMAPPED: FieldFacts = { type: 'keyword', ignoreAbove: 1024, nullValue: null, exactSubfield: null };

/**
 * What the mapping says of a field; one it lacks is taken for a keyword. For a text field it is what is said of the exact
 * sub-field that stands in for it (eql-semantics 1.6).
 */
export function factsOf(schema: Schema, field: string): PlaceFacts {
  const known = schema.fields.get(field);
  if (known === undefined) return UNMAPPED;
  const exact = known.exactSubfield === null ? undefined : schema.fields.get(`${known.path ?? field}.${known.exactSubfield}`);
  return exact ?? known;
}

/** Where events carry the values of a field, and how they are indexed for it. */
export interface Place {
  readonly field: string;
  readonly facts: PlaceFacts;
}

/**
 * The place of a field: the target of an alias, the parent of a sub-field, else the field itself (eql-semantics 9.1). Values are
 * chosen by the facts of the place, so a field that is indexed in another way there, or dates that nobody here writes, leave
 * a condition open.
 */
export function placeOf(schema: Schema, name: string): Place {
  const known = schema.fields.get(name);
  const field = known?.path ?? name;
  const facts = factsOf(schema, field);
  const same = field === name || sameFacts(factsOf(schema, name), facts);
  return { field, facts: same && spellingOf(facts.dateFormat) !== null ? facts : { ...facts, type: 'object' } };
}

function sameFacts(one: PlaceFacts, other: PlaceFacts): boolean {
  if (JSON.stringify(one.normalizer) !== JSON.stringify(other.normalizer)) return false;
  const same = one.type === other.type && one.ignoreAbove === other.ignoreAbove && one.nullValue === other.nullValue;
  return same && one.dateFormat === other.dateFormat;
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
export function opaque(node: Question, label: string): Leaf {
  return { kind: 'opaque', span: node.span, label };
}

/** A constant: a literal, perhaps with a sign, or what constants compute. */
export interface Constant {
  readonly value: Scalar | null;
  /** The text that a keyword is compared with (eql-semantics 9.2); null where the text of a number is not certain. */
  readonly text: string | null;
}

/** The constant that an expression is, or null. */
export function constantOf(node: Question): Constant | null {
  switch (node.kind) {
    case 'string':
    case 'boolean':
      return { value: node.value, text: String(node.value) };
    case 'number':
      return { value: node.value, text: node.decimal ? textOfDouble(node.value) : textOfWhole(node.value) };
    case 'null':
      return { value: null, text: null };
    case 'sign': {
      const inner = constantOf(node.operand);
      if (inner === null || typeof inner.value !== 'number') return null;
      if (node.operator === '+') return inner;
      const text = inner.text === null || inner.value <= 0 ? null : `-${inner.text}`;
      return { value: -inner.value, text };
    }
    case 'call':
    case 'arithmetic': {
      // Constants alone are folded before anything is searched (eql-semantics 2.1).
      if (fieldsIn(node).length > 0) return null;
      const outcome = evaluate(node, () => null);
      if (outcome === UNKNOWN) return null;
      return {
        value: outcome,
        text: typeof outcome === 'number' ? textOfWhole(outcome) : outcome === null ? null : String(outcome),
      };
    }
    default:
      return null;
  }
}

function textOfWhole(value: number): string | null {
  return Number.isSafeInteger(value) ? String(value) : null;
}

/** Java's text of a double where no exponent comes into it (eql-semantics 8): `1.0`, never `1`. */
function textOfDouble(value: number): string | null {
  if (value !== 0 && (value < 1e-3 || value >= 1e7)) return null;
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
