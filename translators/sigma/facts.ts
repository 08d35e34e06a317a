import { ownName, type Predicate } from '../../src/ir/index.ts';
import { isNonEmpty, type NonEmpty } from '../../src/source/index.ts';

/** A conjunct that says which values a field may have, or must not have. */
export interface Fact {
  readonly node: Predicate;
  /** For a pattern its text up to the first wildcard. */
  readonly values: NonEmpty<string>;
  readonly negated: boolean;
  /** False: the values are only what texts begin with. */
  readonly whole: boolean;
}

/** What the conjuncts of a condition say of each field. */
export type Facts = ReadonlyMap<string, readonly Fact[]>;

export function factsOf(conjuncts: readonly Predicate[]): Facts {
  const facts = new Map<string, Fact[]>();
  for (const node of conjuncts) {
    const negated = node.kind === 'not';
    const leaf = negated ? node.operand : node;
    const said = saidBy(leaf);
    if (said === null) continue;
    const known = facts.get(said.field);
    const fact = { node, values: said.values, negated, whole: leaf.kind === 'one-of' };
    if (known === undefined) facts.set(said.field, [fact]);
    else known.push(fact);
  }
  return facts;
}

function saidBy(leaf: Predicate): { readonly field: string; readonly values: NonEmpty<string> } | null {
  if (leaf.kind === 'one-of') {
    const texts = leaf.values.filter((value) => typeof value === 'string');
    return isNonEmpty(texts) && texts.length === leaf.values.length ? { field: ownName(leaf.field), values: texts } : null;
  }
  if (leaf.kind === 'matches' && leaf.pattern.kind === 'wildcard') {
    const [first] = leaf.pattern.parts;
    return first?.kind === 'literal' ? { field: ownName(leaf.field), values: [first.text] } : null;
  }
  // Patterns of one field, any of which may fit.
  if (leaf.kind !== 'or') return null;
  const said = leaf.operands.map(saidBy);
  const [one] = said;
  if (one === undefined || one === null || said.some((other) => other?.field !== one.field)) return null;
  const values = said.flatMap((other) => other?.values ?? []);
  return isNonEmpty(values) ? { field: one.field, values } : null;
}

/** What is said of a field in whole values: what a category or product is chosen by. */
export function exactly(facts: Facts, field: string): readonly Fact[] {
  return (facts.get(field) ?? []).filter(({ whole }) => whole);
}

/** The one value a field must have; null when the rule leaves it open. */
export function single(facts: readonly Fact[]): string | null {
  const [only, ...others] = facts.filter(({ negated }) => !negated);
  return only !== undefined && others.length === 0 && only.values.length === 1 ? only.values[0] : null;
}
