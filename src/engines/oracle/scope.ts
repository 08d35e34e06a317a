import type { RunSettings } from '../../contract/index.ts';
import type { FieldReference } from '../../languages/eql/ast.ts';
import { familyOf } from '../../schema/families.ts';
import type { Span } from '../../source/index.ts';
import { dateFormat } from './date-formats.ts';
import { factsOf, type KnownField } from './fields.ts';

/** What the reading of a rule needs, and where it says what it cannot read: one refusal makes the whole answer `unsupported`. */
export interface Scope {
  readonly settings: RunSettings;
  readonly refuse: (reason: string, span: Span) => void;
}

/** What the mapping says of a field that a rule tests; fields of a type that takes no tests are refused (eql-semantics 1.6). */
export function factsFor(field: FieldReference, scope: Scope): KnownField {
  const facts = factsOf(scope.settings.schema, field.name);
  const family = familyOf(facts.type);
  if (family === 'unsupported' || (family === 'text' && facts.exactSubfield === null)) {
    scope.refuse(`${field.name} is of type ${facts.type}, which cannot be tested`, field.span);
  }
  if (facts.dateFormat !== undefined && dateFormat(facts.dateFormat) === null)
    scope.refuse(`${field.name} holds dates of the format ${facts.dateFormat}`, field.span);
  return facts;
}
