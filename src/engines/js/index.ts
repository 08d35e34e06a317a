import type { Engine, RunSettings, Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import type { NonEmpty } from '../../source/index.ts';
import { type Exports, importModule } from './module.ts';
import { runMatcher } from './series.ts';

/**
 * Runs printed modules: imports the text as it stands and asks its default export about every event or, where the module
 * says that its kind is a sequence or sample, has it make a matcher and gives that all events.
 */
export const js: Engine<'js'> = {
  name: 'js',
  runs: 'js',
  receipt: async () => 'ECMAScript modules of this process',
  load: async (events, settings) => ({
    run: (text) => run(text, events, settings),
    close: async () => {},
  }),
};

async function run(text: string, events: readonly Event[], settings: RunSettings): Promise<Verdict> {
  try {
    const module = await importModule(text);
    if (module === null) return { status: 'failed', message: 'the module has no function as its default export' };
    if (module.kind === 'sequence' || module.kind === 'sample') return runMatcher(module.default, events, settings);
    return runPredicate(module.default, events, settings);
  } catch (error) {
    return { status: 'failed', message: String(error) };
  }
}

function runPredicate(matches: Exports['default'], events: readonly Event[], { now }: RunSettings): Verdict {
  const found: NonEmpty<EventId>[] = [];
  for (const [index, event] of events.entries()) {
    const answer = matches(event, now);
    if (typeof answer !== 'boolean') return { status: 'failed', message: `event ${index} is answered with a ${typeof answer}` };
    if (answer) found.push([index]);
  }
  return { status: 'answered', matches: found };
}
