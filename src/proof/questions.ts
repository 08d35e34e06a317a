import type { Event } from '../event/index.ts';
import type { Predicate } from '../ir/index.ts';
import type { Folding } from '../pattern/index.ts';
import { conditionOf } from './condition.ts';
import { attempt, type Effort, isUsedUp, spend } from './effort.ts';
import { modelsOf } from './model.ts';

type Holds = (condition: number) => boolean;

/**
 * What is known of a question: `none` is proven, for every event. `event` says which of the conditions hold on an event that was found; nobody
 * has borne it out.
 */
export type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'event'; readonly event: Event; readonly holds: Holds }
  | { readonly kind: 'unknown' };

/** The same where nobody needs the event. */
export type Decision =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly holds: Holds }
  | { readonly kind: 'unknown' };

/** Questions about the same conditions, by their numbers; null: whatever it is. */
interface Questions {
  readonly find: (wanted: readonly (boolean | null)[]) => Answer;
  readonly decide: (wanted: readonly (boolean | null)[]) => Decision;
}

/** Asks one question after another about the same conditions, with so much work for all of them. */
export function questionsAbout(conditions: readonly Predicate[], folding: Folding, effort: Effort): Questions {
  const within = <T>(work: () => T): T | null => (isUsedUp(effort) ? null : finished(work));
  const models = within(() => {
    const leaves = conditions.map((one) => conditionOf(one, folding));
    return modelsOf(leaves, false, effort);
  });
  return {
    find: (wanted) => {
      const found = models === null ? null : within(() => models.find(wanted)() ?? NONE);
      if (found === null) return { kind: 'unknown' };
      return 'kind' in found ? found : { kind: 'event', event: found.event, holds: found.holds };
    },
    decide: (wanted) => {
      const found =
        models === null
          ? null
          : within(() => {
              spend(effort, wanted.length / 8);
              return models.decide(wanted) ?? NONE;
            });
      if (found === null) return { kind: 'unknown' };
      return 'kind' in found ? found : { kind: 'some', holds: found.holds };
    },
  };
}

const NONE = { kind: 'none' } as const;

/** Null: it did not come to an end. */
function finished<T>(work: () => T): T | null {
  const tried = attempt(work);
  return tried.done ? tried.value : null;
}
