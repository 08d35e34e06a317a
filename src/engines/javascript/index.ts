import type { Engine, Verdict } from '../../contract/index.ts';
import type { Event, EventId } from '../../event/index.ts';
import type { NonEmpty } from '../../source/index.ts';

/** Runs printed modules: imports the text as it stands and asks its default export about every event. */
export const javascript: Engine = {
  name: 'javascript',
  runs: 'js',
  receipt: async () => 'ECMAScript modules of this process',
  load: async (events) => ({
    run: (text) => run(text, events),
    close: async () => {},
  }),
};

async function run(text: string, events: readonly Event[]): Promise<Verdict> {
  try {
    const matches = await importDefault(text);
    if (typeof matches !== 'function') return { status: 'failed', message: 'the module has no function as its default export' };
    const found: NonEmpty<EventId>[] = [];
    for (const [index, event] of events.entries()) {
      const answer: unknown = matches(event);
      if (typeof answer !== 'boolean') return { status: 'failed', message: `event ${index} is answered with a ${typeof answer}` };
      if (answer) found.push([index]);
    }
    return { status: 'answered', matches: found };
  } catch (error) {
    return { status: 'failed', message: String(error) };
  }
}

/** A data URL works in browsers and in Node alike, and needs no file. */
async function importDefault(text: string): Promise<unknown> {
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`;
  const module: { readonly default?: unknown } = await import(/* @vite-ignore */ url);
  return module.default;
}
