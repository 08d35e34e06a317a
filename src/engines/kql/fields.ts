import type { SchemaField } from '../../event/index.ts';
import type { Literal } from '../../languages/kql/ast.ts';
import { familyOf } from '../../schema/families.ts';
import { failed, unsupported } from './failure.ts';
import { textOf } from './pattern.ts';
import type { Scope } from './scope.ts';
import { fits } from './texts.ts';
import type { KnownField } from './values.ts';

/** A field of the mapping that a condition asks. */
export interface AskedField {
  readonly name: string;
  readonly facts: KnownField;
  readonly origin: SchemaField['origin'];
}

/** A date that events have even where the mapping does not say so. */
const TIMESTAMP: SchemaField = { type: 'date', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'inferred' };

/** The fields that a name stands for: one, or with wildcards those of the mapping that fit. Fields that no mapping has hold nothing. */
export function fieldsNamed(field: Literal, presence: boolean, scope: Scope): readonly AskedField[] {
  const name = inScope(textOf(field), scope);
  // Names with wildcards look into nested objects, too.
  if (field.pieces.length > 1) return mapped(scope, true).filter((one) => fits(one.name, name.split('*')));
  const facts = scope.settings.schema.fields.get(name) ?? (name === scope.settings.timestampField ? TIMESTAMP : undefined);
  if (facts === undefined || !isVisible(name, scope)) return [];
  if (familyOf(facts.type) !== 'unsupported') return [asked(name, facts)];
  if (!presence || facts.type === 'nested') return [];
  if (facts.type !== 'object') return unsupported(`the presence of a field of type ${facts.type}`);
  // To Kibana an object is there when a field in it is.
  return scope.reading === 'elasticsearch' ? [] : mapped(scope).filter((one) => one.name.startsWith(`${name}.`));
}

/** Every field that a value without one is looked for in. */
export function everyField(scope: Scope): readonly AskedField[] {
  if (mapped(scope).some(({ facts }) => familyOf(facts.type) === 'text'))
    return unsupported('a value that is looked for in words');
  return mapped(scope);
}

/** The nested object that braces look into; null: Kibana asks for one that is not there. */
export function nestedField(field: Literal, scope: Scope): string | null {
  const path = inScope(textOf(field), scope);
  if (field.pieces.length > 1) return unsupported('wildcards before braces');
  const facts = scope.settings.schema.fields.get(path);
  if (facts?.type === 'nested') return path;
  return facts === undefined && scope.reading === 'kibana' ? null : failed(`${path} is no nested field`);
}

/** What other parts of the query name, and the mapping does not, is not found by wildcards. */
function mapped(scope: Scope, insideToo = false): readonly AskedField[] {
  const all: AskedField[] = [];
  for (const [name, facts] of scope.settings.schema.fields)
    if (
      facts.origin === 'mapping' &&
      familyOf(facts.type) !== 'unsupported' &&
      (isVisible(name, scope) || (insideToo && scope.within === null))
    )
      all.push(asked(name, facts));
  return all;
}

function asked(name: string, facts: SchemaField): AskedField {
  return { name, facts, origin: facts.origin };
}

function inScope(name: string, { within }: Scope): string {
  return within === null ? name : `${within}.${name}`;
}

/** What stands in a nested object is a document of its own, which only braces look into; Elasticsearch's own reader looks into all. */
function isVisible(name: string, { settings, within, reading }: Scope): boolean {
  let inside: string | null = null;
  for (let dot = name.lastIndexOf('.'); dot > 0 && inside === null; dot = name.lastIndexOf('.', dot - 1))
    if (settings.schema.fields.get(name.slice(0, dot))?.type === 'nested') inside = name.slice(0, dot);
  return inside === within || (reading === 'elasticsearch' && within === null);
}
