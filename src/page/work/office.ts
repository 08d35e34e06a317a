import type { Order, Saying, Work, WorkName } from './work.ts';

/** Why work was not done: somebody stopped it, or it took too long. */
class Stopped extends Error {}

/** A worker and what it is asked. It begins when it is first needed, and again after it was stopped. */
export interface Office {
  ask<Name extends WorkName>(
    name: Name,
    asked: Work[Name]['asked'],
    told?: (value: Work[Name]['told']) => void,
  ): Promise<Work[Name]['answer']>;
  /** Ends whatever it does; what it was asked rejects with `Stopped`. */
  stop(why?: string): void;
}

interface Waiting {
  readonly told: (value: MessageEvent['data']) => void;
  readonly answered: (value: MessageEvent['data']) => void;
  readonly failed: (error: Error) => void;
}

/** @param patience Milliseconds after which work is stopped; Infinity: a person stops it. */
export function openOffice(patience = Number.POSITIVE_INFINITY): Office {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function watch(): void {
    clearTimeout(timer);
    if (waiting.size > 0 && Number.isFinite(patience))
      timer = setTimeout(() => stop(`this takes longer than ${patience / 1000} s and was stopped`), patience);
  }

  function begin(): Worker {
    const begun = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    begun.addEventListener('message', ({ data }) => {
      const saying: Saying = data;
      const one = waiting.get(saying.id);
      if (one === undefined) return;
      if (saying.kind === 'told') {
        one.told(saying.value);
        return;
      }
      waiting.delete(saying.id);
      watch();
      if (saying.kind === 'failed') one.failed(new Error(saying.message));
      else one.answered(saying.value);
    });
    begun.addEventListener('error', (event) => {
      event.preventDefault();
      stop(event.message === '' ? 'a part of the page could not be loaded' : event.message);
    });
    return begun;
  }

  function stop(why = 'stopped'): void {
    worker?.terminate();
    worker = null;
    clearTimeout(timer);
    const ended = [...waiting.values()];
    waiting.clear();
    for (const one of ended) one.failed(new Stopped(why));
  }

  return {
    stop,
    ask: (name, asked, told = () => {}) =>
      new Promise((answered, failed) => {
        worker ??= begin();
        last++;
        waiting.set(last, { told, answered, failed });
        watch();
        const order = { id: last, name, asked } as Order;
        worker.postMessage(order);
      }),
  };
}
