import type { Schema, SchemaField } from '../../event/index.ts';
import type { Field } from '../../ir/index.ts';
import { fieldsIn, withEachField } from '../../pipelines/index.ts';
import { familyOf } from '../../schema/families.ts';
import type { CheckableRule } from '../checkable-rule.ts';

/**
 * A rule that was given other names, over the mapping that has these names: beside a rule that is written in them a field is one field, and
 * holds what the mapping says. Where the mapping knows nothing of a name, or has it for another kind of values, the field keeps what it had.
 */
export function underMapping(subject: CheckableRule): CheckableRule {
  if (subject.asked === undefined) return subject;
  const { rule, schema } = subject;
  const change = (field: Field): Field => {
    const known = field.writtenAs === undefined ? undefined : schema.fields.get(field.name);
    if (known === undefined || !isPlain(known) || familyOf(known.type) !== familyOf(field.type)) return field;
    return { ...field, type: known.type, ignoreAbove: known.ignoreAbove, nullValue: known.nullValue };
  };
  return { ...subject, rule: { ...rule, plan: withEachField(rule.plan, change) } };
}

/** The mapping of a rule after its fields were given other names: each of them is there as the rule asks it. */
export function mappingOf({ rule, schema }: CheckableRule): Schema {
  const given = fieldsIn(rule.plan).filter(({ writtenAs }) => writtenAs !== undefined);
  const facts = given.map(({ name, type, ignoreAbove, nullValue }): readonly [string, SchemaField] => [
    name,
    { type, ignoreAbove, nullValue, exactSubfield: null, origin: 'inferred' },
  ]);
  return { fields: new Map([...schema.fields, ...facts]) };
}

/** Whether a field of a mapping is all that a field of a rule says of it. */
function isPlain({ origin, exactSubfield, path, constant, normalizer, dateFormat }: SchemaField): boolean {
  return (
    origin === 'mapping' && exactSubfield === null && [path, constant, normalizer, dateFormat].every((one) => one === undefined)
  );
}
