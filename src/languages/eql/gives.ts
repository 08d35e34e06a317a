import type { Expression, FieldReference } from './ast.ts';
import { FUNCTIONS, functionNamed, type ParameterType } from './functions.ts';

type Formed = Exclude<Expression, FieldReference>;

/** What an expression of each kind gives by its form; of a call its function tells it, of a field the mapping. */
const GIVES: { readonly [K in Exclude<Formed['kind'], 'call'>]: ParameterType | 'null' } = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  null: 'null',
  comparison: 'boolean',
  membership: 'boolean',
  match: 'boolean',
  and: 'boolean',
  or: 'boolean',
  not: 'boolean',
  arithmetic: 'number',
  sign: 'number',
};

/** The type of what an expression gives; `scalar`: it could be several. */
export function givenType(expression: Formed): ParameterType | 'null' {
  if (expression.kind !== 'call') return GIVES[expression.kind];
  const name = functionNamed(expression.name);
  return name === null ? 'scalar' : FUNCTIONS[name].returns;
}

/** True for expressions whose value is a truth that is computed; a field is none, its type decides. */
export function isCondition(expression: Expression): boolean {
  return expression.kind !== 'field' && expression.kind !== 'boolean' && givenType(expression) === 'boolean';
}
