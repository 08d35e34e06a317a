import type { Literal, Solver } from './solver.ts';

/**
 * Conditions over numbered variables. Each conjunction is kept once, so that two conditions which are built alike are one literal.
 * Disjunctions are conjunctions turned round.
 */
interface Formulas {
  readonly variable: () => Literal;
  readonly all: (parts: readonly Literal[]) => Literal;
  readonly any: (parts: readonly Literal[]) => Literal;
  readonly always: Literal;
  readonly size: () => number;
  /** Tells a solver what each conjunction means. */
  readonly tell: (to: Solver) => void;
}

export function formulas(): Formulas {
  const gates: { readonly gate: Literal; readonly parts: readonly Literal[] }[] = [];
  const known = new Map<string, Literal>();
  const partsOf = new Map<Literal, readonly Literal[]>();
  let last = 1;
  const always = 1;

  function all(parts: readonly Literal[]): Literal {
    const flat = new Set(parts.flatMap((part) => partsOf.get(part) ?? [part]));
    flat.delete(always);
    const sorted = [...flat].sort((one, other) => one - other);
    if (sorted.some((part) => part === -always || flat.has(-part))) return -always;
    const [only] = sorted;
    if (only === undefined) return always;
    if (sorted.length === 1) return only;
    const key = sorted.join();
    const found = known.get(key);
    if (found !== undefined) return found;
    const gate = ++last;
    known.set(key, gate);
    partsOf.set(gate, sorted);
    gates.push({ gate, parts: sorted });
    return gate;
  }

  return {
    always,
    variable: () => ++last,
    all,
    any: (parts) => -all(parts.map((part) => -part)),
    size: () => last,
    tell: (to) => {
      to.add([always]);
      for (const { gate, parts } of gates) {
        for (const part of parts) to.add([-gate, part]);
        to.add([gate, ...parts.map((part) => -part)]);
      }
    },
  };
}
