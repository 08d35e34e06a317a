import type { Event, Json } from '../../../event/index.ts';
import type { DropReason, FieldSeen, ValueSeen } from '../../../report/index.ts';
import { familyOf } from '../../../schema/families.ts';
import { coerce } from '../coerce.ts';
import { factsOf, type KnownField, under, wholeFactsOf } from '../fields.ts';
import { parseDecimal } from '../numbers.ts';
import type { Scope } from '../scope.ts';
import { javaText, type Value } from '../value.ts';

/** Whether the event with this value alone, under the field's name, satisfies a leaf; null: that does not decide. */
export type AloneTest = (event: Event) => boolean | null;

/** What an event has under a field's name, and what became of it; `whole`: a text field is asked itself, not its exact sub-field. */
export function seeField(event: Event, name: string, scope: Scope, alone: AloneTest, whole = false): FieldSeen {
  const { schema } = scope.settings;
  const facts = whole ? wholeFactsOf(schema, name) : factsOf(schema, name);
  const path = facts.path ?? name;
  const { constant } = facts;
  // Every event has it, so one without anything stands for all.
  const given = constant === undefined ? under(event, path) : [constant];
  return {
    name,
    type: facts.type,
    origin: schema.fields.get(name)?.origin ?? 'assumed',
    values: given.map((json) => seeValue(json, facts, () => alone(eventOf(path, json)))),
  };
}

/** The key is an own property whatever it is called. */
function eventOf(path: string, json: Json): Event {
  return Object.fromEntries([[path, json]]);
}

function seeValue(json: Json, facts: KnownField, satisfies: () => boolean | null): ValueSeen {
  const written = typeof json === 'object' && json !== null ? '{...}' : JSON.stringify(json);
  const value = coerce(json === null ? facts.nullValue : json, facts);
  if (value === null) return { kind: 'dropped', written, reason: whyDropped(json, facts) };
  return { kind: 'value', text: shown(value), written, satisfies: satisfies() };
}

/** Texts in quotes, so that an empty one and a number in letters are seen for what they are. */
export function shown(value: Value): string {
  return value.kind === 'string' ? JSON.stringify(value.text) : javaText(value);
}

/** Why a value is not indexed under a mapping (eql-semantics 9.1). */
function whyDropped(json: Json, facts: KnownField): DropReason {
  if (json === null) return 'null';
  if (typeof json === 'object') return 'object';
  switch (familyOf(facts.type)) {
    case 'string':
      return 'longer than ignore_above';
    case 'text':
      return facts.exactSubfield === null ? 'cannot be tested' : 'longer than ignore_above';
    case 'number': {
      const isNumber = typeof json === 'number' || (typeof json === 'string' && parseDecimal(json) !== null);
      return isNumber ? 'out of range' : 'no number';
    }
    case 'boolean':
      return 'no boolean';
    case 'ip':
      return 'no address';
    case 'date':
      return 'no date';
    case 'unsupported':
      return 'cannot be tested';
  }
}
