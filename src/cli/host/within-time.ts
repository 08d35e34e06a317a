import { Script } from 'node:vm';
import type { Limited } from './time-limit.ts';

const CALL = 'eqlibrium work within time';
/** A script that calls what stands under a name of its own. The engine ends a script that takes too long, with all that it calls, and no `catch` on the way holds it up. */
const script = new Script(`globalThis[${JSON.stringify(CALL)}]()`);

/** Runs work on this thread, and ends it when it takes too long. */
export function withinTime<T>(work: () => T, milliseconds: number): Limited<T> {
  if (milliseconds === Number.POSITIVE_INFINITY) return { ended: true, value: work() };
  let value: { readonly given: T } | null = null;
  const call = (): void => {
    value = { given: work() };
  };
  Object.defineProperty(globalThis, CALL, { configurable: true, value: call });
  try {
    script.runInThisContext({ timeout: Math.max(1, Math.ceil(milliseconds)) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { ended: false };
    throw error;
  } finally {
    Reflect.deleteProperty(globalThis, CALL);
  }
  if (value === null) throw new Error('work ended without a value');
  const { given }: { readonly given: T } = value;
  return { ended: true, value: given };
}
