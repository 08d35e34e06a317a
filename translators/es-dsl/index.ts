export type { EqlBody, QueryDslArtifact, QueryDslOptions, SearchBody } from './artifact.ts';
export { type Product, printMapping, requiredMapping } from './mapping.ts';
export { esDsl } from './target.ts';
