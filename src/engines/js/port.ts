import type { Engine, RunSettings, Unanswered, Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import { importPort } from './module.ts';
import { runMatcher } from './series.ts';

/**
 * Runs modules that people write: the default export, or the one called `matches`, is asked about every event and may take its time; what is
 * truthy is a yes. An event on which it throws has no answer, and the others go on. Each event is a copy, for a port may change what it is given.
 */
export const jsPort: Engine<'js'> = {
  name: 'js',
  runs: 'js',
  receipt: async () => 'ECMAScript modules of this process',
  load: async (events, settings) => ({ run: (text) => run(text, events, settings), close: async () => {} }),
};

async function run(text: string, events: readonly Event[], settings: RunSettings): Promise<Verdict> {
  try {
    const module = await importPort(text);
    if (module === null)
      return { status: 'failed', message: 'the module exports no function, neither as default nor as matches' };
    if (module.kind === 'sequence' || module.kind === 'sample')
      return runMatcher(module.default, structuredClone(events), settings);
    return await askEach(module.default, events, settings);
  } catch (error) {
    return { status: 'failed', message: wordsOf(error) };
  }
}

async function askEach(
  matches: (...arguments_: readonly unknown[]) => unknown,
  events: readonly Event[],
  { now }: RunSettings,
): Promise<Verdict> {
  const found: NonEmpty<EventId>[] = [];
  const unanswered: Unanswered[] = [];
  for (const [id, event] of events.entries()) {
    try {
      const said = matches(structuredClone(event), now);
      if (said instanceof Promise ? await said : said) found.push([id]);
    } catch (error) {
      unanswered.push({ id, reason: `it throws: ${wordsOf(error)}` });
    }
  }
  return { status: 'answered', matches: found, unanswered };
}

/** Whatever was thrown, in words; even asking for them may throw. */
function wordsOf(error: unknown): string {
  try {
    return String(error);
  } catch {
    return 'something that has no words';
  }
}
