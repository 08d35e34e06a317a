import { describe, expect, it } from 'vitest';
import { findCauses, type KnownDifference } from '../../../../src/conformance/differences/index.ts';
import type { Event } from '../../../../src/event/index.ts';

/** Means: the user is root. */
const oracle = async (events: readonly Event[]) => events.map(({ user }) => user === 'root');
/** Says so only when the host is named too, unless it is told better, and never on a Sunday. */
const engine = async (text: string, events: readonly Event[]) =>
  events.map(({ user, host, day }) => user === 'root' && (text === 'better' || host !== undefined) && day !== 'Sunday');
const sides = { oracle, engine };

function known(code: string, more: Partial<KnownDifference>): KnownDifference {
  const words = { version: '1', construct: '', explanation: '', source: '', avoided: null, example: null };
  return { code, engine: 'e', ...words, ...more };
}

const TEXT = known('told-better', { mended: (text) => text.replace('worse', 'better') });
const SUNDAY = known('sunday', { without: ({ day, ...rest }) => rest });
const OTHER = known('other', { without: ({ other, ...rest }) => rest });
const TEXTS = { text: 'worse', artifact: 'rule' };

describe('the causes of a difference', () => {
  it('are those without which both sides agree', async () => {
    const events = [{ user: 'root' }, { user: 'root', host: 'h', day: 'Sunday' }];
    expect(await findCauses([TEXT, SUNDAY, OTHER], TEXTS, events, sides)).toEqual([['told-better'], ['sunday']]);
  });

  it('may be two together', async () => {
    const events = [{ user: 'root', day: 'Sunday' }];
    expect(await findCauses([OTHER, TEXT, SUNDAY], TEXTS, events, sides)).toEqual([['told-better', 'sunday']]);
  });

  it('are none when the difference stays', async () => {
    expect(await findCauses([OTHER, SUNDAY], TEXTS, [{ user: 'root', other: 1 }], sides)).toEqual([[]]);
  });

  it('are not found where a side gives no answer', async () => {
    const silent = { oracle, engine: async (_: string, events: readonly Event[]) => events.map(() => null) };
    expect(await findCauses([TEXT, SUNDAY], TEXTS, [{ user: 'root', day: 'Sunday' }], silent)).toEqual([[]]);
  });

  it('are looked for only where taking them out changes something', async () => {
    const asked: Event[] = [];
    const counting = {
      oracle,
      engine: (text: string, events: readonly Event[]) => {
        asked.push(...events);
        return engine(text, events);
      },
    };
    await findCauses([SUNDAY], TEXTS, [{ user: 'root' }, { user: 'root', day: 'Monday' }], counting);
    expect(asked).toEqual([{ user: 'root' }]);
  });
});
