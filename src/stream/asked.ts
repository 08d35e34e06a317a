import { type Field, leavesOf, type Predicate, type Rule, termFields } from '../ir/index.ts';

/** The names of the fields that a rule asks of events, each once; the time is not one of them, nor what every event has as a constant of its index. */
export function askedFields({ plan }: Rule): readonly string[] {
  const names = new Set<string>();
  if (plan.kind === 'single') addFields(plan.where, names);
  else {
    for (const step of [...plan.steps, ...(plan.kind === 'sequence' && plan.until !== null ? [plan.until] : [])]) {
      addFields(step.where, names);
      for (const key of step.keys) addField(key, names);
    }
  }
  return [...names];
}

function addField({ name, constant }: Field, names: Set<string>): void {
  if (constant === undefined) names.add(name);
}

function addFields(predicate: Predicate, names: Set<string>): void {
  for (const leaf of leavesOf(predicate)) {
    // Of every field, and of none by its name.
    if (leaf.kind === 'anywhere') continue;
    for (const field of leaf.kind === 'computed' ? termFields(leaf.term) : [leaf.field]) addField(field, names);
  }
}
