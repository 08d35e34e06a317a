import type { TermFunction } from '../../../ir/index.ts';
import type { FunctionName } from '../functions.ts';

/** What computes each function for an event: a function of the IR. */
export const TERMS: { readonly [name in FunctionName]: TermFunction } = {
  add: 'add',
  between: 'between',
  cidrMatch: 'cidrMatch',
  concat: 'concat',
  divide: 'divide',
  endsWith: 'endsWith',
  indexOf: 'indexOf',
  length: 'length',
  modulo: 'modulo',
  multiply: 'multiply',
  number: 'number',
  startsWith: 'startsWith',
  string: 'string',
  stringContains: 'stringContains',
  substring: 'substring',
  subtract: 'subtract',
};
