export type { EqlBody, QueryDslArtifact, QueryDslOptions, SearchBody } from './artifact.ts';
export { PRODUCTS, type Product, printMapping, requiredMapping } from './mapping.ts';
export { esDsl } from './target.ts';
