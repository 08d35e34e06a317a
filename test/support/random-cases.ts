/** The one knob: which share of its full count each law is tried on. `npm run test:slow` sets it to 1. */
const VARIABLE = 'EQLIBRIUM_RANDOM_CASES';

/**
 * How many random cases to try of a law whose full count is given: all in `npm run test:slow`, a tenth in `npm test`, which has
 * to answer in a minute. Another share, also above 1, stands in the environment.
 */
export function randomCases(full: number): number {
  return Math.ceil(full * share);
}

const share = readShare(process.env[VARIABLE] ?? '0.1');

function readShare(text: string): number {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new TypeError(`${VARIABLE} is a share above 0, such as 0.1, not ${text}`);
  return value;
}

/** The cases of a long table to try: all in `npm run test:slow`, two in ten in `npm test`, spread over the table. */
export function someOf<T>(table: readonly T[]): T[] {
  const wanted = Math.min(1, share * 2);
  return table.filter((_, at) => Math.floor((at + 1) * wanted) > Math.floor(at * wanted));
}
