export type * from './ast.ts';
export { FUNCTION_MEANINGS } from './function-meanings.ts';
export {
  arity,
  FUNCTION_NAMES,
  FUNCTIONS,
  type FunctionName,
  functionNamed,
  isTest,
  type Parameter,
  type TestFunction,
} from './functions.ts';
export { NESTING_LIMIT, QUERY_LIMIT } from './limits.ts';
export { OPERATORS, type OperatorName, operatorsOf, PRECEDENCE } from './operators.ts';
export { parseEql } from './parse.ts';
export { printEql, printExpression } from './print.ts';
export { questionsOf } from './questions.ts';
export { showAst } from './show.ts';
export { children, walk } from './walk.ts';
export { isKeyword, isPlainName, KEYWORDS } from './words.ts';
