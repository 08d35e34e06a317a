export { kql, kqlEngine, kqlOracle } from './engine.ts';
export { explainKql } from './explain.ts';
export type { KqlReading } from './scope.ts';
