import type { Event } from '../../event/index.ts';

/** UTF-8 has no half of a surrogate pair, and nobody who keeps texts in it takes one. */
export function holdsHalves(event: Event): boolean {
  let found = false;
  JSON.stringify(event, (key, value: unknown) => {
    found ||= /\p{Cs}/u.test(key) || (typeof value === 'string' && /\p{Cs}/u.test(value));
    return value;
  });
  return found;
}
