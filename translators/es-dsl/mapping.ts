import type { FieldType, Json, NormalizerStep } from '../../src/event/index.ts';
import type { Field, Rule } from '../../src/ir/index.ts';
import { fieldsOf } from './fields.ts';
import { printJson } from './print.ts';
import { DEFAULT_TIME_FIELD } from './schedule.ts';

/** The `mappings` of an index that answers the rule's query: a property for each field it names, for the time and the tiebreaker. */
type RequiredMapping = { readonly properties: { readonly [field: string]: { readonly [parameter: string]: Json } } };

/** Where the index lives; the two differ in the types they know. */
export const PRODUCTS = ['elasticsearch', 'opensearch'] as const;

export type Product = (typeof PRODUCTS)[number];

/**
 * Types that are given as `keyword`, which answers alike: a `constant_keyword` among them whose value the rule's mapping leaves open. OpenSearch has no `version`, and its `wildcard` loses matches of escaped backslashes and of empty strings (its issue 19719; seen on 2.19.1).
 */
const STAND_INS = {
  elasticsearch: new Set<FieldType>(['constant_keyword']),
  opensearch: new Set<FieldType>(['constant_keyword', 'version', 'wildcard']),
} as const satisfies Record<Product, ReadonlySet<FieldType>>;

type Properties = Map<string, { readonly [parameter: string]: Json }>;

/** What the rule takes for granted of an index, from what each of its fields is known to be. */
export function requiredMapping(rule: Rule, product: Product = 'elasticsearch'): RequiredMapping {
  const properties: Properties = new Map();
  const fields = fieldsOf(rule);
  for (const field of fields) {
    const { name, indexName = name } = field;
    if (isBelow(indexName, name)) continue;
    properties.set(name, parametersOf(field, product));
    if (indexName !== name) properties.set(indexName, { type: 'alias', path: name });
  }
  for (const field of fields) {
    const { name, indexName = name } = field;
    if (isBelow(indexName, name)) addSubfield(properties, name, indexName, parametersOf(field, product));
  }
  const { timestampField, tiebreakerField, timestampOverride } = rule.meta;
  const time = timestampField ?? DEFAULT_TIME_FIELD;
  if (!properties.has(time)) properties.set(time, { type: 'date' });
  if (timestampOverride !== null && !properties.has(timestampOverride)) properties.set(timestampOverride, { type: 'date' });
  if (tiebreakerField !== null && !properties.has(tiebreakerField)) properties.set(tiebreakerField, { type: 'long' });
  return { properties: Object.fromEntries([...properties].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) };
}

/** The mapping as the body of `PUT index`, with the normalizers and analyzers that it names. */
export function printMapping(rule: Rule, product: Product): string {
  const own = fieldsOf(rule).flatMap(({ normalizer }) => (normalizer === undefined || isBuiltIn(normalizer) ? [] : [normalizer]));
  const normalizer = Object.fromEntries(own.map((filter) => [normalizerName(filter), { type: 'custom', filter }]));
  const analyzer = Object.fromEntries(
    fieldsOf(rule).flatMap((field) =>
      field.analyzer?.kind === 'letters' ? [[field.analyzer.name, patternAnalyzer(field.analyzer.letters)]] : [],
    ),
  );
  const analysis = {
    ...(own.length === 0 ? {} : { normalizer }),
    ...(Object.keys(analyzer).length === 0 ? {} : { analyzer }),
  };
  const settings = Object.keys(analysis).length === 0 ? {} : { settings: { analysis } };
  return printJson({ ...settings, mappings: requiredMapping(rule, product) });
}

/** Words end where none of their letters stands. A hyphen among these is the last. */
function patternAnalyzer(letters: string): { readonly [parameter: string]: Json } {
  return { type: 'pattern', pattern: letters === '' ? '\\W+' : `[\\W&&[^${letters}]]+`, lowercase: true };
}

/** Every index has a normalizer `lowercase`. */
function isBuiltIn(steps: readonly NormalizerStep[]): boolean {
  return steps.every((step) => step === 'lowercase');
}

function normalizerName(steps: readonly NormalizerStep[]): string {
  return isBuiltIn(steps) ? 'lowercase' : steps.join('_');
}

/** Exact values of a text field are a field of their own under it, `message.keyword`, filled from the same text. */
function isBelow(indexName: string, name: string): boolean {
  return indexName.startsWith(`${name}.`);
}

/** The parent is a text unless the rule asks for it too. */
function addSubfield(
  properties: Properties,
  name: string,
  indexName: string,
  parameters: { readonly [key: string]: Json },
): void {
  const parent = properties.get(name) ?? { type: 'text' };
  const others = typeof parent.fields === 'object' ? parent.fields : {};
  properties.set(name, { ...parent, fields: { ...others, [indexName.slice(name.length + 1)]: parameters } });
}

function parametersOf(field: Field, product: Product): { readonly [parameter: string]: Json } {
  const type = STAND_INS[product].has(field.type) && field.constant === undefined ? 'keyword' : field.type;
  return {
    type,
    ...(field.constant === undefined ? {} : { value: field.constant }),
    ...(field.normalizer === undefined ? {} : { normalizer: normalizerName(field.normalizer) }),
    ...(field.analyzer?.kind === 'letters' ? { analyzer: field.analyzer.name } : {}),
    ...(field.ignoreAbove === null ? {} : { ignore_above: field.ignoreAbove }),
    ...(field.nullValue === null ? {} : { null_value: field.nullValue }),
    ...(field.dateFormat === undefined ? {} : { format: field.dateFormat.text }),
  };
}
