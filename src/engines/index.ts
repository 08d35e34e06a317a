export { eqlSearch } from './eql-search/index.ts';
export { esDsl } from './es-dsl/index.ts';
export { js } from './js/index.ts';
export { lucene } from './lucene/index.ts';
export { oracle, timeOf } from './oracle/index.ts';
export { ORACLES, type Oracles } from './oracles.ts';
export { sigma } from './sigma/index.ts';
