import { ECS_VALUES } from './ecs-values.generated.ts';

/** The values that ECS names for a field; none: it may hold any. Beside the schema, for only who edits rules asks. */
export function ecsValuesOf(field: string): readonly string[] {
  cached ??= new Map(ECS_VALUES.flatMap(([fields, values]) => fields.map((name) => [name, values] as const)));
  return cached.get(field) ?? [];
}

let cached: ReadonlyMap<string, readonly string[]> | null = null;
