/** `eqlibrium/schema`: what fields there are, by ECS or by a mapping of yours. */
export type { Schema } from '../event/index.ts';
export { ecsSchema, type MappingProblem, type MappingResult, schemaFromMapping } from '../schema/index.ts';
