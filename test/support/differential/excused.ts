import type { Event } from '../../../src/event/index.ts';
import type { Difference } from './compare.ts';

/** A known shortcoming of one engine: which of its differences it explains. To be deleted with the mend. */
interface Excuse {
  readonly engine: string;
  readonly reason: string;
  readonly explains: (difference: Difference, event: string) => boolean;
}

/** None is known. */
export const EXCUSED: readonly Excuse[] = [];

/** The reason why a difference is known, or null. */
export function excuseFor(difference: Difference): string | null {
  const event = textOf(difference.event);
  const excuse = EXCUSED.find(({ engine, explains }) => engine === difference.engine && explains(difference, event));
  return excuse?.reason ?? null;
}

function textOf(event: Event | null): string {
  return event === null ? '' : JSON.stringify(event);
}
