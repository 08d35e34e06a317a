export { printLiteral } from './literals.ts';
export { parseKql } from './parse.ts';
