import type { Step } from '../../ir/index.ts';
import type { Pin } from '../../proof/index.ts';
import { eventsOfItem, type Item, type Placed, type Sketch } from './timeline-sketches.ts';

/** Timelines that differ in what one item asks of its event: the pins of all items in turns. */
export function byItems(items: readonly Item[], stop: Item | null, most: number): readonly Sketch[] {
  const base = items.map(eventsOfItem);
  const sketches: Sketch[] = [];
  const longest = [...items, ...(stop === null ? [] : [stop])].reduce((length, { pins }) => Math.max(length, pins.length), 0);
  for (let turn = 0; turn < longest && sketches.length < most; turn++) {
    for (const [at, { name, pins, step }] of items.entries()) {
      const pin = pins[turn];
      if (pin === undefined) continue;
      sketches.push({
        events: inPlace(base, at, step, [pin]),
        matches: pin.matches !== step.missing,
        reason: `${name}: ${pin.reason}`,
      });
    }
    const pin = stop?.pins[turn];
    if (pin !== undefined && base.flat().length > 1)
      sketches.push({ events: beforeLast(base, [pin]), matches: null, reason: `until: ${pin.reason}` });
  }
  return sketches;
}

/** How many events that are not taken stand in one timeline at least; more where the others of it are more. */
const TOGETHER = 8;

/**
 * The same with as few events as tell as much: what all items take in one timeline, each time that they take one, and what one does not take,
 * several in a row. What makes a match impossible at once stands alone.
 */
export function packedItems(items: readonly Item[], stop: Item | null): readonly Sketch[] {
  const base = items.map(eventsOfItem);
  const together = Math.max(TOGETHER, base.flat().length);
  const taken = items.map(({ step, pins }) =>
    step.missing
      ? []
      : chunksOf(
          pins.filter(({ matches }) => matches),
          step.runs,
        ),
  );
  const most = taken.reduce((length, chunks) => Math.max(length, chunks.length), 0);
  const positive = Array.from({ length: most }, (_, turn): Sketch => {
    const events = base.flatMap((own, at) => {
      const chunk = (taken[at]?.[turn] ?? []).map(({ event }) => ({ event }));
      return [...chunk, ...own.slice(chunk.length)];
    });
    return { events, matches: true, reason: `each item takes its event ${turn + 1}` };
  });
  const negative = items.flatMap(({ name, step, pins }, at) => {
    const reason = `${name} takes none of these`;
    return chunksOf(
      pins.filter(({ matches }) => !matches),
      together,
    ).map((some): Sketch => ({ events: inPlace(base, at, step, some), matches: step.missing, reason }));
  });
  const forbidden = items.flatMap(({ name, step, pins }, at) =>
    step.missing
      ? pins.flatMap((pin): readonly Sketch[] =>
          pin.matches ? [{ events: inPlace(base, at, step, [pin]), matches: false, reason: `${name}: ${pin.reason}` }] : [],
        )
      : [],
  );
  const ending = (stop?.pins ?? []).filter(({ matches }) => matches).map((pin) => [pin]);
  const idle = chunksOf(
    (stop?.pins ?? []).filter(({ matches }) => !matches),
    together,
  );
  const until =
    base.flat().length < 2
      ? []
      : [...ending, ...idle].map(
          (some): Sketch => ({ events: beforeLast(base, some), matches: null, reason: 'until before the last' }),
        );
  return turns([positive, negative, forbidden, until]);
}

/** Some of each in turns. */
function turns<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = lists.reduce((length, list) => Math.max(length, list.length), 0);
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list.slice(turn, turn + 1))).flat();
}

function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

/** Events in the place of the first one of an item. */
function inPlace(base: readonly (readonly Placed[])[], at: number, step: Step, pins: readonly Pin[]): readonly Placed[] {
  const own = [...pins.map(({ event }) => ({ event })), ...(step.missing ? [] : (base[at] ?? []).slice(1))];
  return [...base.slice(0, at).flat(), ...own, ...base.slice(at + 1).flat()];
}

function beforeLast(base: readonly (readonly Placed[])[], pins: readonly Pin[]): readonly Placed[] {
  const flat = base.flat();
  return [...flat.slice(0, -1), ...pins.map(({ event }) => ({ event })), ...flat.slice(-1)];
}
