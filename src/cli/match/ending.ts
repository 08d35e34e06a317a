import type { Interruption } from '../host/interruption.ts';

/** Whether reading is to end, though there is more. */
export type Ending = Pick<Interruption, 'asked' | 'promise'>;

interface EndingAfter extends Ending {
  /** So many matches are there to be printed; gives how many of them are wanted. */
  take(count: number): number;
  /** There are as many as were asked for. */
  enough(): boolean;
}

/** Reading ends when the user wants it to, or when so many matches were taken. */
export function untilEnough(interruption: Interruption, most: number): EndingAfter {
  let left = most;
  let end: (value: null) => void = () => {};
  const enough = new Promise<null>((resolve) => {
    end = resolve;
  });
  return {
    asked: () => left === 0 || interruption.asked(),
    promise: Number.isFinite(most) ? Promise.race([enough, interruption.promise]) : interruption.promise,
    enough: () => left === 0,
    take(count) {
      const taken = Math.min(count, left);
      left -= taken;
      if (left === 0) end(null);
      return taken;
    },
  };
}
