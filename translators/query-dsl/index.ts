export { requiredMapping } from './mapping.ts';
export { queryDsl } from './target.ts';
export type { QueryDslArtifact, QueryDslOptions } from './translate.ts';
