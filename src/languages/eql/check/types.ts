import type { Schema, TypeFamily } from '../../../event/index.ts';
import { familyOf } from '../../../schema/families.ts';
import type { Expression, FieldReference } from '../ast.ts';
import { givenType } from '../gives.ts';

/** The type of an expression as far as the query tells; `any` when it could be several. */
export type ValueType = TypeFamily | 'version' | 'null' | 'any';

/** The type of an expression. A text field with an exact sub-field is a string. (eql-semantics 1.6) */
export function typeOf(expression: Expression, schema: Schema): ValueType {
  if (expression.kind === 'field') return typeOfField(expression, schema);
  const given = givenType(expression);
  return given === 'scalar' ? 'any' : given;
}

/** The type of a field's values; `any` when the schema does not know it. */
export function typeOfField(field: FieldReference, schema: Schema): ValueType {
  const facts = schema.fields.get(field.name);
  if (facts === undefined) return 'any';
  // A version is no string to the checks of types. (eql-semantics 1.6)
  if (facts.type === 'version') return 'version';
  const family = familyOf(facts.type);
  return family === 'text' && facts.exactSubfield !== null ? 'string' : family;
}

/** True unless both types are known and differ. Null fits everything. */
export function mayBe(type: ValueType, wanted: ValueType): boolean {
  return type === wanted || type === 'any' || type === 'null' || wanted === 'any' || wanted === 'null';
}

/** How a message names a type. */
export function typeName(type: ValueType): string {
  switch (type) {
    case 'ip':
      return 'an address';
    case 'unsupported':
      return 'of an unsupported type';
    case 'null':
      return 'null';
    case 'any':
      return 'a value';
    case 'string':
    case 'number':
    case 'boolean':
    case 'date':
    case 'version':
    case 'text':
      return `a ${type}`;
  }
}
