import { type Alphabet, alphabetOf, classesOf } from './alphabet.ts';
import { type Budget, type Built, TOO_MANY } from './budget.ts';
import type { Dfa } from './dfa.ts';
import { minimize } from './minimize.ts';
import type { CharSet, NFA } from './refa.generated.ts';

/** An automaton without determinism in plain arrays: state 0 starts, an edge goes to `to` on each of `classes`. */
interface PlainNfa {
  readonly alphabet: Alphabet;
  readonly edges: readonly (readonly { readonly to: number; readonly classes: readonly number[] }[])[];
  readonly accepting: readonly boolean[];
}

/** refa's graph as arrays over the coarsest alphabet. */
export function plain(nfa: NFA, maxWork: number): Built<PlainNfa> {
  const nodes = [...nfa.nodes()];
  const number = new Map(nodes.map((node, index) => [node, index]));
  const shared = new Map<string, CharSet>();
  const canonical = (set: CharSet) => {
    const key = set.toRangesString();
    const known = shared.get(key);
    if (known === undefined) shared.set(key, set);
    return known ?? set;
  };
  const links = nodes.map((node) => [...node.out].map(([to, set]) => ({ to: number.get(to) ?? 0, set: canonical(set) })));
  const alphabet = alphabetOf(shared.values(), maxWork);
  if (alphabet === null) return TOO_MANY;
  const classes = new Map([...shared.values()].map((set) => [set, classesOf(alphabet, set)]));
  const edges = links.map((list) => list.map(({ to, set }) => ({ to, classes: classes.get(set) ?? [] })));
  return { ok: true, value: { alphabet, edges, accepting: nodes.map((node) => nfa.finals.has(node)) } };
}

/** Subset construction, then minimising. Both the number of subsets and the work spent on them are bounded. */
export function determinize(nfa: NFA, budget: Budget): Built<Dfa> {
  const flat = plain(nfa, budget.maxWork);
  if (!flat.ok) return flat;
  const { alphabet, edges, accepting } = flat.value;
  // The subsets may outnumber the states that are left after minimising.
  const maxSubsets = budget.maxStates * 4;
  const subsets: (readonly number[])[] = [[0]];
  const known = new Map([['0', 0]]);
  const next: number[] = [];
  let work = 0;
  for (let at = 0; at < subsets.length; at++) {
    const targets = Array.from({ length: alphabet.size }, () => new Set<number>());
    work += alphabet.size;
    for (const state of subsets[at] ?? []) {
      for (const edge of edges[state] ?? []) {
        work += edge.classes.length;
        if (work > budget.maxWork) return TOO_MANY;
        for (const symbol of edge.classes) targets[symbol]?.add(edge.to);
      }
    }
    for (const target of targets) {
      const members = [...target].sort((a, b) => a - b);
      const key = members.join();
      let subset = known.get(key);
      if (subset === undefined) {
        subset = subsets.push(members) - 1;
        known.set(key, subset);
        if (subsets.length > maxSubsets) return TOO_MANY;
      }
      next.push(subset);
    }
  }
  const minimal = minimize({
    alphabet,
    next,
    accepting: subsets.map((subset) => subset.some((state) => accepting[state])),
  });
  return minimal.accepting.length > budget.maxStates ? TOO_MANY : { ok: true, value: minimal };
}
