import type { FieldType, Json, Schema, SchemaField } from '../../../../event/index.ts';
import type { SearchContext } from '../../../../ir/index.ts';

/** Types that a runtime field may have, as the mapping would have them. Others hold no values to compare. */
const TYPES: ReadonlyMap<string, FieldType> = new Map(
  (['keyword', 'long', 'double', 'boolean', 'ip', 'date', 'geo_point'] as const).map((type) => [type, type]),
);

/** The mapping with the fields that a request adds, or whose type it replaces. (eql-semantics 13.1) */
export function withRuntimeFields(schema: Schema, { runtimeMappings }: Pick<SearchContext, 'runtimeMappings'>): Schema {
  if (runtimeMappings === null || Object.keys(runtimeMappings).length === 0) return schema;
  const fields = new Map(schema.fields);
  for (const [name, definition] of Object.entries(runtimeMappings)) fields.set(name, factsOf(definition));
  return { fields };
}

function factsOf(definition: Json): SchemaField {
  const table = tableOf(definition);
  const type = TYPES.get(String(table['type'])) ?? 'object';
  const format = table['format'];
  return {
    type,
    ignoreAbove: null,
    nullValue: null,
    exactSubfield: null,
    origin: 'mapping',
    ...(type === 'date' && typeof format === 'string' ? { dateFormat: format } : {}),
  };
}

/** Fields whose values a script computes, which nothing but a cluster runs. */
export function scriptedFields({ runtimeMappings }: Pick<SearchContext, 'runtimeMappings'>): ReadonlySet<string> {
  return new Set(
    Object.entries(runtimeMappings ?? {})
      .filter(([, definition]) => Object.hasOwn(tableOf(definition), 'script'))
      .map(([name]) => name),
  );
}

function tableOf(value: Json): { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: Json }) : {};
}
