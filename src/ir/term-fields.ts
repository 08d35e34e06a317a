import type { Field, Term } from './predicate.ts';

/** The fields a computed value reads, in the order of their occurrences, repeats included. */
export function termFields(term: Term): readonly Field[] {
  switch (term.kind) {
    case 'field':
      return [term.field];
    case 'value':
      return [];
    case 'call':
      return term.arguments.flatMap(termFields);
  }
}
