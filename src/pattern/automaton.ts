import { type Budget, type Built, DEFAULT_BUDGET, TOO_MANY } from './budget.ts';
import { determinize } from './determinize.ts';
import { complementOf, type Dfa, nfaOfDfa } from './dfa.ts';
import { type Expression, MAX_CODE_POINT } from './expression.ts';
import { type CharSet, NFA } from './refa.generated.ts';

/** The most states and transitions that an automaton without determinism may have. */
const MAX_NFA_STATES = 20_000;
const MAX_NFA_TRANSITIONS = 400_000;
/** A complement inside an expression may take as many states as Lucene allows a whole one (eql-semantics 7.7). */
const MAX_INNER_STATES = 10_000;

/** The minimal deterministic automaton of an expression, or the fact that the budget does not suffice. */
export function dfaOf(expression: Expression, budget: Budget = DEFAULT_BUDGET): Built<Dfa> {
  if (expression.kind === 'complement') {
    const inner = dfaOf(expression.item, budget);
    return inner.ok ? { ok: true, value: complementOf(inner.value) } : inner;
  }
  const nfa = nfaOf(expression, budget);
  if (!nfa.ok) return nfa;
  return determinize(nfa.value, budget);
}

/** An automaton without empty transitions; complements inside are determinised within the budget. */
export function nfaOf(expression: Expression, budget: Budget = DEFAULT_BUDGET): Built<NFA> {
  const resolved = resolve(expression, budget);
  if (!resolved.ok) return resolved;
  const size = sizeOf(resolved.value);
  if (size.states > MAX_NFA_STATES || size.transitions > MAX_NFA_TRANSITIONS) return TOO_MANY;
  return { ok: true, value: build(resolved.value) };
}

/** An expression whose complements have become automata. */
type Resolved =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly items: readonly Resolved[] }
  | { readonly kind: 'choice'; readonly items: readonly Resolved[] }
  | { readonly kind: 'repeat'; readonly item: Resolved; readonly min: number; readonly max: number | null }
  | { readonly kind: 'automaton'; readonly nfa: NFA };

function resolve(expression: Expression, budget: Budget): Built<Resolved> {
  switch (expression.kind) {
    case 'set':
      return { ok: true, value: expression };
    case 'complement': {
      const dfa = dfaOf(expression, { ...budget, maxStates: Math.max(budget.maxStates, MAX_INNER_STATES) });
      return dfa.ok ? { ok: true, value: { kind: 'automaton', nfa: nfaOfDfa(dfa.value) } } : dfa;
    }
    case 'repeat': {
      const item = resolve(expression.item, budget);
      return item.ok ? { ok: true, value: { ...expression, item: item.value } } : item;
    }
    case 'sequence':
    case 'choice': {
      const items: Resolved[] = [];
      for (const item of expression.items) {
        const resolved = resolve(item, budget);
        if (!resolved.ok) return resolved;
        items.push(resolved.value);
      }
      return { ok: true, value: { kind: expression.kind, items } };
    }
  }
}

/** Upper bounds: states without the initial one, transitions, and how many of them start or end the automaton. */
interface Size {
  readonly states: number;
  readonly transitions: number;
  readonly first: number;
  readonly last: number;
  readonly nullable: boolean;
}

const NO_SIZE: Size = { states: 0, transitions: 0, first: 0, last: 0, nullable: true };

/** Told before building, since nothing else would stop the building. */
function sizeOf(expression: Resolved): Size {
  switch (expression.kind) {
    case 'set':
      return { states: 1, transitions: 1, first: 1, last: 1, nullable: false };
    case 'automaton': {
      const { initial, finals } = expression.nfa;
      let transitions = 0;
      let states = 0;
      for (const node of expression.nfa.nodes()) {
        states += 1;
        transitions += node.out.size;
      }
      return { states, transitions, first: initial.out.size, last: finals.size, nullable: finals.has(initial) };
    }
    case 'sequence':
      return expression.items.map(sizeOf).reduce(inSequence, NO_SIZE);
    case 'choice':
      return expression.items.map(sizeOf).reduce(sum, { ...NO_SIZE, nullable: false });
    case 'repeat':
      return repeated(sizeOf(expression.item), expression.min, expression.max);
  }
}

function inSequence(left: Size, right: Size): Size {
  return {
    states: left.states + right.states,
    transitions: left.transitions + right.transitions + left.last * right.first,
    first: left.first + (left.nullable ? right.first : 0),
    last: right.last + (right.nullable ? left.last : 0),
    nullable: left.nullable && right.nullable,
  };
}

function sum(left: Size, right: Size): Size {
  return {
    states: left.states + right.states,
    transitions: left.transitions + right.transitions,
    first: left.first + right.first,
    last: left.last + right.last,
    nullable: left.nullable || right.nullable,
  };
}

/** refa drops the empty string from a nullable item and nests the copies, so each copy joins the next one only. */
function repeated(item: Size, min: number, max: number | null): Size {
  const copies = max ?? min + 1;
  const required = item.nullable ? 0 : min;
  return {
    states: item.states * copies,
    transitions: (item.transitions + item.last * item.first * 2) * copies,
    first: item.first,
    last: item.last * (copies - required + 1),
    nullable: required === 0,
  };
}

const OPTIONS = { maxCharacter: MAX_CODE_POINT };
/** Without refa's own limit: `sizeOf` has already said that the automaton is small enough. */
const FACTORY = NFA.nodeFactory;

function build(expression: Resolved): NFA {
  switch (expression.kind) {
    case 'set':
      return NFA.fromCharSet(expression.set, FACTORY);
    case 'automaton':
      return expression.nfa.copy(FACTORY);
    case 'sequence': {
      const whole = NFA.emptyWord(OPTIONS, FACTORY);
      for (const item of expression.items) whole.appendInto(build(item), FACTORY);
      return whole;
    }
    case 'choice': {
      const whole = NFA.empty(OPTIONS, FACTORY);
      for (const item of expression.items) whole.unionInto(build(item), FACTORY);
      return whole;
    }
    case 'repeat': {
      const item = build(expression.item);
      item.quantify(expression.min, expression.max ?? Number.POSITIVE_INFINITY, FACTORY);
      return item;
    }
  }
}
