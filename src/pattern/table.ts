import type { Alphabet } from './alphabet.ts';
import { type Built, DEFAULT_BUDGET } from './budget.ts';
import { plain } from './determinize.ts';
import type { Dfa } from './dfa.ts';
import type { NFA } from './refa.generated.ts';

/** Stretches of code points and their classes; see `Alphabet`. */
interface TableAlphabet {
  readonly starts: readonly number[];
  readonly classes: readonly number[];
  readonly size: number;
}

/**
 * A deterministic automaton as data. A row is its commonest target followed by pairs of class and other target;
 * `accepting` lists states. State 0 starts.
 */
export interface DfaTable extends TableAlphabet {
  readonly kind: 'dfa';
  readonly rows: readonly (readonly number[])[];
  readonly accepting: readonly number[];
}

/** An automaton that may be in many states at once. A row is pairs of target and index into `sets`, lists of classes. */
export interface NfaTable extends TableAlphabet {
  readonly kind: 'nfa';
  readonly rows: readonly (readonly number[])[];
  readonly sets: readonly (readonly number[])[];
  readonly accepting: readonly number[];
}

export function dfaTable(dfa: Dfa): DfaTable {
  const { size } = dfa.alphabet;
  const rows = dfa.accepting.map((_, state) => packed(dfa.next.slice(state * size, (state + 1) * size)));
  return { kind: 'dfa', ...copied(dfa.alphabet), rows, accepting: acceptingStates(dfa.accepting) };
}

function packed(targets: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
  const [[common] = [0]] = [...counts].sort((a, b) => b[1] - a[1]);
  return [common, ...targets.flatMap((target, symbol) => (target === common ? [] : [symbol, target]))];
}

export function nfaTable(nfa: NFA): Built<NfaTable> {
  const flat = plain(nfa, DEFAULT_BUDGET.maxWork);
  if (!flat.ok) return flat;
  const { alphabet, edges, accepting } = flat.value;
  const names = new Map<readonly number[], number>();
  const nameOf = (classes: readonly number[]) => {
    const name = names.get(classes) ?? names.size;
    names.set(classes, name);
    return name;
  };
  const rows = edges.map((list) => list.flatMap(({ to, classes }) => [to, nameOf(classes)]));
  const value: NfaTable = {
    kind: 'nfa',
    ...copied(alphabet),
    rows,
    sets: [...names.keys()],
    accepting: acceptingStates(accepting),
  };
  return { ok: true, value };
}

function copied({ starts, classes, size }: Alphabet): TableAlphabet {
  return { starts, classes, size };
}

function acceptingStates(accepting: readonly boolean[]): readonly number[] {
  return accepting.flatMap((accepts, state) => (accepts ? [state] : []));
}
