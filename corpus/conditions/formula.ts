import type { Scalar } from '../../src/event/index.ts';
import type { Span } from '../../src/source/index.ts';
import type { ConditionNearMiss } from '../near-misses/index.ts';
import type { Random } from '../random.ts';
import type { Answer } from './answer.ts';

/** A value near the edge of a leaf, named for what was done to it. */
export interface NamedValue {
  readonly name: ConditionNearMiss;
  readonly value: Scalar;
}

/** A condition on one field that holds when some value of it passes the test (eql-semantics 0.3). */
export interface SomeLeaf {
  readonly kind: 'some';
  readonly span: Span;
  /** The field and the operator, for reports. */
  readonly label: string;
  readonly field: string;
  readonly test: (value: Scalar) => Answer;
  /** What the test asks: of leaves of one field with the same text none holds where another fails. Absent: nobody knows. */
  readonly asks?: string;
  /** What one test costs, in steps of about a character. */
  readonly cost: number;
  /** Values that are likely to pass; `wide` asks for many. */
  readonly samples: (random: Random, wide: boolean) => readonly Scalar[];
  /** A few values near the edge, on either side; the search for values tries them. */
  readonly edges: (random: Random) => readonly NamedValue[];
  /** All values near the edge that events should show, the most telling first; the few of `edges` unless given. */
  readonly probes?: (random: Random) => readonly NamedValue[];
}

/** `field == null`: holds when the field has no value. */
export interface MissingLeaf {
  readonly kind: 'missing';
  readonly span: Span;
  readonly label: string;
  readonly field: string;
}

/** A condition over several fields, or several times over one. */
export interface ScriptLeaf {
  readonly kind: 'script';
  readonly span: Span;
  readonly label: string;
  readonly fields: readonly string[];
  /** The answer for one value (null: missing), or all values, of each field; null for more values than it is worth to try. */
  readonly holds: (values: ReadonlyMap<string, Scalar | null | readonly Scalar[]>) => Answer;
  /** Texts and lengths that the condition mentions. */
  readonly hints: readonly Scalar[];
  /** Values that are likely to give this truth, worked out from the condition; fields may keep the values they have so far. */
  readonly proposals: (
    random: Random,
    truth: boolean,
    values: ReadonlyMap<string, readonly Scalar[]>,
  ) => readonly ReadonlyMap<string, readonly Scalar[]>[];
}

/** A condition that this generator cannot decide; no event is made to depend on it. */
interface OpaqueLeaf {
  readonly kind: 'opaque';
  readonly span: Span;
  readonly label: string;
}

export type Leaf = SomeLeaf | MissingLeaf | ScriptLeaf | OpaqueLeaf;

/** A rule's condition as a boolean formula over leaves; `!=` and `not in` are negations (eql-semantics 0.3). */
export type Formula =
  | { readonly kind: 'and'; readonly operands: readonly Formula[] }
  | { readonly kind: 'or'; readonly operands: readonly Formula[] }
  | { readonly kind: 'not'; readonly operand: Formula }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'leaf'; readonly leaf: Leaf };

export function leafFormula(leaf: Leaf): Formula {
  return { kind: 'leaf', leaf };
}

export function notFormula(operand: Formula): Formula {
  return { kind: 'not', operand };
}

/** Every leaf of a formula, from left to right. */
export function leavesOf(formula: Formula): readonly Leaf[] {
  const found: Leaf[] = [];
  const rest: Formula[] = [formula];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    switch (next.kind) {
      case 'and':
      case 'or':
        for (const operand of [...next.operands].reverse()) rest.push(operand);
        break;
      case 'not':
        rest.push(next.operand);
        break;
      case 'constant':
        break;
      case 'leaf':
        found.push(next.leaf);
    }
  }
  return found;
}

/** The fields that a leaf asks something of. */
export function fieldsOf(leaf: Leaf): readonly string[] {
  switch (leaf.kind) {
    case 'some':
    case 'missing':
      return [leaf.field];
    case 'script':
      return leaf.fields;
    case 'opaque':
      return [];
  }
}
