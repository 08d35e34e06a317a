import type { Term, TermFunction, TermType } from '../../../ir/index.ts';
import type { Span } from '../../../source/index.ts';

/** A constant argument on which the engine's script fails for every event that it computes anything for. */
interface CertainFailure {
  readonly message: string;
  readonly origin: Span;
}

/** When the engine's script of a function fails. (eql-semantics 3.6, 8) */
interface Failing {
  /** Whether it may fail on what its arguments give: `unless-constant` when one behind the first is computed. */
  readonly fails: 'never' | 'unless-constant' | 'unless-double' | 'always';
  /** Why a call with these arguments never has a result; null: it may have one. */
  readonly certain: (args: readonly Term[], type: TermType) => CertainFailure | null;
}

const SAFE: Failing = { fails: 'never', certain: () => null };
/** Places are whole numbers unless they are written as doubles, the part is a text unless it is null. */
const SAFE_WITH_CONSTANTS: Failing = { fails: 'unless-constant', certain: () => null };
const OVERFLOWING: Failing = { fails: 'unless-double', certain: () => null };
const DIVIDING: Failing = { fails: 'unless-double', certain: zeroDivisor };

const FAILING: { readonly [name in TermFunction]: Failing } = {
  add: OVERFLOWING,
  subtract: OVERFLOWING,
  multiply: OVERFLOWING,
  divide: DIVIDING,
  modulo: DIVIDING,
  negate: OVERFLOWING,
  between: {
    fails: 'always',
    certain: (args) => nullAmong(args.slice(1), 'between fails on a mark or a last argument that is null'),
  },
  cidrMatch: SAFE,
  concat: SAFE,
  endsWith: SAFE,
  indexOf: SAFE_WITH_CONSTANTS,
  length: SAFE,
  number: { fails: 'always', certain: impossibleBase },
  startsWith: SAFE,
  string: SAFE,
  stringContains: {
    fails: 'unless-constant',
    certain: (args) => nullAmong(args.slice(1), 'stringContains fails on a part that is null'),
  },
  substring: SAFE_WITH_CONSTANTS,
  eq: SAFE,
  ne: SAFE,
  lt: SAFE,
  le: SAFE,
  gt: SAFE,
  ge: SAFE,
};

/** Why a call with these arguments never has a result; null: it may have one. */
export function certainFailure(name: TermFunction, type: TermType, args: readonly Term[]): CertainFailure | null {
  return FAILING[name].certain(args, type);
}

/** False for scripts that have a result, or null, for every event. */
export function canFail(term: Term): boolean {
  if (term.kind !== 'call') return false;
  switch (FAILING[term.function].fails) {
    case 'never':
      return term.arguments.some(canFail);
    case 'unless-constant':
      return term.arguments.some((argument, index) => canFail(argument) || (index > 0 && !isConstant(argument)));
    case 'unless-double':
      return term.type !== 'double' || term.arguments.some(canFail);
    case 'always':
      return true;
  }
}

/** A constant of which nothing fails: a double is no place, whatever its value. */
function isConstant(term: Term): boolean {
  return term.kind === 'value' && term.type !== 'double';
}

function nullAmong(args: readonly Term[], message: string): CertainFailure | null {
  const found = args.find((argument) => argument.kind === 'value' && argument.value === null);
  return found === undefined ? null : { message, origin: found.origin };
}

function zeroDivisor([, divisor]: readonly Term[], type: TermType): CertainFailure | null {
  if ((type !== 'integer' && type !== 'long') || divisor?.kind !== 'value' || divisor.value !== 0) return null;
  return { message: 'a whole number divided by zero fails', origin: divisor.origin };
}

function impossibleBase([, given]: readonly Term[]): CertainFailure | null {
  if (given?.kind !== 'value' || given.value === null) return null;
  const base = Number(given.value);
  if (Number.isInteger(base) && base >= 2 && base <= 36) return null;
  return { message: 'number() takes a base from 2 to 36', origin: given.origin };
}
