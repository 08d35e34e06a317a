import type { Host } from './host.ts';

/** The wish of a user to end the work early and have what is done. */
export interface Interruption {
  asked(): boolean;
  /** Fulfilled when it is asked for. */
  readonly promise: Promise<null>;
  /** The work has ended, and all is printed; the process may end. */
  finish(): void;
}

/** Waits for Ctrl-C until `finish` is called; a second Ctrl-C ends the process at once. */
export function awaitInterruption(host: Pick<Host, 'onInterrupt'>): Interruption {
  let asked = false;
  let ask: (value: null) => void = () => {};
  let finished: () => void = () => {};
  const promise = new Promise<null>((resolve) => {
    ask = resolve;
  });
  const end = new Promise<void>((resolve) => {
    finished = resolve;
  });
  const forget = host.onInterrupt(async () => {
    asked = true;
    ask(null);
    await end;
  });
  return {
    asked: () => asked,
    promise,
    finish() {
      if (asked) finished();
      else forget();
    },
  };
}
