import { type Alphabet, setsOf } from './alphabet.ts';
import { MAX_CODE_POINT } from './expression.ts';
import { CharSet, NFA } from './refa.generated.ts';

/**
 * A complete deterministic automaton over code points: from state s, a character of class c leads to
 * `next[s * alphabet.size + c]`. State 0 is the start.
 */
export interface Dfa {
  readonly alphabet: Alphabet;
  readonly next: readonly number[];
  readonly accepting: readonly boolean[];
}

/** The automaton of all other strings. */
export function complementOf(dfa: Dfa): Dfa {
  return { ...dfa, accepting: dfa.accepting.map((accepts) => !accepts) };
}

/** Does the automaton accept the text? For tools and tests; the emitted matchers are faster. */
export function accepts(dfa: Dfa, text: string): boolean {
  let state = 0;
  for (const character of text) state = step(dfa, state, character.codePointAt(0) ?? 0);
  return dfa.accepting[state] ?? false;
}

function step(dfa: Dfa, state: number, code: number): number {
  let stretch = dfa.alphabet.starts.length - 1;
  while (stretch > 0 && (dfa.alphabet.starts[stretch] ?? 0) > code) stretch -= 1;
  return dfa.next[state * dfa.alphabet.size + (dfa.alphabet.classes[stretch] ?? 0)] ?? 0;
}

/** The same automaton as one that refa can put together with others; states that lead nowhere are left out. */
export function nfaOfDfa(dfa: Dfa): NFA {
  const nfa = NFA.empty({ maxCharacter: MAX_CODE_POINT });
  const nodes = dfa.accepting.map((_, state) => (state === 0 ? nfa.initial : new NFA.Node()));
  const sets = setsOf(dfa.alphabet);
  const width = dfa.alphabet.size;
  // refa wants an initial state that nothing leads back to, so the start gets a twin for the loops.
  const twin = new NFA.Node();
  nodes.forEach((node, state) => {
    const targets = new Map<number, CharSet[]>();
    sets.forEach((set, symbol) => {
      const target = dfa.next[state * width + symbol] ?? 0;
      targets.set(target, [...(targets.get(target) ?? []), set]);
    });
    for (const [target, parts] of targets) {
      const set = CharSet.empty(MAX_CODE_POINT).union(...parts);
      const to = target === 0 ? twin : nodes[target];
      if (to === undefined) continue;
      node.link(to, set);
      if (state === 0) twin.link(to, set);
    }
    if (dfa.accepting[state] !== true) return;
    nfa.finals.add(node);
    if (state === 0) nfa.finals.add(twin);
  });
  nfa.removeUnreachable();
  return nfa;
}
