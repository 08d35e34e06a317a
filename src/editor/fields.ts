import type { Schema, SchemaField } from '../event/index.ts';
import { ecsValuesOf } from '../schema/ecs-values.ts';
import { ECS_VERSION, ecsSchema } from '../schema/index.ts';
import { codeSpan } from './markdown.ts';
import type { OpenedQuery } from './open.ts';
import type { EditorSettings } from './settings.ts';

/** The fields that a query may name: of the mapping, else of ECS, and those whose type its use tells. */
export function schemaFor({ parsed }: Pick<OpenedQuery, 'parsed'>, { reading }: EditorSettings): Schema {
  if (parsed?.meaning.ok === true) return parsed.meaning.value.schema;
  return reading.schema ?? ecsSchema();
}

/** What is known of a field, as Markdown. */
export function aboutField(name: string, schema: Schema, { reading }: EditorSettings): string {
  const field = schema.fields.get(name);
  if (field === undefined || field.origin === 'inferred') {
    const guess = field === undefined ? '' : ` It is read as ${codeSpan(field.type)}, from how it is used.`;
    return `${codeSpan(name)}: ${reading.schema === undefined ? 'no field of ECS' : 'no field of the mapping'}.${guess}`;
  }
  const values = ecsValuesOf(name);
  const from = reading.schema === undefined ? `ECS ${ECS_VERSION}` : 'the mapping';
  return [
    `${codeSpan(name)}: ${typeText(field)}, by ${from}.`,
    ...(values.length === 0 ? [] : [`ECS names these values: ${values.map(codeSpan).join(', ')}.`]),
  ].join('\n\n');
}

/** The type of a field in half a line. */
export function typeText({ type, ignoreAbove, path, exactSubfield }: SchemaField): string {
  return [
    codeSpan(type),
    ...(ignoreAbove === null
      ? []
      : [`of texts of up to ${ignoreAbove.toLocaleString('en')} characters, longer ones count as missing`]),
    ...(exactSubfield === null ? [] : [`with whole values in ${codeSpan(exactSubfield)}`]),
    ...(path === undefined ? [] : [`the values of ${codeSpan(path)}`]),
  ].join(', ');
}
