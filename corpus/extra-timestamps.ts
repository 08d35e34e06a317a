import type { Event, Schema } from '../src/event/index.ts';
import { spellingOf } from './conditions/date-spelling.ts';
import { put } from './edit.ts';
import type { Questions } from './questions/index.ts';
import { walk } from './questions/index.ts';

/** Fields that hold a time within the run beside that of the event, since the range of a run is over them. (eql-semantics 13.3) */
export interface ExtraTimestamps {
  /** Every event has them. */
  readonly always: readonly string[];
  /** Every other event has them, so that both ways to be within the range come up. */
  readonly sometimes: readonly string[];
}

const SECOND = 1000;

/** Puts times into events, no further back than `reach`. Fields that the rule asks about are left as they are: the labels rest on them. */
export function timestampAdder(
  questions: Questions,
  stamps: ExtraTimestamps | undefined,
  schema: Schema,
  time: number,
  reach = Number.POSITIVE_INFINITY,
): (event: Event) => Event {
  if (stamps === undefined) return (event) => event;
  const instant = time - Math.min(SECOND, Math.floor(reach / 2));
  const asked = new Set<string>();
  walk(questions, (node) => {
    if (node.kind === 'field') asked.add(node.name);
    return undefined;
  });
  const free = (fields: readonly string[]) =>
    fields
      .filter(
        (field) => ![...asked].some((name) => name === field || field.startsWith(`${name}.`) || name.startsWith(`${field}.`)),
      )
      .map((field) => {
        const format = schema.fields.get(field)?.dateFormat;
        const iso = new Date(instant).toISOString();
        return [field, format === undefined ? iso : (spellingOf(format)?.write(instant) ?? iso)] as const;
      });
  const [always, sometimes] = [free(stamps.always), free(stamps.sometimes)];
  let count = 0;
  return (event) => {
    const fields = count++ % 2 === 0 ? always : [...always, ...sometimes];
    return fields.reduce((stamped, [field, value]) => put(stamped, field, value), event);
  };
}
