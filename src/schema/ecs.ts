import type { FieldType, Schema, SchemaField } from '../event/index.ts';
import { ECS_NAMES, ECS_TYPES, ECS_UNSAID } from './ecs.generated.ts';
import { unpackNames } from './field-tree.ts';
import { INTEGRATION_FIELDS } from './integration-fields.ts';

/**
 * The default mapping: the Elastic Common Schema, and the few fields of common integrations whose type a rule could not
 * tell. Built at the first call, shared by all later ones.
 */
export function ecsSchema(): Schema {
  cached ??= build();
  return cached;
}

let cached: Schema | null = null;

function build(): Schema {
  const fields = new Map<string, SchemaField>();
  const ecs = ECS_TYPES.map(([type, ignoreAbove]): [FieldType, number | null, string[]] => [type, ignoreAbove, []]);
  for (const { name, type } of unpackNames(ECS_NAMES, ECS_UNSAID)) ecs[type]?.[2].push(name);
  for (const [type, ignoreAbove, names] of ecs) {
    const facts = mapped(type, ignoreAbove);
    for (const name of names) fields.set(name, facts);
  }
  for (const { type, analyzer, names } of INTEGRATION_FIELDS) {
    const facts = { ...mapped(type, null), ...(analyzer === undefined ? {} : { analyzer }) };
    for (const name of names) fields.set(name, facts);
  }
  return { fields };
}

function mapped(type: FieldType, ignoreAbove: number | null): SchemaField {
  return { type, ignoreAbove, nullValue: null, exactSubfield: null, origin: 'mapping' };
}
