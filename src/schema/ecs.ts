import type { FieldType, Schema, SchemaField } from '../event/index.ts';
import { ECS_FIELDS } from './ecs.generated.ts';
import { unpackNames } from './front-coding.ts';
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
  for (const [type, ignoreAbove, names] of [...ECS_FIELDS, ...INTEGRATION_FIELDS]) {
    const facts = mapped(type, ignoreAbove);
    for (const name of unpackNames(names)) fields.set(name, facts);
  }
  return { fields };
}

function mapped(type: FieldType, ignoreAbove: number | null): SchemaField {
  return { type, ignoreAbove, nullValue: null, exactSubfield: null, origin: 'mapping' };
}
