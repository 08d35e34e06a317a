import type { SchemaField, TypeFamily } from '../../../event/index.ts';
import type { Field } from '../../../ir/index.ts';
import { familyOf } from '../../../schema/families.ts';
import type { Span } from '../../../source/index.ts';
import { type LowerContext, refuse } from './context.ts';

export interface UsedField {
  readonly field: Field;
  readonly family: Exclude<TypeFamily, 'unsupported'>;
}

/** A field with the facts of the mapping; null after saying why it has no values that could be tested. */
export function useField(context: LowerContext, name: string, origin: Span): UsedField | null {
  const facts = context.schema.fields.get(name);
  const exactName = facts?.exactSubfield == null ? null : `${name}.${facts.exactSubfield}`;
  const exact = exactName === null ? undefined : context.schema.fields.get(exactName);
  const field = exact === undefined || exactName === null ? fieldOf(name, facts, origin) : fieldOf(exactName, exact, origin);
  const family = familyOf(field.type);
  if (family !== 'unsupported') return { field, family };
  refuse(context, 'sigma-field-type', `${name} is of type ${field.type}, which has no values to test`, origin);
  return null;
}

function fieldOf(indexName: string, facts: SchemaField | undefined, origin: Span): Field {
  const name = facts?.path ?? indexName;
  const steps = facts?.normalizer?.steps ?? [];
  return {
    name,
    ...(name === indexName ? {} : { indexName }),
    type: facts?.type ?? 'keyword',
    ignoreAbove: facts?.ignoreAbove ?? null,
    nullValue: facts?.nullValue ?? null,
    ...(facts?.constant === undefined ? {} : { constant: facts.constant }),
    ...(steps.length === 0 ? {} : { normalizer: steps }),
    optional: false,
    origin,
  };
}
