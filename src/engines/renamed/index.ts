import type { AskedNames, Engine } from '../../contract/index.ts';
import type { Event, Schema } from '../../event/index.ts';
import { seenEvent, seenSchema } from './events.ts';
import { seenNames } from './names.ts';

/** How events and mapping look to those for whom names are other ones. */
interface SeenBy {
  event(event: Event, kept: readonly string[], always?: boolean): Event;
  schema(schema: Schema): Schema;
  /** What the rule calls the fields that have other names now. */
  readonly own: ReadonlyMap<string, string>;
  /** Names that fields have now and the rule does not have. */
  readonly given: readonly string[];
}

/** Reads what was asked for, apart from how it is applied to rules. */
export function seenBy(asked: AskedNames): SeenBy {
  const names = seenNames(asked);
  const pairs = names.parts.flatMap((naming) =>
    [...naming].flatMap(([own, others]) => others.filter((other) => other !== own).map((other) => [other, own] as const)),
  );
  return {
    event: (event, kept, always) => seenEvent(event, names, kept, always),
    schema: (schema) => seenSchema(schema, names),
    own: new Map(pairs),
    given: pairs.map(([other]) => other),
  };
}

/**
 * The same engine over events under other names: what it runs has them, and the oracle has the rule's own. `always`: every event has what a
 * pipeline asks of events, for whoever asks it on the word of that pipeline.
 */
export function renamedEngine<Runs extends string>(
  engine: Engine<Runs>,
  seen: SeenBy,
  more: Schema,
  always = false,
): Engine<Runs> {
  return {
    ...engine,
    load: (events, settings) => {
      const { timestampField, eventCategoryField, tiebreakerField } = settings;
      const kept = [timestampField, eventCategoryField, ...(tiebreakerField === undefined ? [] : [tiebreakerField])];
      const schema = { fields: new Map([...more.fields, ...seen.schema(settings.schema).fields]) };
      return engine.load(
        events.map((event) => seen.event(event, kept, always)),
        { ...settings, schema, givenNames: seen.given },
      );
    },
  };
}
