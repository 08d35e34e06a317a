import type { Event } from '../../event/index.ts';
import type { KnownDifference } from './known.ts';

/** Runs the two sides of a disagreement again; null in place of an answer: there is none. */
export interface Sides {
  oracle(events: readonly Event[]): Promise<readonly (boolean | null)[]>;
  engine(text: string, events: readonly Event[]): Promise<readonly (boolean | null)[]>;
}

/** What an engine runs, and the artifact it is made from; the same text for an engine that runs artifacts. */
export interface Texts {
  readonly text: string;
  readonly artifact: string;
}

/** More causes than this at once are not told apart. */
const MOST_TOGETHER = 2;

/**
 * For each event on which an engine and the oracle differ, the codes of the known differences that explain it: those without
 * whose cause both agree. One cause is tried first, then two together, then all. No code: unexplained.
 */
export async function findCauses(
  known: readonly KnownDifference[],
  { text, artifact }: Texts,
  events: readonly Event[],
  sides: Sides,
): Promise<readonly (readonly string[])[]> {
  const mend = (trial: readonly KnownDifference[]): string =>
    trial.reduce((rest, { mended }) => mended?.(rest, artifact) ?? rest, text);
  const causes: (readonly string[])[] = events.map(() => []);
  const changing = known.filter((one) => mend([one]) !== text || events.some((event) => differs(event, strip([one], event))));
  const trials = subsets(changing, MOST_TOGETHER);
  if (changing.length > MOST_TOGETHER) trials.push(changing);
  for (const trial of trials) {
    const mended = mend(trial);
    const open = [...events.keys()].filter((at) => causes[at]?.length === 0);
    const cases = open
      .map((at) => ({ at, event: events[at] ?? {}, stripped: strip(trial, events[at] ?? {}) }))
      .filter(({ event, stripped }) => mended !== text || differs(event, stripped));
    if (cases.length === 0) continue;
    const stripped = cases.map((one) => one.stripped);
    const [truth, said] = [await sides.oracle(stripped), await sides.engine(mended, stripped)];
    for (const [number, { at }] of cases.entries()) {
      if (truth[number] !== null && truth[number] === said[number]) causes[at] = trial.map(({ code }) => code);
    }
  }
  return causes;
}

function strip(trial: readonly KnownDifference[], event: Event): Event {
  return trial.reduce((rest, { without }) => without?.(rest) ?? rest, event);
}

function differs(left: Event, right: Event): boolean {
  return JSON.stringify(left) !== JSON.stringify(right);
}

/** Every selection of one to `most` items, the small ones first. */
function subsets<T>(items: readonly T[], most: number): (readonly T[])[] {
  const found: (readonly T[])[] = [];
  let last: readonly { readonly chosen: readonly T[]; readonly next: number }[] = [{ chosen: [], next: 0 }];
  for (let size = 1; size <= most; size++) {
    last = last.flatMap(({ chosen, next }) =>
      items.slice(next).map((item, at) => ({ chosen: [...chosen, item], next: next + at + 1 })),
    );
    found.push(...last.map(({ chosen }) => chosen));
  }
  return found;
}
