import type { Field } from '../../src/ir/index.ts';
import { type Clause, negate, unsayable } from './clause.ts';
import { diagnostic } from './codes.ts';
import { absence, type Subject } from './subject.ts';

/** Sigma has one name for a text field and for its exact sub-field, of which only the latter lacks values that are too long. */
export function presentClause(field: Field, subject: Subject): Clause {
  const below = field.indexName?.startsWith(`${field.name}.`) === true;
  if (!below || (field.ignoreAbove === null && field.nullValue === null)) return negate(absence(subject));
  const help = 'ask the field itself, or something of its values';
  return unsayable(
    diagnostic('sigma-subfield-presence', `whether ${field.indexName} has a value is not that of ${field.name}`, subject.origin, {
      help,
    }),
  );
}
