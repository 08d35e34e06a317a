import type { Predicate, Term, TermFunction } from '../../../ir/index.ts';
import type { Test, Value } from '../ast.ts';
import { hasModifier } from '../modifiers.ts';
import { type LowerContext, refuse } from './context.ts';
import { type UsedField, useField } from './fields.ts';

/** Two fields are compared: some value of the one with some value of the other, both there. */
export function fieldReference(context: LowerContext, test: Test, { field, family }: UsedField, value: Value): Predicate {
  const name = value.kind === 'string' ? value.value : '';
  const other = useField(context, name, value.span);
  if (other === null) return { kind: 'constant', value: false, origin: test.span };
  if (family !== 'string' || other.family !== 'string')
    return refuse(context, 'sigma-field-type', `${field.name} and ${other.field.name} are compared as texts`, value.span);
  const letters = hasModifier(test, 'cased') ? 'exact' : 'fold';
  const part = hasModifier(test, 'startswith') ? 'startsWith' : hasModifier(test, 'endswith') ? 'endsWith' : null;
  const called: TermFunction = part ?? (hasModifier(test, 'contains') ? 'stringContains' : 'eq');
  const term = (one: UsedField['field']): Term => ({ kind: 'field', field: one, origin: one.origin });
  return {
    kind: 'computed',
    term: {
      kind: 'call',
      function: called,
      letters,
      arguments: [term(field), term(other.field)],
      type: 'boolean',
      origin: test.span,
    },
    test: { kind: 'is-true' },
    whenFailing: false,
    origin: test.span,
  };
}
