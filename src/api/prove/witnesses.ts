import type { Timeline, Verdict } from '../../report/proof/proof.ts';
import type { Side } from './sides.ts';

/** The one event as a match. */
const HIT = [[0]] as const;

/** Events of a difference as timelines of one event, with what each side is to find there. */
export function hitsOf({ lost, added, both }: Pick<Differing, 'lost' | 'added' | 'both'>): readonly Timeline[] {
  const shown = [
    [lost, HIT, []],
    [added, [], HIT],
    [both, HIT, HIT],
  ] as const;
  return shown.flatMap(([event, first, second]) => (event === null ? [] : [{ events: [event] as const, first, second }]));
}

type Differing = Extract<Verdict, { readonly kind: 'differs' }>;

/**
 * A difference, once everybody who runs one of the two has run its witnesses: with the names of those who say so. When somebody says
 * otherwise, that is a fault of this program, and nothing is known of the two.
 */
export async function borneOut(verdict: Differing, witnesses: readonly Timeline[], left: Side, right: Side): Promise<Verdict> {
  const sides = [
    { of: 'first', runners: everybody(left) },
    { of: 'second', runners: everybody(right) },
  ] as const;
  const names = new Set<string>();
  for (const witness of witnesses) {
    const answers: { engine: string; of: 'first' | 'second'; matches: number }[] = [];
    for (const { of, runners } of sides)
      for (const { name, find } of runners) {
        const matches = await find(witness.events);
        if (matches !== null) answers.push({ engine: name, of, matches: matches.length });
      }
    for (const { engine } of answers) names.add(engine);
    if (answers.every(({ of, matches }) => matches === witness[of].length)) continue;
    const reason =
      'engines of eqlibrium do not agree about an event that was found: a fault of eqlibrium, which says nothing of the two';
    return { kind: 'unknown', reason, fault: { events: witness.events, answers } };
  }
  return { ...verdict, confirmedBy: [...names] };
}

function everybody({ runner, others }: Side): ReturnType<Side['others']> {
  return [...(runner === null ? [] : [runner]), ...others()];
}
