import type { Event } from '../../event/index.ts';
import type { Rule } from '../../ir/index.ts';
import { createLooking, type ShapeName } from '../../shapes/index.ts';
import { createEventReader, textFieldsOf } from '../../stream/index.ts';
import { onlookerOf } from '../onlooker.ts';

/** What a rule sees of a golden event. `elsewhere`: it is of another log source; `none`: it is not one event. */
export type Seen = { readonly kind: 'event'; readonly event: Event } | { readonly kind: 'elsewhere' } | { readonly kind: 'none' };

export type ShapeOption = ShapeName | 'auto';

/** What a rule sees of events, texts of JSON, as `match` would read them: hits are opened, shapes told one by one, numbers of text fields kept as written. */
export function seenEvents(rule: Rule, texts: readonly string[], shape: ShapeOption): readonly Seen[] {
  const looking = createLooking(shape, [onlookerOf(rule)]);
  const encoder = new TextEncoder();
  let found: Seen[] = [];
  const reader = createEventReader(
    [{ facts: null, textFields: textFieldsOf(rule) }],
    { form: 'any', looking, maxListedBadLines: 0 },
    ({ event, seen }) => {
      const view = seen === undefined ? event : seen(0);
      found.push(view === null ? { kind: 'elsewhere' } : { kind: 'event', event: view });
    },
  );
  return texts.map((text) => {
    found = [];
    reader.push(encoder.encode(text));
    reader.endInput();
    const [only, another] = found;
    return only === undefined || another !== undefined ? { kind: 'none' } : only;
  });
}
