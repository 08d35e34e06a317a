import type { Predicate, Term } from '../../ir/index.ts';
import { termFields } from '../../ir/index.ts';
import { childrenOf } from './tree.ts';

const known = new WeakMap<Predicate, ReadonlySet<string>>();

/** The names of the fields that a condition asks about. */
export function fieldsOf(predicate: Predicate): ReadonlySet<string> {
  const found = known.get(predicate);
  if (found !== undefined) return found;
  const names = new Set<string>(namesIn(predicate));
  for (const child of childrenOf(predicate)) for (const name of fieldsOf(child)) names.add(name);
  known.set(predicate, names);
  return names;
}

function namesIn(predicate: Predicate): readonly string[] {
  if ('field' in predicate) return [predicate.field.name];
  return predicate.kind === 'computed' ? inTerm(predicate.term) : [];
}

function inTerm(term: Term): readonly string[] {
  return termFields(term).map(({ name }) => name);
}
