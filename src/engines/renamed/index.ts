import type { AskedNames, Engine } from '../../contract/index.ts';
import type { Event, Schema } from '../../event/index.ts';
import { seenEvent, seenSchema } from './events.ts';
import { seenNames } from './names.ts';

/** How events and mapping look to those for whom names are other ones. */
interface SeenBy {
  event(event: Event, kept: readonly string[]): Event;
  schema(schema: Schema): Schema;
  /** Names that fields have now and the rule does not have. */
  readonly given: readonly string[];
}

/** Reads what was asked for, apart from how it is applied to rules. */
export function seenBy(asked: AskedNames): SeenBy {
  const names = seenNames(asked);
  return {
    event: (event, kept) => seenEvent(event, names, kept),
    schema: (schema) => seenSchema(schema, names),
    given: names.parts.flatMap((naming) => [...naming].flatMap(([own, others]) => others.filter((other) => other !== own))),
  };
}

/** The same engine over events under other names: what it runs has them, and the oracle has the rule's own. */
export function renamedEngine<Runs extends string>(engine: Engine<Runs>, seen: SeenBy, more: Schema): Engine<Runs> {
  return {
    ...engine,
    load: (events, settings) => {
      const { timestampField, eventCategoryField, tiebreakerField } = settings;
      const kept = [timestampField, eventCategoryField, ...(tiebreakerField === undefined ? [] : [tiebreakerField])];
      const schema = { fields: new Map([...more.fields, ...seen.schema(settings.schema).fields]) };
      return engine.load(
        events.map((event) => seen.event(event, kept)),
        { ...settings, schema, givenNames: seen.given },
      );
    },
  };
}
