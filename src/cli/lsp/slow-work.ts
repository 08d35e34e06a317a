import type { EditorAnswer, EditorOrder, EditorThread } from '../host/editor-thread.ts';

/** Work that takes proofs: one piece at a time, in a thread. */
export interface SlowWork {
  /** Null: it was called off, took too long, or the thread died over it. */
  carryOut(order: EditorOrder, calledOff: CallOff): Promise<EditorAnswer | null>;
  close(): Promise<void>;
}

/** Whether work is wanted no more. */
interface CallOff {
  readonly isOff: () => boolean;
  /** Calls back when it is, once. */
  readonly whenOff: (call: () => void) => void;
}

/** A text that somebody types calls off what was asked of the text before. */
export class Revocable implements CallOff {
  private off = false;
  private readonly calls: (() => void)[] = [];

  readonly isOff = (): boolean => this.off;

  readonly whenOff = (call: () => void): void => {
    if (this.off) call();
    else this.calls.push(call);
  };

  revoke(): void {
    if (this.off) return;
    this.off = true;
    for (const call of this.calls) call();
  }
}

/** Milliseconds that one piece may take, and how many a piece that is called off may go on before its thread is ended. */
const MOST = 20_000;
const GRACE = 100;

/** Starts threads as they are needed, one at a time: one that is at work which nobody wants any more is ended. */
export function createSlowWork(start: () => EditorThread): SlowWork {
  let thread: EditorThread | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function stop(): Promise<void> {
    const ended = thread;
    thread = null;
    await ended?.close();
  }

  async function run(order: EditorOrder, calledOff: CallOff): Promise<EditorAnswer | null> {
    if (calledOff.isOff() || closed) return null;
    thread ??= start();
    const own = thread;
    const timers: NodeJS.Timeout[] = [];
    const until = new Promise<null>((resolve) => {
      timers.push(setTimeout(resolve, MOST, null));
      calledOff.whenOff(() => timers.push(setTimeout(resolve, GRACE, null)));
    });
    const answer = await Promise.race([own.ask(order).catch(() => null), until]);
    for (const timer of timers) clearTimeout(timer);
    if (answer === null && thread === own) await stop();
    return calledOff.isOff() ? null : answer;
  }

  return {
    carryOut(order, calledOff) {
      const answer = last.then(() => run(order, calledOff));
      last = answer.catch(() => {});
      return answer;
    },
    async close() {
      closed = true;
      await stop();
    },
  };
}
