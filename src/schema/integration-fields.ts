import type { FieldType } from '../event/index.ts';

/**
 * Fields outside ECS that public rules use and whose type their use would not tell, by type and `ignore_above`, names
 * front-coded as in `ecs.generated.ts`. Any other field a rule brings along is inferred from its use.
 */
export const INTEGRATION_FIELDS: readonly (readonly [FieldType, number | null, string])[] = [];
