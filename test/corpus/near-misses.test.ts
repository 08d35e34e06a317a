import { describe, expect, it } from 'vitest';
import { type Family, NOT_COUNTED } from '../../corpus/near-misses/family.ts';
import { settingsOf } from '../../src/api/run-settings.ts';
import { ORACLES } from '../../src/engines/index.ts';
import type { Event } from '../../src/event/index.ts';
import { exampleMeant, exampleOf, type Made } from '../../src/scripts/near-misses/examples.ts';
import { FAMILIES } from '../../src/scripts/near-misses/page.ts';

const families: readonly Family[] = Object.values(FAMILIES);

/** Examples of one name that are put to the oracle. */
const MOST = 12;

/** How many matches the oracle of its language finds. */
async function found(rule: string, events: readonly Event[]): Promise<number> {
  const { rule: meant, schema } = exampleMeant(rule);
  const settings = { ...settingsOf(meant, schema), tiebreakerField: 'event.sequence' };
  const engine = Object.values(ORACLES).find((judge) => judge.engine?.runs === meant.language)?.engine;
  if (!engine) throw new Error(`nothing judges ${meant.language}`);
  const loaded = await engine.load(events, settings);
  const verdict = await loaded.run(rule);
  if (verdict.status !== 'answered') throw new Error(JSON.stringify(verdict));
  return verdict.matches.length;
}

function eventsOf(made: Made): readonly Event[] {
  return made.kind === 'event' ? [made.event] : made.events;
}

function expectedOf(made: Made): number {
  return made.kind === 'event' ? Number(made.expected) : made.matches;
}

describe('the catalogue of near misses', () => {
  it('gives every near miss one row', () => {
    const names = families.flatMap(({ changes }) => Object.keys(changes));
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
    expect(names.length).toBeGreaterThan(150);
  });

  it.each(families)('has only rows that something makes, called as the row says: $title', (family) => {
    for (const name of Object.keys(family.changes)) {
      const example = exampleOf(family, name);
      if (example === null) throw new Error(`nothing makes ${name}`);
      for (const { label } of example.made) {
        if (family.label === null) expect(label).not.toBeNull();
        else if (family.label === NOT_COUNTED) expect([name, label]).toEqual([name, null]);
        else expect(label?.startsWith(family.label)).toBe(true);
      }
    }
  });

  it.each(families.filter(({ streams }) => streams !== true))(
    'has examples that the oracle answers as they are labelled: $title',
    async (family) => {
      for (const name of Object.keys(family.changes)) {
        const { rule, made = [] } = exampleOf(family, name) ?? {};
        const shown = [true, false].flatMap((matching) => made.find((one) => expectedOf(one) > 0 === matching) ?? []);
        for (const one of new Set([...shown, ...made.slice(0, MOST)])) {
          const matches = await found(rule?.rule ?? '', eventsOf(one));
          expect([name, eventsOf(one), matches]).toEqual([name, eventsOf(one), expectedOf(one)]);
        }
      }
    },
  );
});
