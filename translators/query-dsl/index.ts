export type { EqlBody, QueryDslArtifact, QueryDslOptions, SearchBody } from './artifact.ts';
export { requiredMapping } from './mapping.ts';
export { queryDsl } from './target.ts';
