import type { TargetName } from '../../translators/loaders.ts';
import { thrownMessage } from '../source/index.ts';
import type { Shared } from './link.ts';
import { chosenOf } from './work/chosen.ts';
import type { Office } from './work/office.ts';
import type { TargetAnswer, Work } from './work/work.ts';

/** What is known of the rule that stands on the page. */
export interface Reading {
  /** What was last asked for; what is known may be of a text before it. */
  readonly shared: Shared;
  /** What was read, of which text and with which options; null: nothing yet. */
  readonly read: (Work['read']['answer'] & Pick<Shared, 'text' | 'options'>) | null;
  readonly targets: ReadonlyMap<TargetName, TargetAnswer>;
  /** The translations are those of a text before: the one that stands there is not accepted, or its own are being made. */
  readonly stale: boolean;
  /** Why there is no answer. */
  readonly fault: string | null;
}

/** Reads and translates what stands in the editor, in a worker; of what is typed meanwhile only the last counts. */
export interface Desk {
  now(): Reading;
  edit(change: Partial<Shared>): void;
  /** Is called when something is known anew. */
  listen(listener: () => void): () => void;
}

/** Work on a text that somebody has changed is ended when it has taken so long, in milliseconds. */
const SLOW = 1_000;

export function createDesk(first: Shared, office: Office): Desk {
  const listeners = new Set<() => void>();
  let reading: Reading = { shared: first, read: null, targets: new Map(), stale: false, fault: null };
  let running = false;
  let begun = 0;
  /** When the text came that stands there now: how long answers take is counted from then. */
  let edited = performance.now();
  let done: Shared | null = null;

  function publish(change: Partial<Reading>): void {
    reading = { ...reading, ...change };
    for (const listener of listeners) listener();
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    let { shared } = reading;
    try {
      while (done !== reading.shared) {
        ({ shared } = reading);
        begun = performance.now();
        if (await answer(shared)) performance.measure('answers', { start: edited });
        if (reading.shared === shared) done = shared;
      }
    } catch (error) {
      // What was typed meanwhile is not at fault: it has its turn.
      done = shared;
      if (reading.shared === shared) publish({ fault: thrownMessage(error) });
    } finally {
      running = false;
    }
    if (done !== reading.shared) await run();
  }

  /** False: somebody has typed on, and nobody wants the rest. */
  async function answer(shared: Shared): Promise<boolean> {
    const { forms, ...subject } = shared;
    const read = { ...(await office.ask('read', subject)), text: shared.text, options: shared.options };
    if (reading.shared !== shared) return false;
    performance.measure('problems', { start: edited });
    const rule = chosenOf(read.rules, shared.rule);
    const accepted = rule?.accepted === true;
    publish({ read, fault: null, stale: !accepted || reading.targets.size > 0 });
    if (!accepted) return true;
    const found = new Map<TargetName, TargetAnswer>();
    for (const target of read.targets) {
      const translated = await office.ask('translate', { ...subject, target, chosen: forms[target] ?? {} });
      if (reading.shared !== shared) return false;
      if (translated !== null) found.set(target, translated);
      // At first each is shown when it is there; later they change together.
      if (!reading.targets.has(target)) publish({ targets: new Map([...reading.targets, ...found]) });
    }
    publish({ targets: found, stale: false });
    return true;
  }

  return {
    now: () => reading,
    edit(change) {
      edited = performance.now();
      publish({ shared: { ...reading.shared, ...change } });
      if (running && performance.now() - begun > SLOW) office.stop();
      void run();
    },
    listen(listener) {
      listeners.add(listener);
      if (done === null) void run();
      return () => listeners.delete(listener);
    },
  };
}
