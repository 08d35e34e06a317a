import type { Engine, Verdict } from '../../src/contract/index.ts';
import type { Event } from '../../src/event/index.ts';

/** An engine whose verdict is a plain function; `text` reaches it too, so that tests can see what it was given. */
export function fakeEngine(
  name: string,
  runs: string,
  matches: (event: Event, text: string) => boolean,
  verdict?: Verdict,
): Engine {
  return {
    name,
    runs,
    receipt: async () => 'fake 1.0',
    load: async (events) => ({
      run: async (text) =>
        verdict ?? {
          status: 'answered',
          matches: events.flatMap((event, id) => (matches(event, text) ? [[id] as [number]] : [])),
        },
      close: async () => {},
    }),
  };
}
