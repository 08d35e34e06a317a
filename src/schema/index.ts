export { ECS_VERSION } from './ecs.generated.ts';
export { ecsSchema } from './ecs.ts';
export { integrationOf } from './integrations.ts';
export { type MappingProblem, type MappingResult, schemaFromMapping } from './mapping.ts';
