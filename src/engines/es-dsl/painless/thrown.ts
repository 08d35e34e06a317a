import type { JavaObject } from './value.ts';

/** A Java exception on its way through a script; JavaScript's own `throw` carries it, as control must leave many frames. */
export class Thrown extends Error {
  readonly exception: JavaObject & { readonly kind: 'exception' };

  constructor(type: string, message: string | null) {
    super(`${type}${message === null ? '' : `: ${message}`}`);
    this.exception = { kind: 'exception', type, message };
  }
}

/** Ends a script that no `catch` of its own may save: budgets, what Java calls an Error, and what this interpreter lacks. */
export class Exhausted extends Error {}

/** A script that does not compile. */
export class CompileProblem extends Error {}

/** Raises a Java exception. */
export function raise(type: string, message: string | null = null): never {
  throw new Thrown(type, message);
}
