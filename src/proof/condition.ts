import type { FieldType } from '../event/index.ts';
import { type Field, fold, type Predicate } from '../ir/index.ts';
import type { Folding } from '../pattern/index.ts';
import { choice } from '../pattern/index.ts';
import { computedKey } from './computed-key.ts';
import { ANYWHERE, anywhereSet } from './values/anywhere.ts';
import type { Clock } from './values/clock.ts';
import { ofConstant } from './values/constant-field.ts';
import { lengthTexts } from './values/lengths.ts';
import { joinStretches } from './values/stretches.ts';
import { type ValueSet, valueSetOf } from './values/value-set.ts';

/** A predicate, and how letters fold in it. */
export interface FoldedPredicate {
  readonly where: Predicate;
  readonly folding: Folding;
}

/** What is asked of an event, negations only at the leaves. */
export type Condition = Constant | SetLeaf | OpenLeaf | { readonly kind: 'and' | 'or'; readonly operands: readonly Condition[] };

interface Constant {
  readonly kind: 'constant';
  readonly value: boolean;
}

/** Some value of the field is in the set, or, negated, none is. */
export interface SetLeaf {
  readonly kind: 'set';
  readonly field: Field;
  readonly set: ValueSet;
  readonly negated: boolean;
}

/** A leaf that is not reasoned about: two that are written alike are the same. */
export interface OpenLeaf {
  readonly kind: 'open';
  readonly key: string | symbol;
  readonly leaf: Predicate;
  readonly negated: boolean;
}

/** What makes the values of two fields one: the name, and all that decides what is a value of it. No name is that of every field. */
export function fieldKey(field: Field, set: ValueSet): string {
  if (field === ANYWHERE) return 'anywhere';
  const { name, ignoreAbove, nullValue, normalizer = [] } = field;
  const where = set.kind === 'texts' ? 'texts' : set.line.id;
  return JSON.stringify([where, name, ignoreAbove, nullValue, normalizer]);
}

/** The clock of whoever has none. */
const ANY_CLOCK: Clock = { now: 0, isFixed: false };

/** A predicate as a condition in which what is asked of one field's values at one place is asked once. */
export function conditionOf(predicate: Predicate, folding: Folding, clock = ANY_CLOCK): Condition {
  const leaf = (node: Leaf): Condition => leafOf(node, folding, clock);
  return fold<Condition>(predicate, {
    constant: ({ value }) => ({ kind: 'constant', value }),
    and: ({ operands }) => joined('and', operands),
    or: ({ operands }) => joined('or', operands),
    not: ({ operand }) => negated(operand),
    present: leaf,
    'one-of': leaf,
    range: leaf,
    'date-range': leaf,
    matches: leaf,
    'in-network': leaf,
    words: leaf,
    anywhere: leaf,
    computed: leaf,
  });
}

/** A predicate that is made of no others. */
export type Leaf = Exclude<Predicate, { readonly kind: 'and' | 'or' | 'not' | 'constant' }>;

/** What a leaf asks, by itself: of a field that always has one value an answer. */
export function leafOf(node: Leaf, folding: Folding, clock: Clock): SetLeaf | OpenLeaf | Constant {
  if (node.kind === 'anywhere') return { kind: 'set', field: ANYWHERE, set: anywhereSet(node, folding), negated: false };
  const length = node.kind === 'computed' ? lengthTexts(node) : null;
  if (length !== null)
    return { kind: 'set', field: length.field, set: { kind: 'texts', expression: length.expression }, negated: false };
  const set = 'field' in node ? valueSetOf(node, folding, clock) : null;
  if ('field' in node && set !== null)
    return ofConstant(node.field, set) ?? { kind: 'set', field: node.field, set, negated: false };
  return { kind: 'open', key: keyOf(node, folding), leaf: node, negated: false };
}

/** A node without the places that it was read from; one of its own where not all of what was written is kept. */
export function keyOf(node: Predicate, folding: Folding): string | symbol {
  const computed = node.kind === 'computed' ? computedKey(node) : '';
  if (isRounded(node) || computed === null) return Symbol('a number without its last digits');
  if (node.kind === 'computed') return `${folding} computed ${computed}`;
  const omitted: ReadonlySet<string> = new Set(['origin', 'optional', 'writtenAs', 'source']);
  const text = JSON.stringify(node, (key, value: unknown) =>
    omitted.has(key) ? undefined : typeof value === 'bigint' ? `${value}n` : value,
  );
  return `${folding} ${text}`;
}

/** Whole numbers beyond these have lost digits when they were read, so that two which look the same may not be. */
function isRounded(node: Predicate): boolean {
  if (node.kind !== 'one-of' && node.kind !== 'range') return false;
  if (!WHOLE.has(node.field.type)) return false;
  const values = node.kind === 'one-of' ? node.values : [node.lower?.value, node.upper?.value];
  return values.some((value) => typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER);
}

const WHOLE: ReadonlySet<FieldType> = new Set(['long', 'unsigned_long']);

export function negated(condition: Condition): Condition {
  switch (condition.kind) {
    case 'constant':
      return { kind: 'constant', value: !condition.value };
    case 'set':
    case 'open':
      return { ...condition, negated: !condition.negated };
    case 'and':
      return joined('or', condition.operands.map(negated));
    case 'or':
      return joined('and', condition.operands.map(negated));
  }
}

/**
 * Some value is in one set or some value is in another: some value is in their union. So leaves of a disjunction are joined, and
 * negated ones of a conjunction.
 */
export function joined(kind: 'and' | 'or', operands: readonly Condition[]): Condition {
  const ends = kind === 'or';
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  if (flat.some((operand) => operand.kind === 'constant' && operand.value === ends)) return { kind: 'constant', value: ends };
  const left = flat.filter((operand) => operand.kind !== 'constant');
  const groups = new Map<string, SetLeaf[]>();
  for (const operand of left)
    if (operand.kind === 'set' && operand.negated !== ends) {
      const key = fieldKey(operand.field, operand.set);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [operand]);
      else group.push(operand);
    }
  const rest = left.filter((operand) => operand.kind !== 'set' || operand.negated === ends);
  const all = [...rest, ...[...groups.values()].map(together)];
  const [only] = all;
  if (only === undefined) return { kind: 'constant', value: !ends };
  return all.length === 1 ? only : { kind, operands: all };
}

function together(leaves: readonly SetLeaf[]): Condition {
  const [first] = leaves;
  if (first === undefined) return { kind: 'constant', value: false };
  if (leaves.length === 1) return first;
  const { set } = first;
  if (set.kind === 'texts') {
    const expressions = leaves.flatMap((leaf) => (leaf.set.kind === 'texts' ? [leaf.set.expression] : []));
    return { ...first, set: { kind: 'texts', expression: choice(expressions) } };
  }
  const stretches = leaves.flatMap((leaf) => (leaf.set.kind === 'places' ? [leaf.set.stretches] : []));
  return { ...first, set: { ...set, stretches: joinStretches(stretches) } };
}
