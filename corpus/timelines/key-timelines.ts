import type { Plot } from './correlation.ts';
import { cleanRun, type Draft, FIRST, type KeyUse, type Player, places, sampled } from './timeline-plan.ts';

/** Timelines in which keys are other, missing, null or listed (eql-semantics 10.3). */
export function keyDrafts(plot: Plot): readonly Draft[] {
  const run = cleanRun(plot);
  const fields = plot.steps[0].keys;
  const all = [places(0, run.length)];
  const withKey = (place: number, key: KeyUse): readonly Player[] =>
    run.map((player, other) => (other === place ? { ...player, key } : player));
  return fields.flatMap((field, at) => {
    const optional = plot.steps.every((role) => role.keys[at]?.optional === true);
    const everywhere = (as: NonNullable<KeyUse['as']>): readonly Player[] =>
      run.map((player) => ({ ...player, key: { ...FIRST, at, as } }));
    const steps = run.length > 1 ? sampled(run.length) : [];
    const near = `key ${field.name}`;
    return [
      ...steps.map(
        (place): Draft => ({
          name: 'another-key',
          nearMiss: near,
          players: withKey(place, { ...FIRST, at, as: 'other' }),
          matches: [],
        }),
      ),
      ...steps.map(
        (place): Draft => ({
          name: 'key-absent',
          nearMiss: near,
          players: withKey(place, { ...FIRST, at, as: 'absent' }),
          matches: [],
        }),
      ),
      // A search that looks for a missing event under null fails, and has no answer to tell (eql-semantics 10.5).
      ...(optional && plot.absences.length > 0 ? [] : [absentEverywhere(near, everywhere('absent'), optional ? all : [])]),
      ...steps.slice(0, 1).map(
        (place): Draft => ({
          name: 'key-listed',
          nearMiss: near,
          players: withKey(place, { ...FIRST, at, as: 'both' }),
          matches: all,
        }),
      ),
      // A field that is a key twice makes a match of every pair of its values.
      {
        name: 'keys-listed-everywhere',
        nearMiss: near,
        players: everywhere('both'),
        matches: isOnce(plot, at) ? [...all, ...all] : null,
      },
    ];
  });
}

function absentEverywhere(nearMiss: string, players: readonly Player[], matches: Draft['matches']): Draft {
  return { name: 'key-absent-everywhere', nearMiss, players, matches };
}

/** Whether the key fields at a place are keys at no other place. */
function isOnce({ steps }: Plot, at: number): boolean {
  return steps.every(({ keys }) => keys.filter(({ name }) => name === keys[at]?.name).length === 1);
}
