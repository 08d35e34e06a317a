import { DEFAULT_END_TIME } from '../../corpus/index.ts';
import { PRODUCTS, requiredMapping } from '../../translators/es-dsl/index.ts';
import type { RunSettings } from '../contract/index.ts';
import type { Schema, SchemaField } from '../event/index.ts';
import type { Rule } from '../ir/index.ts';

/** What the engines are told of a rule besides its text. */
export function settingsOf(rule: Rule, schema: Schema): RunSettings {
  return {
    schema: withTimes(rule, schema),
    semantics: rule.semantics,
    now: DEFAULT_END_TIME,
    eventCategoryField: rule.meta.eventCategoryField ?? 'event.category',
    timestampField: rule.meta.timestampField ?? '@timestamp',
    mappings: Object.fromEntries(PRODUCTS.map((product) => [product, requiredMapping(rule, product)])),
    ...(rule.language === 'sigma' ? { fieldNames: 'sigma' as const } : {}),
    ...(rule.placeholders === undefined ? {} : { placeholders: rule.placeholders }),
    ...(rule.around === undefined ? {} : { context: rule.around.context }),
    ...(rule.meta.tiebreakerField === null ? {} : { tiebreakerField: rule.meta.tiebreakerField }),
  };
}

/** The range of a run is over fields that the query need not name: dates, where the mapping does not say. */
function withTimes({ meta }: Rule, schema: Schema): Schema {
  if (meta.from === null && meta.to === null) return schema;
  const fields = ['@timestamp', meta.timestampOverride ?? '@timestamp'].filter((field) => !schema.fields.has(field));
  if (fields.length === 0) return schema;
  const date: SchemaField = { type: 'date', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'inferred' };
  return { fields: new Map([...schema.fields, ...fields.map((field) => [field, date] as const)]) };
}
