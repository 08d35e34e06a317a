import { type Field, fold, type Predicate, type Rule, termFields } from '../ir/index.ts';

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
  const add = ({ field }: { readonly field: Field }): void => addField(field, names);
  fold<void>(predicate, {
    constant: () => {},
    and: () => {},
    or: () => {},
    not: () => {},
    present: add,
    'one-of': add,
    range: add,
    'date-range': add,
    matches: add,
    'in-network': add,
    words: add,
    // Of every field, and of none by its name.
    anywhere: () => {},
    computed: ({ term }) => {
      for (const field of termFields(term)) addField(field, names);
    },
  });
}
