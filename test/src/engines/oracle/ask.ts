import type { RunSettings } from '../../../../src/contract/index.ts';
import { oracle } from '../../../../src/engines/oracle/index.ts';
import type { Event, FieldType, SchemaField } from '../../../../src/event/index.ts';
import { DEFAULT_SEMANTICS } from '../../../../src/ir/index.ts';

/** Types of the fields of a case; a field with more to say gives its facts. Others are keywords. */
export type Types = { readonly [field: string]: FieldType | Partial<SchemaField> };

export function settings(types: Types = {}, changes: Partial<RunSettings> = {}): RunSettings {
  const fields = new Map(
    Object.entries(types).map(([name, given]) => {
      const facts = typeof given === 'string' ? { type: given } : given;
      return [
        name,
        { type: 'keyword', ignoreAbove: null, nullValue: null, exactSubfield: null, origin: 'mapping', ...facts } as SchemaField,
      ];
    }),
  );
  return {
    schema: { fields },
    semantics: DEFAULT_SEMANTICS,
    now: Date.UTC(2024, 1, 29, 12),
    eventCategoryField: 'event.category',
    timestampField: '@timestamp',
    ...changes,
  };
}

/** The places of the events that the query matches, or the words of the oracle's refusal. */
export async function ask(
  query: string,
  events: readonly Event[],
  given: RunSettings = settings(),
): Promise<readonly number[][] | string> {
  const loaded = await oracle.load(events, given);
  const verdict = await loaded.run(query);
  if (verdict.status === 'answered' && verdict.unanswered !== undefined) return verdict.unanswered[0]?.reason ?? '';
  if (verdict.status === 'answered') return verdict.matches.map((match) => [...match]);
  return verdict.status === 'failed' ? verdict.message : verdict.reason;
}

/** The places of the single events that `any where CONDITION` matches. */
export async function matching(
  condition: string,
  events: readonly Event[],
  given: RunSettings = settings(),
): Promise<readonly number[] | string> {
  const answer = await ask(`any where ${condition}`, events, given);
  return typeof answer === 'string' ? answer : answer.flat();
}
