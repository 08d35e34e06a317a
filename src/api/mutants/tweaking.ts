import type { Event, Json } from '../../event/index.ts';
import type { Predicate, Rule } from '../../ir/index.ts';
import { edgesOf, type Leaf } from '../../proof/index.ts';
import { type Bank, differing } from './answering.ts';

/** Events on which a leaf alone decides that are tried for one mutant. */
const MOST_CONTEXTS = 24;

/** The work for a value in the set of one leaf, in steps. */
const EFFORT = 20_000;

/**
 * Looks for an event that tells a condition from a mutant of it in which one leaf is another: what is special about the one and the other leaf is put
 * into events on which the leaf alone decides. Nothing is proved; null: that was not enough.
 */
export function tweaking(rule: Rule, now: number, bank: Bank): (where: Predicate, changed: Predicate) => Event | null {
  const { folding } = rule.semantics;
  return (where, changed) => {
    const change = changeOf(where, changed);
    if (change === null) return null;
    const { before, after, put } = change;
    const [never, always] = [false, true].map((value) => put({ kind: 'constant', value, origin: before.origin }));
    if (never === undefined || always === undefined) return null;
    const [one, other] = [bank.ask(never), bank.ask(always)];
    if (one === null || other === null) return null;
    const places = differing(one, other);
    const step = Math.max(1, Math.floor(places.length / MOST_CONTEXTS));
    const contexts = places.filter((_, at) => at % step === 0).slice(0, MOST_CONTEXTS);
    if (contexts.length === 0) return null;
    const isTold = (event: Event): boolean => bank.holds(before, event) !== bank.holds(after, event);
    const edges = [before, after].map((leaf) => edgesOf(leaf, folding, now, EFFORT));
    const [name, second = name] = edges.flatMap((each) => (each === null ? [] : [each.field.name]));
    for (const each of edges)
      for (const value of each?.values ?? []) {
        const own = each?.field.name ?? '';
        // Of one field it is the value that tells, whatever stands beside it.
        if (name === second && !isTold(value === undefined ? {} : { [own]: value })) continue;
        for (const place of contexts)
          for (const event of withValue(bank.events[place] ?? {}, own, value))
            if (isTold(event) && bank.holds(where, event) !== bank.holds(changed, event)) return event;
      }
    return null;
  };
}

/** An event with a value in a field in the place of what is there, and of each value of a list, and beside it. */
function withValue(event: Event, name: string, value: Json | undefined): readonly Event[] {
  const { [name]: own, ...rest } = event;
  if (value === undefined) return [rest];
  const alone = { ...rest, [name]: value };
  if (own === undefined || own === null || typeof value === 'object') return [alone];
  const values = [own].flat();
  const changed = Array.isArray(own) ? values.map((_, at) => values.with(at, value)) : [];
  return [alone, ...[...changed, [...values, value]].map((all): Event => ({ ...rest, [name]: all }))];
}

interface Change {
  readonly before: Leaf;
  readonly after: Leaf;
  /** The condition with something else in the place of the leaf. */
  readonly put: (other: Predicate) => Predicate;
}

/** The leaf that is another one, where that is all; what is the same on both sides is the same object. */
function changeOf(where: Predicate, changed: Predicate, put: Change['put'] = (other) => other): Change | null {
  switch (where.kind) {
    case 'and':
    case 'or': {
      if (changed.kind !== where.kind || changed.operands.length !== where.operands.length) return null;
      const places = where.operands.flatMap((operand, at) => (operand === changed.operands[at] ? [] : [at]));
      const [at = 0] = places;
      const [one, other] = [where.operands[at], changed.operands[at]];
      if (places.length !== 1 || one === undefined || other === undefined) return null;
      return changeOf(one, other, (inner) => put({ ...where, operands: where.operands.with(at, inner) }));
    }
    case 'not':
      return changed.kind === 'not' ? changeOf(where.operand, changed.operand, (operand) => put({ ...where, operand })) : null;
    case 'constant':
      return null;
    default:
      return isLeaf(changed) ? { before: where, after: changed, put } : null;
  }
}

function isLeaf(where: Predicate): where is Leaf {
  return where.kind !== 'and' && where.kind !== 'or' && where.kind !== 'not' && where.kind !== 'constant';
}
