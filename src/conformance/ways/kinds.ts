import type { Event, Json } from '../../event/index.ts';
import type { WayKind } from '../../report/index.ts';
import { valuesOf, withField } from './event-fields.ts';
import type { Repair } from './repair.ts';
import { bothOf, type Sides } from './sides.ts';

/** Says of events what of them decides a difference that a repair takes away. */
export type Kinds = (events: readonly Event[], repair: Repair) => Promise<readonly WayKind[]>;

/** A text that no rule asks. */
const STRANGE = 'q0w9-zj5x';
/** Spellings of one text that are tried. */
const SPELLINGS = 5;

/**
 * Letter case decides when the same text in other letters is answered alike by both, and otherwise than a text that has nothing to do with
 * it. That is asked once for each value of a field. `all`: the events whose values are spellings to try.
 */
export function kindsOf(all: readonly Event[], fields: readonly string[], sides: Sides): Kinds {
  const spellings = spellingsOf(all, fields);
  const known = new Map<string, WayKind>();
  const keyOf = (field: string, value: string): string => JSON.stringify([field, value]);
  return async (events, repair) => {
    const [field, another] = repair.keys();
    const asked = new Map<string, readonly Event[]>();
    const found = events.map((event): WayKind | { readonly asked: string } => {
      if (isSame(event, repair)) return 'spelling';
      if (field === undefined || another !== undefined) return 'fields';
      const values = valuesOf(event, field);
      const [value] = values;
      if (value === undefined) return 'absence';
      if (values.length > 1) return 'list';
      if (value === '') return 'empty';
      if (typeof value !== 'string') return 'value';
      const key = keyOf(field, value);
      if (!known.has(key))
        asked.set(
          key,
          [STRANGE, ...others(field, value)].map((text) => withField(event, field, [text])),
        );
      return { asked: key };
    });
    const said = await bothOf(sides, [...asked.values()].flat());
    let at = 0;
    for (const [key, probes] of asked) {
      const [strange, ...same] = said.slice(at, at + probes.length).map(({ rule, port }) => (rule === port ? rule : null));
      at += probes.length;
      known.set(key, strange !== null && same.some((says) => says !== null && says !== strange) ? 'letter-case' : 'value');
    }
    return found.map((kind) => (typeof kind === 'string' ? kind : (known.get(kind.asked) ?? 'value')));
  };

  function others(field: string, value: string): readonly string[] {
    const folded = value.toLowerCase();
    const texts = [...(spellings.get(field)?.get(folded) ?? []), folded, value.toUpperCase()];
    return [...new Set(texts)].filter((text) => text !== value).slice(0, SPELLINGS);
  }
}

/** The repair gives the event the values that it has: only their spelling is another. */
function isSame(event: Event, repair: Repair): boolean {
  return [...repair].every(([field, values]: readonly [string, readonly Json[]]) => {
    return JSON.stringify(valuesOf(event, field)) === JSON.stringify(values);
  });
}

function spellingsOf(
  events: readonly Event[],
  fields: readonly string[],
): ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> {
  return new Map(
    fields.map((field) => {
      const known = new Map<string, Set<string>>();
      for (const event of events) {
        for (const value of valuesOf(event, field)) {
          if (typeof value !== 'string') continue;
          const folded = value.toLowerCase();
          known.set(folded, (known.get(folded) ?? new Set()).add(value));
        }
      }
      return [field, known];
    }),
  );
}
