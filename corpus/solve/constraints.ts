import type { Scalar, Schema } from '../../src/event/index.ts';
import { familyOf } from '../../src/schema/families.ts';
import { parseAddress } from '../conditions/address.ts';
import { spellingOf } from '../conditions/date-spelling.ts';
import type { MissingLeaf, ScriptLeaf, SomeLeaf } from '../conditions/formula.ts';
import { nanosInstant } from '../conditions/nanoseconds.ts';
import { factsOf } from '../conditions/reading.ts';

/** That a leaf over one field be true, or be false. */
export interface FieldConstraint {
  readonly leaf: SomeLeaf | MissingLeaf;
  readonly truth: boolean;
}

export interface ScriptConstraint {
  readonly leaf: ScriptLeaf;
  readonly truth: boolean;
}

/** Everything that must hold of an event so that its label is certain. */
export interface Constraints {
  readonly fields: ReadonlyMap<string, readonly FieldConstraint[]>;
  readonly scripts: readonly ScriptConstraint[];
}

export const NO_CONSTRAINTS: Constraints = { fields: new Map(), scripts: [] };

/** The values of the fields that demands speak of; an empty list is a field that is missing. */
export type Assignment = ReadonlyMap<string, readonly Scalar[]>;

/** True when these values of a field certainly meet every demand on it. */
export function meets(constraints: readonly FieldConstraint[], values: readonly Scalar[]): boolean {
  return constraints.every(({ leaf, truth }) => {
    if (leaf.kind === 'missing') return (values.length === 0) === truth;
    return truth ? values.some((value) => leaf.test(value) === true) : values.every((value) => leaf.test(value) === false);
  });
}

/**
 * True when a value has the type that a field is mapped to and is short enough to be indexed. Half of a surrogate pair and -0.0
 * are left out: servers store the one as another character and keep the other apart from 0.
 */
export function fits(schema: Schema, field: string, value: Scalar): boolean {
  const facts = factsOf(schema, field);
  switch (familyOf(facts.type)) {
    case 'string':
    case 'text':
      return typeof value === 'string' && value.length <= (facts.ignoreAbove ?? 20_000) && !hasHalfPair(value);
    case 'number':
      return (
        typeof value === 'number' &&
        !Object.is(value, -0) &&
        (facts.type !== 'unsigned_long' || value >= 0) &&
        inRange(facts.type, value)
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'ip':
      return typeof value === 'string' && parseAddress(value) !== null;
    case 'date':
      if (facts.type === 'date_nanos') return nanosInstant(facts.dateFormat)(value) !== null;
      return (spellingOf(facts.dateFormat)?.instant(value) ?? null) !== null;
    case 'unsupported':
      return false;
  }
}

function hasHalfPair(text: string): boolean {
  // Most texts have no pair at all, which is seen soonest without looking at code points.
  return /[\ud800-\udfff]/.test(text) && /\p{Surrogate}/u.test(text);
}

const WIDTHS: Readonly<Record<string, number>> = { byte: 7, short: 15, integer: 31 };

function inRange(type: string, value: number): boolean {
  const bits = WIDTHS[type];
  return bits === undefined || (value >= -(2 ** bits) && value < 2 ** bits);
}
