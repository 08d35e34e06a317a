import type { CharacterTest, Place, Syntax } from './syntax.ts';

/** One step of a walk over a text. Of two ways to go on the first is preferred. */
export type Step =
  | { readonly kind: 'character'; readonly test: CharacterTest }
  | { readonly kind: 'either'; readonly first: number; readonly second: number }
  | { readonly kind: 'mark'; readonly slot: number }
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'found' };

/** Counted repeats are written out: a program has no more steps. */
const MOST_STEPS = 2000;

/** The steps of an expression, which begin at 0; null: there are too many. */
export function programOf(syntax: Syntax): readonly Step[] | null {
  const steps: Step[] = [];
  add({ kind: 'group', number: 0, operand: syntax });
  steps.push({ kind: 'found' });
  return steps.length > MOST_STEPS ? null : steps;

  function add(node: Syntax): void {
    if (steps.length > MOST_STEPS) return;
    switch (node.kind) {
      case 'character':
      case 'place':
        steps.push(node);
        return;
      case 'sequence':
        for (const operand of node.operands) add(operand);
        return;
      case 'choice':
        addChoice(node.operands);
        return;
      case 'group':
        steps.push({ kind: 'mark', slot: 2 * node.number });
        add(node.operand);
        steps.push({ kind: 'mark', slot: 2 * node.number + 1 });
        return;
      case 'repeat': {
        for (let times = 0; times < node.min && steps.length <= MOST_STEPS; times++) add(node.operand);
        if (node.max === Number.POSITIVE_INFINITY) {
          addLoop(node.operand, node.lazy);
          return;
        }
        const exits: number[] = [];
        for (let times = node.min; times < node.max && steps.length <= MOST_STEPS; times++) {
          exits.push(steps.length);
          steps.push({ kind: 'found' });
          add(node.operand);
        }
        for (const exit of exits) steps[exit] = either(exit + 1, steps.length, node.lazy);
      }
    }
  }

  function addChoice([only, ...rest]: readonly Syntax[]): void {
    if (only === undefined) return;
    if (rest.length === 0) {
      add(only);
      return;
    }
    const fork = steps.length;
    steps.push({ kind: 'found' });
    add(only);
    const exit = steps.length;
    steps.push({ kind: 'found' });
    steps[fork] = either(fork + 1, steps.length, false);
    addChoice(rest);
    steps[exit] = either(steps.length, steps.length, false);
  }

  function addLoop(operand: Syntax, lazy: boolean): void {
    const fork = steps.length;
    steps.push({ kind: 'found' });
    add(operand);
    steps.push(either(fork, fork, false));
    steps[fork] = either(fork + 1, steps.length, lazy);
  }
}

function either(on: number, out: number, lazy: boolean): Step {
  return { kind: 'either', first: lazy ? out : on, second: lazy ? on : out };
}
