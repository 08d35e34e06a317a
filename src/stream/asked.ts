import { type Field, fold, type Predicate, type Rule, termFields } from '../ir/index.ts';

/** The names of the fields that a rule asks of events, each once; the time is not one of them. */
export function askedFields({ plan }: Rule): readonly string[] {
  const names = new Set<string>();
  if (plan.kind === 'single') addFields(plan.where, names);
  else {
    for (const step of [...plan.steps, ...(plan.kind === 'sequence' && plan.until !== null ? [plan.until] : [])]) {
      addFields(step.where, names);
      for (const key of step.keys) names.add(key.name);
    }
  }
  return [...names];
}

function addFields(predicate: Predicate, names: Set<string>): void {
  const add = ({ field }: { readonly field: Field }): void => void names.add(field.name);
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
    computed: ({ term }) => {
      for (const { name } of termFields(term)) names.add(name);
    },
  });
}
