import type { Event, Json } from '../event/index.ts';

/**
 * The event without all that is not needed. What every event has (`base`) stays until the end: an event that lacks it shows nothing of those
 * that there are.
 */
export async function smallest(event: Event, base: Event, isWanted: (event: Event) => Promise<boolean>): Promise<Event> {
  const usual = { ...event, ...base };
  let least = (await isWanted(usual)) ? usual : event;
  const isOwn = (name: string): boolean => !Object.hasOwn(base, name);
  const names = Object.keys(event);
  for (const name of [...names.filter(isOwn), ...names.filter((one) => !isOwn(one) && least[one] === base[one])]) {
    const { [name]: value, ...rest } = least;
    if (await isWanted(rest)) {
      least = rest;
    } else if (Array.isArray(value)) {
      const before = least;
      least = { ...before, [name]: await fewest(value, (values) => isWanted({ ...before, [name]: values })) };
    }
  }
  return least;
}

/** Values tried of one list; as many steps of a few milliseconds as people wait for. */
const MOST_TRIED = 200;

/** Leaves out halves, quarters and so on as long as the rest suffices. */
async function fewest(values: readonly Json[], isWanted: (values: Json) => Promise<boolean>): Promise<Json> {
  let left = values;
  let tried = 0;
  for (let size = Math.ceil(values.length / 2); ; size = Math.ceil(size / 2)) {
    for (let at = 0; at < left.length && tried < MOST_TRIED; tried++) {
      const fewer = [...left.slice(0, at), ...left.slice(at + size)];
      if (fewer.length > 0 && (await isWanted(fewer))) left = fewer;
      else at += size;
    }
    if (size <= 1 || tried >= MOST_TRIED) break;
  }
  const [only] = left;
  return left.length === 1 && only !== undefined && (await isWanted(only)) ? only : [...left];
}
