import type { Verdict } from '../../../../src/contract/index.ts';
import { esDsl } from '../../../../src/engines/es-dsl/index.ts';
import type { Event, FieldType, Schema, SchemaField } from '../../../../src/event/index.ts';

/** Field types by name; a longer form where more than the type matters. */
export type Mapping = Readonly<Record<string, FieldType | Partial<SchemaField>>>;

/** The clock of these tests. */
export const NOW = Date.UTC(2024, 4, 15, 12, 30, 45, 678);

function schemaOf(mapping: Mapping): Schema {
  const fields = new Map<string, SchemaField>();
  for (const [name, facts] of Object.entries(mapping)) {
    const given = typeof facts === 'string' ? { type: facts } : facts;
    fields.set(name, { type: 'keyword', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping', ...given });
  }
  return { fields };
}

/** Runs a body, given as text or as an object to be printed, over events. */
export async function ask(
  body: unknown,
  events: readonly Event[],
  mapping: Mapping,
  folding: 'ascii' | 'unicode' = 'ascii',
): Promise<Verdict> {
  const loaded = await esDsl.load(events, {
    schema: schemaOf(mapping),
    semantics: { folding, functionWildcards: 'engine' },
    now: NOW,
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
  });
  return loaded.run(typeof body === 'string' ? body : JSON.stringify(body));
}

/** The numbers of the events a query matches; the message when it does not answer. */
export async function found(
  query: unknown,
  events: readonly Event[],
  mapping: Mapping,
  folding: 'ascii' | 'unicode' = 'ascii',
): Promise<readonly number[] | string> {
  const verdict = await ask({ query }, events, mapping, folding);
  if (verdict.status === 'answered') return verdict.matches.map(([event]) => event);
  return verdict.status === 'failed' ? verdict.message : `unsupported: ${verdict.reason}`;
}
