import type { Correlation } from './correlation.ts';
import { FIRST, type KeyUse, matchingRun, type PlannedEvent, places, sampled, type TimelinePlan } from './timeline-plan.ts';

/** Timelines in which keys are other, missing, null or listed (eql-semantics 10.3). */
export function keyTimelines(correlation: Correlation): readonly TimelinePlan[] {
  const run = matchingRun(correlation);
  const fields = correlation.steps[0].keys;
  const all = [places(0, run.length)];
  const withKey = (place: number, key: KeyUse): readonly PlannedEvent[] =>
    run.map((planned, other) => (other === place ? { ...planned, key } : planned));
  return fields.flatMap((field, at) => {
    const optional = correlation.steps.every((criterion) => criterion.keys[at]?.optional === true);
    const everywhere = (as: NonNullable<KeyUse['as']>): readonly PlannedEvent[] =>
      run.map((planned) => ({ ...planned, key: { ...FIRST, at, as } }));
    const steps = run.length > 1 ? sampled(run.length) : [];
    const near = `key ${field.name}`;
    return [
      ...steps.map(
        (place): TimelinePlan => ({
          name: 'another-key',
          nearMiss: near,
          events: withKey(place, { ...FIRST, at, as: 'other' }),
          matches: [],
        }),
      ),
      ...steps.map(
        (place): TimelinePlan => ({
          name: 'key-absent',
          nearMiss: near,
          events: withKey(place, { ...FIRST, at, as: 'absent' }),
          matches: [],
        }),
      ),
      // A search that looks for a missing event under null fails, and has no answer to tell (eql-semantics 10.5).
      ...(optional && correlation.absences.length > 0 ? [] : [absentEverywhere(near, everywhere('absent'), optional ? all : [])]),
      ...steps.slice(0, 1).map(
        (place): TimelinePlan => ({
          name: 'key-listed',
          nearMiss: near,
          events: withKey(place, { ...FIRST, at, as: 'both' }),
          matches: all,
        }),
      ),
      // A field that is a key twice makes a match of every pair of its values.
      {
        name: 'keys-listed-everywhere',
        nearMiss: near,
        events: everywhere('both'),
        matches: isOnce(correlation, at) ? [...all, ...all] : null,
      },
    ];
  });
}

function absentEverywhere(nearMiss: string, events: readonly PlannedEvent[], matches: TimelinePlan['matches']): TimelinePlan {
  return { name: 'key-absent-everywhere', nearMiss, events, matches };
}

/** Whether the key fields at a place are keys at no other place. */
function isOnce({ steps }: Correlation, at: number): boolean {
  return steps.every(({ keys }) => keys.filter(({ name }) => name === keys[at]?.name).length === 1);
}
