import type { SeenEvents } from '../conformance/index.ts';
import type { Engine, Meaning } from '../contract/index.ts';
import { renamedEngine, seenBy } from '../engines/index.ts';
import type { Schema, SchemaField } from '../event/index.ts';
import type { Rule } from '../ir/index.ts';
import { fieldsIn } from '../pipelines/index.ts';

/** How events look to whoever runs an artifact of a rule that was given other names. */
interface Renamed {
  readonly seen: SeenEvents;
  /** What the rule calls the fields that have other names now. */
  readonly own: ReadonlyMap<string, string>;
  /** Names that fields have now and the rule does not have. */
  readonly given: readonly string[];
  /** `always`: every event has what a pipeline asks of events. */
  engine<Runs extends string>(engine: Engine<Runs>, always?: boolean): Engine<Runs>;
}

/** Null: the rule has its own names. */
export function renamedFor({ rule, schema, asked }: Meaning<string>): Renamed | null {
  if (asked === undefined) return null;
  const by = seenBy(asked);
  const more = addedFields(rule, schema);
  const { timestampField, eventCategoryField, tiebreakerField } = rule.meta;
  const kept = [
    timestampField ?? '@timestamp',
    eventCategoryField ?? 'event.category',
    ...(tiebreakerField === null ? [] : [tiebreakerField]),
  ];
  return {
    seen: { event: (event) => by.event(event, kept), schema: (known) => withFields(by.schema(known), more) },
    own: by.own,
    given: by.given,
    engine: (engine, always) => renamedEngine(engine, by, more, always),
  };
}

/** Fields that conditions of a pipeline brought in, which no mapping of the rule has. */
function addedFields({ plan }: Rule, { fields }: Schema): Schema {
  const added = fieldsIn(plan).filter(({ name, writtenAs = name }) => !fields.has(writtenAs) && !fields.has(name));
  const facts = added.map(({ name, type, ignoreAbove, nullValue }): readonly [string, SchemaField] => [
    name,
    { type, ignoreAbove, nullValue, exactSubfield: null, origin: 'inferred' },
  ]);
  return { fields: new Map(facts) };
}

function withFields(schema: Schema, more: Schema): Schema {
  return { fields: new Map([...more.fields, ...schema.fields]) };
}
