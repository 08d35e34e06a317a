import type { CodePointTest } from './folding.ts';
import type { RegexpTree } from './regexp-tree.ts';

/**
 * A language in the making: what a text may still be after the part already read. Equal states are one object, so the
 * states of a pattern form a deterministic automaton that is made while it is used.
 */
export interface State {
  readonly id: number;
  /** True when the text may end here. */
  readonly final: boolean;
  readonly form: Form;
  readonly next: Map<number, State>;
}

type Form =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'one'; readonly test: CodePointTest }
  | { readonly kind: 'concat'; readonly first: State; readonly rest: State }
  | { readonly kind: 'union'; readonly parts: readonly State[] }
  | { readonly kind: 'both'; readonly left: State; readonly right: State }
  | { readonly kind: 'not'; readonly inner: State }
  | { readonly kind: 'repeat'; readonly inner: State; readonly min: number; readonly max: number }
  | { readonly kind: 'interval'; readonly low: number; readonly high: number; readonly digits: number; readonly read: string };

/** The states of one pattern, and the work spent on them. */
export interface States {
  /** Work units spent since the states were made: derivatives taken, parts of unions sorted. */
  spent(): number;
  stateOf(tree: RegexpTree): State;
  /** What remains after one code point (Brzozowski's derivative). */
  after(state: State, codePoint: number): State;
}

/** An empty pool of states. */
export function createStates(): States {
  const pool = new Map<string, State>();
  const tests = new Map<CodePointTest, number>();
  let spent = 0;

  const intern = (key: string, final: boolean, form: Form): State => {
    const known = pool.get(key);
    if (known !== undefined) return known;
    const state: State = { id: pool.size, final, form, next: new Map() };
    pool.set(key, state);
    return state;
  };
  const nothing = intern('nothing', false, { kind: 'nothing' });
  const empty = intern('empty', true, { kind: 'empty' });

  const one = (test: CodePointTest): State => {
    const number = tests.get(test) ?? tests.size;
    tests.set(test, number);
    return intern(`one ${number}`, false, { kind: 'one', test });
  };

  /** A union before the rest is spread over it: without that, states that mean the same would go on growing. */
  const concat = (first: State, rest: State): State => {
    if (first === nothing || rest === nothing) return nothing;
    if (first === empty) return rest;
    if (rest === empty) return first;
    if (first.form.kind === 'union') return union(first.form.parts.map((part) => concat(part, rest)));
    if (first.form.kind === 'concat') return concat(first.form.first, concat(first.form.rest, rest));
    return intern(`concat ${first.id} ${rest.id}`, first.final && rest.final, { kind: 'concat', first, rest });
  };

  const union = (parts: readonly State[]): State => {
    const set = new Set<State>();
    for (const part of parts) {
      if (part.form.kind === 'union') for (const inner of part.form.parts) set.add(inner);
      else if (part !== nothing) set.add(part);
    }
    spent += set.size;
    const list = [...set].sort((left, right) => left.id - right.id);
    const [first] = list;
    if (first === undefined) return nothing;
    if (list.length === 1) return first;
    return intern(
      `union ${list.map((part) => part.id).join(' ')}`,
      list.some((part) => part.final),
      { kind: 'union', parts: list },
    );
  };

  const both = (left: State, right: State): State => {
    if (left === right) return left;
    if (left === nothing || right === nothing) return nothing;
    return intern(`both ${left.id} ${right.id}`, left.final && right.final, { kind: 'both', left, right });
  };

  const not = (inner: State): State =>
    inner.form.kind === 'not' ? inner.form.inner : intern(`not ${inner.id}`, !inner.final, { kind: 'not', inner });

  const repeat = (inner: State, least: number, max: number): State => {
    const min = inner.final ? 0 : least;
    if (max === 0 || inner === empty) return empty;
    if (inner === nothing) return min === 0 ? empty : nothing;
    if (min === 1 && max === 1) return inner;
    return intern(`repeat ${inner.id} ${min} ${max}`, min === 0, { kind: 'repeat', inner, min, max });
  };

  const interval = (low: number, high: number, digits: number, read: string): State => {
    const inside = read !== '' && Number(read) >= low && Number(read) <= high && (digits === 0 || read.length === digits);
    return intern(`interval ${low} ${high} ${digits} ${read}`, inside, { kind: 'interval', low, high, digits, read });
  };

  const afterDigit = (form: Form & { readonly kind: 'interval' }, codePoint: number): State => {
    if (codePoint < 48 || codePoint > 57) return nothing;
    const read = form.read + String(codePoint - 48);
    if (form.digits > 0) return read.length > form.digits ? nothing : interval(form.low, form.high, form.digits, read);
    return Number(read) > form.high ? nothing : interval(form.low, form.high, 0, String(Number(read)));
  };

  const derive = ({ form }: State, codePoint: number): State => {
    switch (form.kind) {
      case 'nothing':
      case 'empty':
        return nothing;
      case 'one':
        return form.test(codePoint) ? empty : nothing;
      case 'concat': {
        const within = concat(after(form.first, codePoint), form.rest);
        return form.first.final ? union([within, after(form.rest, codePoint)]) : within;
      }
      case 'union':
        return union(form.parts.map((part) => after(part, codePoint)));
      case 'both':
        return both(after(form.left, codePoint), after(form.right, codePoint));
      case 'not':
        return not(after(form.inner, codePoint));
      case 'repeat':
        return concat(after(form.inner, codePoint), repeat(form.inner, Math.max(0, form.min - 1), form.max - 1));
      case 'interval':
        return afterDigit(form, codePoint);
    }
  };

  const after = (state: State, codePoint: number): State => {
    const known = state.next.get(codePoint);
    if (known !== undefined) return known;
    spent++;
    const next = derive(state, codePoint);
    state.next.set(codePoint, next);
    return next;
  };

  const stateOf = (tree: RegexpTree): State => {
    switch (tree.kind) {
      case 'nothing':
        return nothing;
      case 'empty':
        return empty;
      case 'one':
        return one(tree.test);
      case 'concat':
        return tree.parts.map(stateOf).reduceRight((rest, first) => concat(first, rest), empty);
      case 'union':
        return union(tree.parts.map(stateOf));
      case 'both':
        return both(stateOf(tree.left), stateOf(tree.right));
      case 'not':
        return not(stateOf(tree.inner));
      case 'repeat':
        return repeat(stateOf(tree.inner), tree.min, tree.max);
      case 'interval':
        return interval(tree.low, tree.high, tree.digits, '');
    }
  };

  return { spent: () => spent, stateOf, after };
}
