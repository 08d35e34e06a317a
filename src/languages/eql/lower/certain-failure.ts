import type { Term, TermFunction, TermType } from '../../../ir/index.ts';
import type { Span } from '../../../source/index.ts';

/** A constant argument on which the engine's script fails for every event that it computes anything for. */
export interface CertainFailure {
  readonly message: string;
  readonly origin: Span;
}

/** Why a call with these arguments never has a result; null: it may have one. (eql-semantics 3.6, 8) */
export function certainFailure(name: TermFunction, type: TermType, args: readonly Term[]): CertainFailure | null {
  const [, second] = args;
  switch (name) {
    case 'between':
      return refusedNull(args.slice(1), 'between fails on a mark or a last argument that is null');
    case 'stringContains':
      return refusedNull(args.slice(1), 'stringContains fails on a part that is null');
    case 'divide':
    case 'modulo':
      if ((type !== 'integer' && type !== 'long') || second?.kind !== 'value' || second.value !== 0) return null;
      return { message: 'a whole number divided by zero fails', origin: second.origin };
    case 'number': {
      if (second?.kind !== 'value' || second.value === null) return null;
      const base = Number(second.value);
      if (Number.isInteger(base) && base >= 2 && base <= 36) return null;
      return { message: 'number() takes a base from 2 to 36', origin: second.origin };
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'negate':
    case 'concat':
    case 'string':
    case 'length':
    case 'indexOf':
    case 'substring':
    case 'startsWith':
    case 'endsWith':
    case 'cidrMatch':
    case 'eq':
    case 'ne':
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
      return null;
  }
}

function refusedNull(args: readonly Term[], message: string): CertainFailure | null {
  const found = args.find((argument) => argument.kind === 'value' && argument.value === null);
  return found === undefined ? null : { message, origin: found.origin };
}
