import type { ComparisonOperator } from '../../languages/eql/ast.ts';
import { parseDateConstant } from './dates.ts';
import { compareCodePoints } from './letters.ts';
import { compareNumbers } from './numbers.ts';
import { boolean, javaText, NULL, type Outcome, type Value } from './value.ts';

/** A comparison without `!=`, which is the complement of `==` (eql-semantics 0.3). */
export type Relation = Exclude<ComparisonOperator, '!='>;

/** The relation holds for two things of which the first is less (negative), equal (zero) or greater; null: not comparable. */
export function holds(relation: Relation, order: number | null): boolean {
  if (order === null) return false;
  switch (relation) {
    case '==':
      return order === 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** The same comparison seen from the other side: `5 < f` is `f > 5` (eql-semantics 1.5). */
export function mirrored(relation: Relation): Relation {
  const mirror = { '==': '==', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const satisfies Record<Relation, Relation>;
  return mirror[relation];
}

/** A comparison in a script: null with null, and null between kinds that Java cannot compare. */
export function compareInScript(relation: Relation, left: Value, right: Value, now: number): Outcome {
  const sides = comparable(left, right, now);
  if (sides === null) return NULL;
  return boolean(holds(relation, sides()));
}

function comparable(left: Value, right: Value, now: number): (() => number | null) | null {
  if (isNumber(left) && isNumber(right)) return () => compareNumbers(unsignedZero(left.value), unsignedZero(right.value));
  if (left.kind === 'boolean' && right.kind === 'boolean') return () => Number(left.value) - Number(right.value);
  if (left.kind === 'instant' || right.kind === 'instant') {
    const [a, b] = [nanosOf(left, now), nanosOf(right, now)];
    return a === null || b === null ? null : () => compareNumbers(a, b);
  }
  // Scripts see an address as its text. Java orders text by UTF-16 unit, and so does JavaScript (eql-semantics 3.4).
  if (isText(left) && isText(right)) {
    const [a, b] = [javaText(left), javaText(right)];
    return () => (a < b ? -1 : a > b ? 1 : 0);
  }
  return null;
}

/**
 * In scripts minus zero counts as zero, as in the primitive comparison of Painless and JavaScript. Elasticsearch's own helper orders
 * boxed doubles, where minus zero is below: a stated policy for a value that only arithmetic makes.
 */
function unsignedZero(value: bigint | number): bigint | number {
  return value === 0 ? 0 : value;
}

function isNumber(value: Value): value is Extract<Value, { readonly kind: 'integer' | 'double' }> {
  return value.kind === 'integer' || value.kind === 'double';
}

function isText(value: Value): boolean {
  return value.kind === 'string' || value.kind === 'address';
}

function nanosOf(value: Value, now: number): bigint | null {
  if (value.kind === 'instant') return value.nanos;
  return value.kind === 'string' ? (parseDateConstant(value.text, now)?.from ?? null) : null;
}

/** Any two values in one order: kinds apart, numbers by size, text by code point. */
export function compareValues(left: Value, right: Value): number {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left.value, right.value) ?? 0;
  if (left.kind === 'boolean' && right.kind === 'boolean') return Number(left.value) - Number(right.value);
  if (left.kind === 'address' && right.kind === 'address') return compareNumbers(left.value, right.value) ?? 0;
  if (left.kind === 'instant' && right.kind === 'instant') return compareNumbers(left.nanos, right.nanos) ?? 0;
  return compareCodePoints(javaText(left), javaText(right));
}
