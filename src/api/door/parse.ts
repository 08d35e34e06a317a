import { SEMANTICS_VALUES } from '../../ir/index.ts';
import { type ParseOptions, type ParseOutcome, parse as parseText } from '../parse.ts';
import { demandChoices, demandOptions, given, isObject } from './arguments.ts';

/**
 * Reads rules from text in any published form: Elastic's Markdown page or its plain text, Markdown notes, TOML, Kibana's
 * JSON, NDJSON or YAML, requests to `_eql/search`, or a query alone. No text makes it throw; one broken rule of an export does not hide the others.
 * Throws a `TypeError` for what is no text, and for options that cannot be meant.
 */
export function parse(text: string, options: ParseOptions = {}): ParseOutcome {
  demandOptions('parse', options);
  const { name, schema, semantics, placeholders } = options;
  if (name !== undefined && typeof name !== 'string') throw new TypeError(`parse: name is a text, and was ${given(name)}`);
  if (schema !== undefined && !(isObject(schema) && schema.fields instanceof Map))
    throw new TypeError(`parse: schema is what ecsSchema or schemaFromMapping gives (.schema), and was ${given(schema)}`);
  if (semantics !== undefined && !isObject(semantics))
    throw new TypeError(`parse: semantics is an object, and was ${given(semantics)}`);
  if (placeholders !== undefined && !arePlaceholders(placeholders))
    throw new TypeError(
      `parse: placeholders is an object such as { given: { admins: ['alice', 'bob'] } }, and was ${given(placeholders)}`,
    );
  if (semantics === undefined) return parseText(text, options);
  return parseText(text, { ...options, semantics: demandChoices('parse', semantics, SEMANTICS_VALUES) });
}

function arePlaceholders(value: unknown): boolean {
  if (!isObject(value) || !isObject(value.given)) return false;
  return Object.values(value.given).every((values) => Array.isArray(values) && values.every((one) => typeof one === 'string'));
}
